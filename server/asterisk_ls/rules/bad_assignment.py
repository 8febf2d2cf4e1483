"""`Set` has no `=`, or blanks in the name of a variable.

A blank before the `=` belongs to the name, and one behind it to the value. Asterisk logs `Please avoid unnecessary spaces
on variables as it may lead to unexpected results` when a call comes to the step; `${NAME}` stays empty.

```conf title="extensions.conf"
[internal]
exten => 100,1,Set(NAME = Reception)
                   ^^^^^ bad-assignment "`NAME `"
 same => n,Set(NAME)
               ^^^^ bad-assignment "no `=`"
```

```conf fixed unsafe
[internal]
exten => 100,1,Set(NAME=Reception)
 same => n,Set(NAME)
```

A function with a blank behind its parenthesis is taken for a variable of that name.

```conf title="extensions.conf"
[internal]
exten => 100,1,Set(CALLERID(name) =Reception)
                   ^^^^^^^^^^^^^^^ bad-assignment "a variable, not a function"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.calls import at_call, detail, span_of
from asterisk_ls.rules.steps import option_at_fault, putting
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Take the blanks away."""
    name = detail(case, 0)
    if not name:
        yield Finding(at_call(case), "no `=`, so nothing is set")
        return
    value, span = option_at_fault(case).value, span_of(case)
    behind = value[span.end :]
    end = span.end + (len(behind) - len(behind[1:].lstrip()) if behind[:1] == "=" else 0)
    what = "a variable, not a function" if name.rstrip().endswith(")") else "which no `${…}` asks for"
    fix = putting(case, "take the blanks away", Span(span.start, end), f"{name.strip()}=")
    is_inner = " " in name.strip()
    yield Finding(at_call(case), f"the name with its blanks is `{name}`: {what}", fixes=() if is_inner else (fix,))
