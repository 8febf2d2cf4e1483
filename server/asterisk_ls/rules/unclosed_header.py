"""A section header has no closing bracket.

Asterisk stops at the first header that does not end, and refuses the file: nothing of it is loaded, above the line or
below it. On a reload the configuration from before stays in force.

```conf title="pjsip.conf"
[6001]
type = aor
max_contacts = 1

[6002
^^^^^ unclosed-header "no `]`"
type = aor
```

```log
WARNING parse error: no closing ']', line 5 of pjsip.conf
ERROR Contents of config file 'pjsip.conf' are invalid and cannot be parsed
```

A name that stands alone is closed where it ends.

```conf fixed
[6001]
type = aor
max_contacts = 1

[6002]
type = aor
```

In a file that is included, only the rest of that file is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.pointing import columns, line_of, logged, raw_line, visible, visible_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"\[[\w.@+-]+(?=\([\w.!+,@-]*\)$|$)")
"""`[name`, or `[name(template)`: where the bracket belongs is plain to see."""


def check(case: Case) -> Iterator[Finding]:
    """Point at the header, and close it where its name ends."""
    line = line_of(case)
    text = raw_line(case, line)
    start, end = visible_columns(text)
    name = _NAME.match(text[start:end])
    fixes: tuple[Fix, ...] = ()
    if name is not None:
        close = start + name.end()
        fixes = (Fix("close the bracket", (Replace(columns(case, line, close, close), "]"),), safe=True),)
    yield Finding(visible(case, line), "no `]` at the end of the section's name", log=logged(case), fixes=fixes)
