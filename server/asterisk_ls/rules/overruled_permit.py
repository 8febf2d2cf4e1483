"""A rule that permits somebody has no effect, since one below it denies the same addresses.

All rules are looked at, and the last one that matches counts. So what is denied as a whole stands above what is permitted of it.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
permit = 192.0.2.0/24
         ^^^^^^^^^^^^ overruled-permit "no effect: `deny = 0.0.0.0/0` below it counts"
deny = 0.0.0.0/0
```

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
deny = 0.0.0.0/0
permit = 192.0.2.0/24
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Name the rule that counts."""
    yield about(case, f"no effect: `{detail(case, 0)}` below it counts")
