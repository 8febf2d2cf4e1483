"""A block comment is opened and never closed.

`;--` opens a comment that reaches over lines until `--;`. Without that end, Asterisk skips everything down to the end
of the file and only prints a warning. It also happens by accident, when somebody draws a line with `;--` and not with
`;---`.

```conf title="pjsip.conf"
[6001]
type = aor
;-- the phones of the second floor
^^^ unterminated-comment "never closed"

[6002]
type = aor
```

```log
WARNING Unterminated comment detected beginning on line 3
```

```objects
aor 6001
```

Put a `--;` where the comment ends, or write a plain `;` before each line of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import columns, line_of, logged, raw_line

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the `;--`."""
    line = line_of(case)
    start = max(raw_line(case, line).rfind(";--"), 0)
    message = "this comment is never closed: all that follows is lost"
    yield Finding(columns(case, line, start, start + 3), message, log=logged(case))
