"""A context has an ignore pattern twice.

The second line does nothing but have Asterisk warn.

```conf title="extensions.conf"
[internal]
ignorepat => 9
ignorepat => 9
^^^^^^^^^^^^^^ repeated-ignore-pattern "above"
```

```log
WARNING Unable to include ignorepat '9' in context 'internal' at line 3 of extensions.conf
```

```conf fixed
[internal]
ignorepat => 9
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
    message = "the context has this ignore pattern above"
    yield Finding(at_fault(case, Piece.LINE), message, log=said(case), related=related, fixes=fixes)
