"""Applications are to be followed by channel events, but no event of applications is tracked.

Asterisk refuses `cel.conf` as a whole, so that no channel events are written at all.

```conf title="cel.conf"
[general]
enable = yes
apps = dial,park
^^^^^^^^^^^^^^^^ untracked-applications "`events` has neither `APP_START` nor `APP_END`"
events = CHAN_START,CHAN_END
```

```log
ERROR Applications are listed to be tracked, but APP events are not tracked
```

```conf title="cel.conf"
[general]
enable = yes
apps = dial,park
events = APP_START,CHAN_START,CHAN_END
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Effect, Finding, Piece
from asterisk_ls.rules.pointing import about

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the list of applications."""
    message = "`events` has neither `APP_START` nor `APP_END`, without which no application is followed"
    yield about(case, message, piece=Piece.LINE)._replace(effect=Effect.FILE_REFUSED)
