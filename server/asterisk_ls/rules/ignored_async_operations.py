"""`async_operations` can no longer be set.

Asterisk logs a warning for any number but 1, and takes 1.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0
async_operations = 5
                   ^ ignored-async-operations "always 1"
```

```log
WARNING The async_operations setting on transport 'udp' has been set to '5'. The setting can no longer be set and is always 1.
```

```conf fixed
[udp]
type = transport
bind = 0.0.0.0
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.curing import removal
from asterisk_ls.rules.pointing import about

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the number."""
    yield about(case, "`async_operations` is always 1", fixes=removal(case, safe=True))
