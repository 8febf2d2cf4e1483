"""A line of sorcery.conf is about a type of object that there is not.

Asterisk takes the line and never asks for such an object. What the line was meant for keeps its default source.

```conf title="sorcery.conf"
[res_pjsip]
endpoints = config,pjsip.conf,criteria=type=endpoint
^^^^^^^^^ unknown-mapping "`res_pjsip` has no objects of type `endpoints`"
```

```conf fixed unsafe
[res_pjsip]
endpoint = config,pjsip.conf,criteria=type=endpoint
```

## A misspelt section

Asterisk asks for the section of a module, and has no use for others.

```conf title="sorcery.conf"
[res_pjsi]
 ^^^^^^^^ unknown-mapping "no module reads `[res_pjsi]`"
endpoint = realtime,ps_endpoints
```

```conf fixed unsafe title="sorcery.conf"
[res_pjsip]
endpoint = realtime,ps_endpoints
```

## A type of another section

```conf title="sorcery.conf"
[res_pjsip_outbound_registration]
aor = config,pjsip.conf,criteria=type=aor
^^^ unknown-mapping "`aor` belongs in `[res_pjsip]`"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace, Spot
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.schema.load import sorcery_mappings
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.sorcery_conf import first_of_its_name, mapping_line
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.schema.model import SorceryMapping


def check(case: Case) -> Iterator[Finding]:
    """Look at each line of a section that Asterisk's own modules read."""
    if case.category is None or not first_of_its_name(case.file, case.category, case.ask):
        return
    mappings = sorcery_mappings(case.schema.version)
    section = fold(case.category.name)
    types = sorted({mapping.type for mapping in mappings if section in mapping.sections})
    if not types and not case.category.template:
        near = nearest_names(section, sorted({name for mapping in mappings for name in mapping.sections}))
        spot = Spot(Place(case.section_id, None), Piece.SECTION_NAME)
        fixes = tuple(Fix(f"use `{other}`", (Replace(spot, other),)) for other in near)
        if near and case.category.section == case.section_id:
            yield Finding(spot, f"no module reads `[{case.category.name}]`", fixes=fixes)
    for place in case.category.places() if types else ():
        line = mapping_line(place.option) if place.option is not None else None
        if line is not None and line.type not in types:
            yield _finding(place, line.type, section, types, mappings)


def _finding(place: Place, type_: str, section: str, types: list[str], mappings: tuple[SorceryMapping, ...]) -> Finding:
    spot = Spot(place, Piece.NAME, Span(0, len(type_)))
    home = next((mapping.sections[0] for mapping in mappings if mapping.type == type_), None)
    if home is not None:
        return Finding(spot, f"`{type_}` belongs in `[{home}]`")
    fixes = tuple(Fix(f"use `{other}`", (Replace(spot, other),)) for other in nearest_names(type_, types))
    return Finding(spot, f"`{section}` has no objects of type `{type_}`", fixes=fixes)
