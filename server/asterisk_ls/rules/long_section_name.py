"""A section's name is longer than Asterisk keeps.

Names are cut at 79 bytes. Two long names that differ only behind that become one, references to the full name find
nothing, and a `(+)` for such a name is refused with the whole file.

```conf title="pjsip.conf"
[the-phone-in-the-hall-on-the-second-floor-of-the-old-building-behind-the-new-one-in-the-yard]
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ long-section-name "cut"
type = aor
```

```objects
aor the-phone-in-the-hall-on-the-second-floor-of-the-old-building-behind-the-new-on
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Piece, Spot
from asterisk_ls.semantic.model import Place
from asterisk_ls.syntax.names import LONGEST_NAME
from asterisk_ls.text import encode

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the name."""
    header = case.section.header
    if header is None or len(header.name) * 4 <= LONGEST_NAME:
        return
    size = len(encode(header.name))
    if size > LONGEST_NAME:
        spot = Spot(Place(case.section_id, None), Piece.SECTION_NAME)
        yield Finding(spot, f"a name of {size} bytes is cut to {LONGEST_NAME}")
