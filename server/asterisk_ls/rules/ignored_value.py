"""An option has a value, or a part of one, that has no effect.

The object is loaded as if the value, or that part of it, were not there. Some options log a message, most do not.

```conf title="pjsip.conf"
[6001]
type = endpoint
call_group = 1,99
               ^^ ignored-value
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.values import value_finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at what is ignored."""
    finding = value_finding(case)
    if finding is not None:
        yield finding
