"""Two sections of a type of which one counts.

Of `global` and `system` there may be one section. Asterisk takes two with different names without a word, and the lower
one counts: nothing of the upper one is in force, not even options that the lower one does not set. (With three it takes
none.)

```conf title="pjsip.conf"
[global]
^^^^^^^^ overruled-section "only the global section `global-2` counts"
type = global
user_agent = office

[global-2]
type = global
debug = yes
```

Put all options into one section.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Note, Piece, Spot
from asterisk_ls.rules.pointing import header_spot
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import AllObjects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Known


def check(case: Case) -> Iterator[Finding]:
    """Point at each section but the last one."""
    creation = case.creation
    if creation is None:
        return
    loaded: list[Known] = [known for known in case.ask(AllObjects(creation.type)) if known.loaded]
    if not any(known.section == creation.section for known in loaded[:-1]):
        return
    last = loaded[-1]
    related = (Note(Spot(Place(last.section, None), Piece.HEADER), "this one counts"),)
    message = f"only the {creation.type} section `{last.id}` counts, so nothing of this one does"
    yield Finding(header_spot(case), message, related=related)
