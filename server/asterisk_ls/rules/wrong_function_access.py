"""A function is read that can only be written, or written that can only be read.

Asterisk logs `Function LEN cannot be written to`, or `Function ARRAY cannot be read`, when a call comes to the step.

```conf title="extensions.conf"
[internal]
exten => 100,1,Set(LEN(${NAME})=4)
                   ^^^ wrong-function-access "`LEN` can only be read"
 same => n,NoOp(${ARRAY(a,b)})
                  ^^^^^ wrong-function-access "`ARRAY` can only be written"
```

```conf title="extensions.conf"
[internal]
exten => 100,1,Set(LENGTH=${LEN(${NAME})})
 same => n,Set(ARRAY(a,b)=1,2)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.calls import at_call, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what it is for."""
    name, tried = detail(case, 0), detail(case, 1)
    can = "written, as in `Set(…=…)`" if tried == "read" else f"read, as in `${{{name}(…)}}`"
    yield Finding(at_call(case), f"`{name}` can only be {can}")
