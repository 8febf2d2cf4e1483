"""An option stands before the first section of a file.

Every option belongs to the section above it. When there is none, Asterisk refuses the whole file.

```conf title="pjsip.conf"
max_contacts = 1
^^^^^^^^^^^^^^^^ no-category "no section above"

[6001]
type = aor
```

```log
WARNING parse error: No category context for line 1 of pjsip.conf
ERROR Contents of config file 'pjsip.conf' are invalid and cannot be parsed
```

An included file may begin with options: they go into the section that was opened last.

```conf title="pjsip.conf"
[6001]
type = aor
#include contacts.conf
```

```conf title="contacts.conf"
max_contacts = 1
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import line_of, logged, visible
from asterisk_ls.syntax.nodes import Option, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the first such line of a file: with it the file is lost."""
    line = line_of(case)
    if any(entry.line < line and isinstance(entry, Option | Problem) for entry in case.section.all_entries):
        return
    yield Finding(visible(case, line), "no section above this line", log=logged(case))
