"""An extension has no priority 1.

Who dials it is told that there is no such extension: Asterisk looks for priority 1. Steps are reached by a jump alone.

```conf title="extensions.conf"
[internal]
exten => 100,2,Answer()
             ^ no-first-priority "no priority 1"
exten => 100,3,Echo()
```

Where another extension has that priority, a call begins there and goes on here: one way to do something special for a
number among many.

```conf title="extensions.conf"
[internal]
exten => _1XX,1,NoOp()
exten => _1XX,2,Dial(PJSIP/${EXTEN})
exten => 100,2,Dial(PJSIP/hall)
```

A step with a label is there to be jumped to. So are, it seems, extensions of a context that all begin with another number.

```conf title="extensions.conf"
[internal]
exten => 100,1,Goto(menu,start)
exten => menu,5(start),Answer()
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Severity
from asterisk_ls.rules.pointing import detail
from asterisk_ls.rules.steps import at_part, is_answered, parts_at_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEXT_BEST = "2"
"""What is left when the first step is lost or forgotten; another number is hardly a slip."""


def check(case: Case) -> Iterator[Finding]:
    """Be silent where a call may begin elsewhere."""
    exten, priority, label = detail(case, 0), detail(case, 1), detail(case, 2)
    if label or is_answered(case, exten):
        return
    message = f"`{exten}` has no priority 1, it begins with {priority}: nobody can call it"
    severity = None if priority == _NEXT_BEST else Severity.INFORMATION
    yield Finding(at_part(case, parts_at_fault(case).priority), message, severity=severity)
