"""Two objects of one type have the same name.

Asterisk then gives up on the type: **all** its objects are lost, not only these two. With two endpoints named `6001`
there is no endpoint at all, and no phone can register. On a reload the objects from before stay.

```conf title="pjsip.conf"
[6001]
^^^^^^ duplicate-object "all aor objects are lost"
type = aor

[6001]
^^^^^^ duplicate-object "all aor objects are lost"
type = aor
max_contacts = 1

[6002]
type = aor
```

```log
ERROR Config file 'pjsip.conf' could not be loaded; configuration contains a duplicate object: '6001' of type 'aor'
```

```objects
```

One name for an endpoint, an auth and an aor is fine. Lines are added to a section by `(+)`.

```conf title="pjsip.conf"
[6001]
type = aor

[6001](+)
max_contacts = 1

[6001]
type = auth
username = 6001
password = example
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.losses import is_read_again, others, whole_type
from asterisk_ls.rules.pointing import header_spot, logged
from asterisk_ls.semantic.queries import Objects

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at each of them, and from each to the others."""
    creation = case.creation
    if creation is None:
        return
    same = case.ask(Objects(creation.type, creation.id))
    if same and is_read_again(case, (known.section for known in same)):
        return
    related = others(case, "the same name")
    yield Finding(
        header_spot(case),
        f"`{creation.id}` is there more than once: all {creation.type} objects are lost",
        lost=whole_type(case),
        log=logged(case),
        related=related.notes,
        more_related=related.more,
    )
