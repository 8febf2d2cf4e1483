"""A line has a value but no name before the equals sign.

Asterisk prints a warning and reads on without the line.

```conf title="pjsip.conf"
[6001]
type = aor
= 5
^^^ missing-option-name "no name"
```

```log
WARNING No variable name in line 3 of pjsip.conf
```

Write the name of the option, or remove the line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import line_of, logged, visible

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the line."""
    yield Finding(visible(case, line_of(case)), "no name before the `=`, so the line is ignored", log=logged(case))
