"""An option has a value that brings Asterisk down.

Asterisk hangs or crashes when it reads the value: it never finishes starting.

```conf title="pjsip.conf"
[6001]
type = endpoint
call_group = 2147483647
             ^^^^^^^^^^ crashing-value
```

Groups are numbers from 0 to 63; the largest number that an integer can hold makes the loop over them endless.

```conf title="pjsip.conf"
[6001]
type = endpoint
call_group = 0-63
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.values import value_finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the value."""
    finding = value_finding(case)
    if finding is not None:
        yield finding
