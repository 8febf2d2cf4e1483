"""The default algorithms of the global section have a name that is not known.

Asterisk logs it and takes MD5 instead.

```conf title="pjsip.conf"
[global]
type = global
default_auth_algorithms_uas = MD6
                              ^^^ bad-default-algorithms "MD5 is taken instead"
```

The algorithms are `MD5`, `SHA-256` and `SHA-512-256`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the list."""
    yield about(case, f"`{detail(case, 0)}` cannot be used, so MD5 is taken instead")
