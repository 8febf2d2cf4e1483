"""`#include` does not say which file.

Asterisk prints a warning and reads on.

```conf title="pjsip.conf"
#include
^^^^^^^^ directive-without-argument "names no file"
[6001]
type = aor
```

```log
WARNING Directive '#include' needs an argument (filename) at line 1 of pjsip.conf
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import line_of, logged, visible

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the line."""
    assert case.fault is not None  # noqa: S101 - a fault is what the rule runs on
    word = case.fault.detail[0]
    yield Finding(visible(case, line_of(case)), f"`#{word}` names no file", log=logged(case))
