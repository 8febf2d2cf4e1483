"""A mailbox begins with a star.

In the voice mail application, `*` is the key that leaves for the extension `a`; Asterisk leaves such a mailbox out.

```conf title="voicemail.conf"
[default]
*6001 => 4711,Alice
^^^^^ bad-mailbox "a mailbox does not begin with `*`"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Piece
from asterisk_ls.rules.pointing import at_fault, logged

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the number."""
    yield Finding(at_fault(case, Piece.NAME), "a mailbox does not begin with `*`: it is left out", log=logged(case))
