"""A SIP timer of the system section is too short.

Asterisk takes no `timer_t1` below 100 milliseconds, and no `timer_b` below 64 times `timer_t1`. It logs a warning and
sets the least.

```conf title="pjsip.conf"
[system]
type = system
timer_t1 = 50
           ^^ timer-too-short "set to 100"
timer_b = 6400
```

```log
WARNING Timer T1 setting is too low. Setting to 100
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what Asterisk takes instead."""
    yield about(case, f"too short: it is set to {detail(case, 1)}")
