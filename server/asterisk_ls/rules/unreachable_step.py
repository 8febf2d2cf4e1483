"""Steps behind a jump, or behind the end of a call, that nothing leads to.

A call does not go on behind `Hangup`, `Goto` or `Return`. What stands below is reached by its label, or by its number, alone.

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
 same => n,Hangup()
 same => n,Playback(goodbye)
           ^^^^^^^^^^^^^^^^^ unreachable-step "behind `Hangup`"
```

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
 same => n,GotoIf($["${X}" = ""]?empty:full)
 same => n(empty),Playback(goodbye)
 same => n,Hangup()
 same => n(full),Echo()
 same => n,Goto(200,1)
 same => n,Hangup()

exten => 200,1,Hangup()
```

A last `Hangup`, which does no harm, is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import detail
from asterisk_ls.rules.steps import at_part, first_one, parts_at_fault

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the first of them."""
    application, count = detail(case, 0), int(detail(case, 1))
    more = f", nor do the {count - 1} below" if count > 2 else ", nor does the one below" if count > 1 else ""  # noqa: PLR2004
    message = f"behind `{application}`, and without a label: no call comes to this step{more}"
    yield Finding(at_part(case, parts_at_fault(case).call), message, related=first_one(case, "calls leave here"))
