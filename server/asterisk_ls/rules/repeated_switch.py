"""A context has a switch twice.

The second line does nothing but have Asterisk warn.

```conf title="extensions.conf"
[internal]
switch => Realtime/internal@extensions
switch => Realtime/internal@extensions
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ repeated-switch "above"
```

```log
WARNING Unable to include switch 'Realtime/internal@extensions' in context 'internal' at line 3 of extensions.conf
```

```conf fixed
[internal]
switch => Realtime/internal@extensions
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Piece
from asterisk_ls.rules.curing import removal
from asterisk_ls.rules.pointing import at_fault
from asterisk_ls.rules.steps import first_one, said

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Take the second one out."""
    related, fixes = first_one(case, "the first one"), removal(case, safe=True)
    message = "the context has this switch above"
    yield Finding(at_fault(case, Piece.LINE), message, log=said(case), related=related, fixes=fixes)
