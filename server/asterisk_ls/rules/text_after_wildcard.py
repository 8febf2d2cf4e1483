"""A pattern goes on behind a `.` or `!`.

Both take all that is left of a number, so what stands behind them is never looked at: the pattern matches more than it
says.

```conf title="extensions.conf"
[internal]
exten => _9.11,1,Dial(PJSIP/${FILTER(0-9,${EXTEN:1})}@trunk)
         ^^^^^ text-after-wildcard "`.` takes all"
```

```conf title="extensions.conf"
[internal]
exten => _9X.,1,Dial(PJSIP/${FILTER(0-9,${EXTEN:1})}@trunk)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import detail
from asterisk_ls.rules.steps import at_part, parts_at_fault

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what the pattern really matches."""
    exten, wildcard = detail(case, 0), detail(case, 1)
    kept = exten[: exten.index(wildcard) + 1] if "[" not in exten else ""
    message = f"`{wildcard}` takes all that follows, so what stands behind it is never looked at"
    yield Finding(at_part(case, parts_at_fault(case).exten), f"{message}: the same as `{kept}`" if kept else message)
