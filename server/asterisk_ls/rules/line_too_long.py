"""A line is longer than Asterisk reads.

Lines are read into a buffer of 8,192 bytes. A longer line is not cut: it is skipped as a whole, and a warning shows how
it begins.

```conf bytes title="pjsip.conf"
[6001]
type = aor
mailboxes = <31*8180>
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ line-too-long "longer than 8190 bytes"
```

```log
WARNING Line 3 too long, skipping. It begins with: mailboxes = 11111111111111111111...
```

Where an option may be repeated (`match`, `contact`, `allow`, `permit`), spread the list over several lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import columns, line_of, logged

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOWN = 32


def check(case: Case) -> Iterator[Finding]:
    """Point at the beginning: nobody wants to see all of it."""
    line = line_of(case)
    message = "longer than 8190 bytes, so the whole line is ignored"
    yield Finding(columns(case, line, 0, _SHOWN), message, log=logged(case))
