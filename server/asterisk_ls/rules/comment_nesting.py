"""Block comments nest so deep that Asterisk never comes back.

Inside a block comment every `;--` opens another one. Asterisk keeps account of 128; at the next one it prints
`Maximum nest limit of 128 reached.` and looks at the same place again, for ever: it does not finish starting, and a
reload does not end.

```conf bytes title="pjsip.conf"
[6001]
type = aor
<3B2D2D*129>
                                                                                                                                                                                                                                                                                                                                                                                                ^^^ comment-nesting "Asterisk hangs"
```

Close the comments with `--;`, or use a `;` at the beginning of each line, which does not nest. A line of many dashes
is safe when it begins with `;---`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import columns, line_of, logged, raw_line

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the last opening of the line."""
    line = line_of(case)
    start = max(raw_line(case, line).rfind(";--"), 0)
    message = "more than 128 nested block comments: Asterisk hangs here"
    yield Finding(columns(case, line, start, start + 3), message, log=logged(case))
