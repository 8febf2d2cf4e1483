"""One bad object costs all objects of its type.

`sorcery.conf` can ask for it, with `integrity=file` behind the name of the file: then Asterisk loads nothing of the
type from a file in which one object cannot be created.

```conf title="sorcery.conf"
[res_pjsip]
aor = config,pjsip.conf,criteria=type=aor,integrity=file
```

```conf title="pjsip.conf"
[6001]
^^^^^^ whole-file "all aor objects are lost"
type = aor
max_contacts = many
               ^^^^ refused-value

[6002]
type = aor
```

Repair the object, or leave `integrity=file` out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.losses import whole_type
from asterisk_ls.rules.pointing import header_spot, logged

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the object that does it."""
    creation = case.creation
    if creation is None:
        return
    message = f"`{creation.id}` cannot be created, so all {creation.type} objects are lost"
    yield Finding(header_spot(case), message, lost=whole_type(case), log=logged(case))
