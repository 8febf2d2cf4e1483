"""An aor has a minimum expiration above its maximum.

Asterisk raises what a phone asks for to the minimum, and lowers to the maximum only what lies above the minimum already. So
a short request gets a long registration, and a long request a short one.

```conf title="pjsip.conf"
[6001]
type = aor
max_contacts = 1
minimum_expiration = 3600
                     ^^^^ expiration-conflict "3600 is above 600, the maximum"
maximum_expiration = 600
```

Without a line, the minimum is 60 seconds and the maximum 7200.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Name both."""
    yield about(case, f"the minimum of {detail(case, 0)} is above {detail(case, 1)}, the maximum")
