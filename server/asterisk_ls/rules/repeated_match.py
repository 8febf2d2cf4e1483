"""An identify has the same host twice.

The second one adds no address, and Asterisk logs a message that reads as if the name did not resolve. The object is
loaded.

```conf title="pjsip.conf"
[carrier]
type = endpoint

[carrier]
type = identify
endpoint = carrier
match = sip.example.com,sip.example.com
        ^^^^^^^^^^^^^^^ match-by-name
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ repeated-match "`sip.example.com` is there already"
                        ^^^^^^^^^^^^^^^ match-by-name
```

```log
WARNING Identify 'carrier' provided address 'sip.example.com' did not resolve to any address
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the list."""
    yield about(case, f"`{detail(case, 1)}` is there already")
