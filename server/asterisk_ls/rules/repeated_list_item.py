"""A resource list has an item twice.

The second one is skipped, with a warning.

```conf title="pjsip.conf"
[hall]
type = resource_list
event = presence
list_item = 6001,6002,6001
                      ^^^^ repeated-list-item "`6001` is in the list already"
```

```log
WARNING Ignoring duplicated list item '6001'
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the line."""
    yield about(case, f"`{detail(case, 0)}` is in the list already")
