"""The name of an object has blanks at its ends, or is empty.

Blanks inside the brackets belong to the name. Values are trimmed, so no option can name the object, nor does any phone.

```conf title="pjsip.conf"
[ 6001 ]
 ^^^^^^ odd-section-name "the blanks belong to the name"
type = aor
max_contacts = 1

[]
^^ odd-section-name "without a name"
type = aor
max_contacts = 1
```

An object without a name gets a random one, another one each time.

A name without the blanks makes another object, so the command line leaves that to an editor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace, Spot
from asterisk_ls.rules.pointing import header_spot, written
from asterisk_ls.schema.model import Engine
from asterisk_ls.semantic.model import Place
from asterisk_ls.text import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Look at sections that become objects."""
    of_file, category, header = case.schema.files.get(case.file), case.category, case.section.header
    if of_file is None or of_file.engine not in (Engine.SORCERY, Engine.WIZARD) or header is None:
        return
    if category is None or category.template or category.section != case.section_id:
        return
    if (category.first("type") or "") not in of_file.types:
        return
    name = header.name.strip(BLANKS)
    if not name:
        yield Finding(header_spot(case), "without a name the object gets a random one, and nothing can name it")
    elif name != header.name:
        spot = Spot(Place(case.section_id, None), Piece.SECTION_NAME)
        fix = Fix("remove the blanks", (Replace(spot, written(name)),))
        stands_alone = all(part.inherited or part.section == case.section_id for part in category.parts)
        yield Finding(
            spot,
            "the blanks belong to the name, so nothing can name the object",
            fixes=(fix,) if stands_alone else (),  # what a `(+)` adds would be lost
        )
