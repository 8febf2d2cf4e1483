"""An application or a function lacks an argument that it cannot do without.

When a call comes to the step, Asterisk logs that the argument is needed. Some applications do nothing then, others end the
call: the steps behind them are not run.

```conf title="extensions.conf"
[internal]
exten => 100,1,Read(,enter-number)
               ^^^^ missing-argument "`Read` needs its argument `variable`"
 same => n,Queue()
           ^^^^^ missing-argument "`Queue` without arguments ends the call"
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
                      ^^^^^^^ missing-argument "`VM_INFO` needs its argument `attribute`"
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
    name, missing = detail(case, 0), detail(case, 1)
    is_tried = case.step is not None and case.step.application.lower() == "tryexec"
    message = f"`{name}` needs its argument `{missing}`" if missing else f"`{name}` needs arguments"
    if not missing and name.lower() in _ENDING and not is_tried:
        message = f"`{name}` without arguments ends the call"
    yield Finding(at_call(case), message)


_ENDING = frozenset(
    (
        "addqueuemember",
        "authenticate",
        "background",
        "controlplayback",
        "disa",
        "execiftime",
        "followme",
        "gosub",
        "gotoiftime",
        "mixmonitor",
        "mp3player",
        "pausequeuemember",
        "playback",
        "queue",
        "queuelog",
        "record",
        "removequeuemember",
        "retrydial",
        "saynumber",
        "unpausequeuemember",
        "userevent",
    )
)
"""Applications, in small letters, whose code returns -1 where there is nothing between the parentheses."""
