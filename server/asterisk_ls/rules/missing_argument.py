"""An application or a function lacks an argument that it cannot do without.

When a call comes to the step, Asterisk logs that the argument is needed, and the application does nothing; some of them
end the call.

```conf title="extensions.conf"
[internal]
exten => 100,1,Read(,enter-number)
               ^^^^ missing-argument "`Read` does nothing without `variable`"
 same => n,Queue()
           ^^^^^ missing-argument "`Queue` does nothing without arguments"
```

```conf title="extensions.conf"
[internal]
exten => 100,1,Read(NUMBER,enter-number)
 same => n,Queue(sales)
```

Functions have such arguments too.

```conf title="extensions.conf"
[internal]
exten => 100,1,NoOp(${VM_INFO(100)})
                      ^^^^^^^ missing-argument "`VM_INFO` does nothing without `attribute`"
```

Nothing is said where variables stand that may hold more than one argument.

```conf title="extensions.conf"
[internal]
exten => 100,1,Read(${ARGUMENTS})
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.calls import at_call, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say which one."""
    what = f"`{detail(case, 1)}`" if detail(case, 1) else "arguments"
    yield Finding(at_call(case), f"`{detail(case, 0)}` does nothing without {what}")
