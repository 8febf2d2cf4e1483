"""A key or certificate of `stir_shaken.conf` cannot be read.

Asterisk looks for these files while it loads, and drops the object when one is missing, or may not be read by the user
that Asterisk runs as.

```absent
/etc/asterisk/keys/tn.pem
```

```conf title="stir_shaken.conf"
[15551234567]
type = tn
private_key_file = /etc/asterisk/keys/tn.pem
                   ^^^^^^^^^^^^^^^^^^^^^^^^^ unreadable-file "`/etc/asterisk/keys/tn.pem`"
public_cert_url = https://example.com/tn.pem
```

Files are taken to be there unless the directory is the one that Asterisk reads itself, or `check-paths` is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the path."""
    yield about(case, f"`{detail(case, 1)}` is missing or cannot be read")
