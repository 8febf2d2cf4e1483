"""A priority of an extension is missing, and what stands behind it is not reached.

A call goes from a priority to the next number. Where that is missing, it ends.

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
exten => 100,2,Playback(welcome)
exten => 100,4,Echo()
             ^ priority-gap "no priority 3"
```

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
 same => n,Playback(welcome)
 same => n,Echo()
```

A step that is jumped to may stand behind a gap.

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
exten => 100,2,GotoIf($["${X}" = "1"]?10:20)
exten => 100,10,Echo()
exten => 100,11,Hangup()
exten => 100,20,Playback(welcome)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import detail
from asterisk_ls.rules.steps import at_part, first_one, is_answered, parts_at_fault

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Be silent where a call may go on in an included context."""
    exten, before, after = detail(case, 0), detail(case, 1), detail(case, 2)
    missing = int(before) + 1
    if is_answered(case, exten, missing):
        return
    message = (
        f"`{exten}` has no priority {missing}, so a call ends behind priority {before} and does not come to {after}"
    )
    yield Finding(at_part(case, parts_at_fault(case).priority), message, related=first_one(case, "a call ends here"))
