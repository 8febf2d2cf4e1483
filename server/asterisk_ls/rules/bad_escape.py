r"""A line begins with a backslash that escapes nothing.

At the start of a line a backslash takes the meaning from a character that would begin a header or a directive, as in
`\[name = value`. Before a blank, or at the end of the line, there is nothing to escape, and Asterisk refuses the whole
file.

```conf title="pjsip.conf"
[6001]
type = aor
\ max_contacts = 1
^ bad-escape "escapes nothing"
```

```log
ERROR Invalid escape in line 3 of pjsip.conf
ERROR Contents of config file 'pjsip.conf' are invalid and cannot be parsed
```

A line cannot be continued by a backslash either: Asterisk knows no continued lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.pointing import columns, line_of, logged, raw_line, visible_columns

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the backslash, and offer to remove it."""
    line = line_of(case)
    start, _ = visible_columns(raw_line(case, line))
    spot = columns(case, line, start, start + 1)
    fix = Fix("remove the backslash", (Replace(spot, ""),))
    yield Finding(spot, "the backslash escapes nothing", log=logged(case), fixes=(fix,))
