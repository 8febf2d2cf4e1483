"""A block comment is closed that was never opened.

Asterisk counts openings and closings. A `--;` without its `;--` takes the count below zero, and from the next line on
everything down to the end of the file counts as comment.

```conf title="pjsip.conf"
[6001]
type = aor
voicemail_extension = *97 --;
                          ^^^ stray-comment-end "closes nothing"

[6002]
type = aor
```

```objects
aor 6001
```

Remove the dashes; a comment on the same line begins with a plain `;`.

```conf title="pjsip.conf"
[6001]
type = aor
voicemail_extension = *97 ; or *98

[6002]
type = aor
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import columns, line_of, logged, raw_line

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the `--;`."""
    line = line_of(case)
    start = max(raw_line(case, line).rfind("--;"), 0)
    message = "`--;` closes nothing: all lines that follow are lost"
    yield Finding(columns(case, line, start, start + 3), message, log=logged(case))
