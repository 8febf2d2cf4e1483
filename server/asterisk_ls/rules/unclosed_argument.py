"""A parenthesis, a bracket or a quote in the arguments is not closed.

What follows it belongs to the same argument, since commas do not separate there: here there is neither a time nor an option.

```conf title="extensions.conf"
[internal]
exten => 100,1,Queue("sales,t,,,60)
                     ^ unclosed-argument "the commas behind it do not separate"
```

```conf title="extensions.conf"
[internal]
exten => 100,1,Queue("sales",t,,,60)
```

## Options

The argument of an option is lost, and those behind it: `Missing closing parenthesis for argument 'm' in string …`.

```conf title="extensions.conf"
[internal]
exten => 100,1,Dial(PJSIP/100,20,tL(9000)m(default)
                                          ^ unclosed-argument "the options from here on are lost"
 same => n,ExecIf($[1]?Dial(PJSIP/100,20,tm(default))
                                           ^ unclosed-argument
```

```conf title="extensions.conf"
[internal]
exten => 100,1,Dial(PJSIP/100,20,tm(default))
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.calls import at_call, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what it costs."""
    options = "the options from here on are lost"
    costs = options if detail(case, 0) else "the commas behind it do not separate arguments"
    yield Finding(at_call(case), f"nothing closes this: {costs}")
