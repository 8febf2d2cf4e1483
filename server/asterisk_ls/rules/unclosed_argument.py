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

The argument of an option is lost, and those behind it: `Missing closing parenthesis for argument 'm' in string …`. `Dial`
gives up then.

```conf title="extensions.conf"
[internal]
exten => 100,1,Dial(PJSIP/100,20,tL(9000)m(default)
                                          ^ unclosed-argument "no `)` for this `(`: `Dial` refuses its options and calls nobody"
 same => n,ExecIf($[1]?Dial(PJSIP/100,20,tm(default))
                                           ^ unclosed-argument
```

```conf title="extensions.conf"
[internal]
exten => 100,1,Dial(PJSIP/100,20,tm(default))
```

Commas do not separate there either.

```conf title="extensions.conf"
[internal]
exten => 100,1,Dial(PJSIP/100,20,trU(monitor,s,1)
                                    ^ unclosed-argument "calls nobody"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Effect, Finding
from asterisk_ls.rules.calls import at_call, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what it costs."""
    if not detail(case, 0):
        yield Finding(at_call(case), "nothing closes this: the commas behind it do not separate arguments")
        return
    is_dial = detail(case, 1) == "Dial"
    costs = "`Dial` refuses its options and calls nobody" if is_dial else "the options from here on are lost"
    effect = Effect.FAILS_AT_RUN_TIME if is_dial else None
    yield Finding(at_call(case), f"no `)` for this `(`: {costs}", effect=effect)
