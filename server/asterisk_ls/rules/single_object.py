"""There is more than one section of a type that may exist only once.

Asterisk then loads none of them, and all their options go back to the defaults. It counts in a strange way: two
sections with different names pass, and the later one is in force; three do not.

```conf title="pjsip.conf"
[global]
^^^^^^^^ single-object "all global objects are lost"
type = global

[global-2]
^^^^^^^^^^ single-object "all global objects are lost"
type = global

[global-3]
^^^^^^^^^^ single-object "all global objects are lost"
type = global
```

```log
ERROR Config file 'pjsip.conf' could not be loaded; configuration contains more than one object of type 'global'
```

Put all options into one section.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.losses import others, whole_type
from asterisk_ls.rules.pointing import header_spot, logged

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at each of them, and from each to the others."""
    creation = case.creation
    if creation is None:
        return
    related = others(case, "another one", same_name=False)
    yield Finding(
        header_spot(case),
        f"there may be only one {creation.type} section: all {creation.type} objects are lost",
        lost=whole_type(case),
        log=logged(case),
        related=related.notes,
        more_related=related.more,
    )
