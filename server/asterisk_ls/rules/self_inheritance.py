"""A section is added to itself, and Asterisk hangs.

`[name](+,name)` continues the section and then inherits from it. Asterisk copies the lines of the section to its own
end while it walks towards that end, and never gets there: it does not finish starting, and a reload does not end.

```conf title="pjsip.conf"
[6001]
type = aor

[6001](+,6001)
         ^^^^ self-inheritance "Asterisk hangs"
max_contacts = 1
```

The `+` alone is enough: the lines of the section are already there.

```conf title="pjsip.conf"
[6001]
type = aor

[6001](+)
max_contacts = 1
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace, Spot
from asterisk_ls.rules.pointing import header_spot, logged, modifier_index, modifier_spot
from asterisk_ls.semantic.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the parent, and offer to leave it out."""
    assert case.fault is not None  # noqa: S101 - a fault is what the rule runs on
    name = case.fault.detail[0]
    index = modifier_index(case, name)
    modifiers = (case.section.header and case.section.header.modifiers) or ()
    fixes: tuple[Fix, ...] = ()
    if index is not None:
        rest = ",".join([*modifiers[:index], *modifiers[index + 1 :]])
        change = Replace(Spot(Place(case.section_id, None), Piece.MODIFIERS), rest)
        fixes = (Fix(f"do not inherit from `{name}`", (change,)),)
    spot = header_spot(case) if index is None else modifier_spot(case, index)
    message = f"`{name}` inherits from itself: Asterisk hangs here"
    yield Finding(spot, message, log=logged(case), fixes=fixes)
