"""A line of sorcery.conf looks for sections of another type.

`criteria=type=…` says which sections of the file become objects of the type. With another word none of those that are meant do, and
nothing is logged.

```conf title="sorcery.conf"
[res_pjsip]
endpoint = config,pjsip.conf,criteria=type=endpoint
auth = config,pjsip.conf,criteria=type=auht
                                  ^^^^^^^^^ wrong-criteria "sections of type `auth` are not read"
aor = config,pjsip.conf,criteria=type=auth
                                 ^^^^^^^^^ wrong-criteria "sections of type `aor` are not read"
```

```conf fixed unsafe
[res_pjsip]
endpoint = config,pjsip.conf,criteria=type=endpoint
auth = config,pjsip.conf,criteria=type=auth
aor = config,pjsip.conf,criteria=type=aor
```

A word that looks like no type may be one of your own, and nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace, Spot
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.schema.load import sorcery_mappings
from asterisk_ls.semantic.sorcery_conf import config_data, first_of_its_name, lines_looked_at
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Compare the word with the type of the line."""
    category = case.category
    if category is None or not first_of_its_name(case.file, category, case.ask):
        return
    mappings = sorcery_mappings(case.schema.version)
    own = {mapping.type for mapping in mappings if fold(category.name) in mapping.sections}
    types = {mapping.type for mapping in mappings}
    for place, line in lines_looked_at(category) if own else ():
        data = config_data(line.data) if line.wizard == "config" and line.type in own else None
        word = (
            next((value for field, value in data.criteria if field.lower() == "type"), None)
            if data is not None
            else None
        )
        if word is None or place.option is None or word == line.type:
            continue
        if word not in types and line.type not in nearest_names(word, sorted(types)):
            continue
        written = f"type={word}"
        start = place.option.value.find(written)
        spot = Spot(place, Piece.VALUE, Span(start, start + len(written)) if start >= 0 else None)
        fixes = (Fix(f"use `type={line.type}`", (Replace(spot, f"type={line.type}"),)),) if start >= 0 else ()
        yield Finding(
            spot, f"looks for sections of type `{word}`: sections of type `{line.type}` are not read", fixes=fixes
        )
