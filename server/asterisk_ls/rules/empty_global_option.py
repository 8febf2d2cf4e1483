"""An option of the global section may not be empty.

With an empty `debug` or `default_from_user` Asterisk drops the whole global section, and all of its options go back to
their defaults.

```conf title="pjsip.conf"
[global]
type = global
debug =
^^^^^^^ empty-global-option "`debug` may not be empty"
```

```log
ERROR Global option 'debug' can't be empty.  Set it to a valid value or remove the entry to accept 'no' as the default
ERROR Could not create an object of type 'global' with id 'global' from configuration file 'pjsip.conf'
```

```conf fixed unsafe
[global]
type = global
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.curing import removal
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer to remove the line."""
    yield about(case, f"`{detail(case, 0)}` may not be empty", fixes=removal(case))
