"""Two steps of an extension have the same label.

The second one loses its label: jumps go to the first.

```conf title="extensions.conf"
[internal]
exten => 100,1(again),Answer()
 same => n(again),Echo()
           ^^^^^ repeated-label "a label of priority 1 already"
```

```log
WARNING Extension '100' priority 2 in 'internal', label 'again' already in use at priority 1
```

Another extension may have it, too.

```conf title="extensions.conf"
[internal]
exten => 100,1(again),Answer()
exten => 101,1(again),Echo()
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import detail
from asterisk_ls.rules.steps import at_part, first_one, parts_at_fault, said

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Show the first one."""
    message = f"`{detail(case, 1)}` is a label of priority {detail(case, 2)} already, so this step has none"
    yield Finding(
        at_part(case, parts_at_fault(case).label), message, log=said(case), related=first_one(case, "the first one")
    )
