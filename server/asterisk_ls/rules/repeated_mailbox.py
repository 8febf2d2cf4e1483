"""A context of voicemail.conf has two mailboxes with the same number.

The first one is the mailbox; the other one is left out, with its password, name and address.

```conf title="voicemail.conf"
[default]
6001 => 4711,Alice
6002 => 4712,Bob
6001 => 4713,Carol
^^^^ repeated-mailbox "the mailbox `6001` is there already"
```

```log
WARNING Ignoring duplicated mailbox 6001 in context default
```

In another context it is another mailbox.

```conf title="voicemail.conf"
[default]
6001 => 4711,Alice

[sales]
6001 => 4713,Carol
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Note, Piece, Spot
from asterisk_ls.rules.pointing import at_fault, detail, logged

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the number, and at the line that has it first."""
    box = detail(case, 0)
    first = case.category.first_place(box) if case.category is not None else None
    if first is None:
        return
    yield Finding(
        at_fault(case, Piece.NAME),
        f"the mailbox `{box}` is there already, so this line is left out",
        lost=(f"mailbox {box}@{detail(case, 1)}",),
        log=logged(case),
        related=(Note(Spot(first, Piece.NAME), "the mailbox"),),
    )
