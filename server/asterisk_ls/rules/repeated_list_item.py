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

```conf fixed
[hall]
type = resource_list
event = presence
list_item = 6001,6002
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.curing import removal
from asterisk_ls.rules.pointing import about, at_fault, detail, written

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the line."""
    yield about(case, f"`{detail(case, 0)}` is in the list already", fixes=_without(case, detail(case, 0)))


def _without(case: Case, name: str) -> tuple[Fix, ...]:
    """Leave out the last of the items of that name in the line."""
    spot = at_fault(case)
    items = spot.place.option.value.split(",") if spot.place.option is not None else []
    last = max((number for number, item in enumerate(items) if item.strip() == name), default=None)
    if last is None:
        return ()
    del items[last]
    if not items:
        return removal(case, safe=True)
    return (Fix("leave it out", (Replace(spot, written(",".join(items))),), safe=True),)
