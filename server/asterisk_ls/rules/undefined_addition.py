"""`(+)` adds to a section that does not exist.

A section with `(+)` continues the first one of its name. When there is none above it, Asterisk refuses the whole file.

```conf title="pjsip.conf"
[hall]
type = aor

[hal](+)
 ^^^ undefined-addition "no section `hal` above"
max_contacts = 1
```

```log
WARNING Category addition requested, but category 'hal' does not exist, line 4 of pjsip.conf
ERROR Contents of config file 'pjsip.conf' are invalid and cannot be parsed
```

```conf fixed unsafe
[hall]
type = aor

[hall](+)
max_contacts = 1
```

A template is not found either, unless the addition says that it looks for one.

```conf title="pjsip.conf"
[phone](!)
max_contacts = 1

[phone](+TEMPLATES=include)
qualify_frequency = 30

[6001](phone)
type = aor
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Note, Piece, Replace, Spot
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import logged, modifier_index, modifier_spot, written
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import SectionNames, SectionsNamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.syntax.held import SectionId


def check(case: Case) -> Iterator[Finding]:
    """Point at the name; say what the section of that name is, or which one was meant."""
    assert case.fault is not None  # noqa: S101 - a fault is what the rule runs on
    name = case.fault.detail[0]
    spot = Spot(Place(case.section_id, None), Piece.SECTION_NAME)
    others: list[SectionId] = [s for s in case.ask(SectionsNamed(case.file, name)) if s != case.section_id]
    message = f"no section `{name}` above this one to add to"
    fixes: tuple[Fix, ...] = ()
    related: tuple[Note, ...] = ()
    plus = modifier_index(case, "+")
    if others and all(s.path == case.section_id.path and s.label > case.section_id.label for s in others):
        related = tuple(Note(Spot(Place(s, None), Piece.HEADER), f"`{name}` is defined here, too late") for s in others)
    elif others and plus is not None:
        message = f"`(+)` does not see templates, and `{name}` is one"
        related = tuple(Note(Spot(Place(s, None), Piece.HEADER), "the template") for s in others)
        change = Replace(modifier_spot(case, plus), "+TEMPLATES=include")
        fixes = (Fix("add to the template", (change,)),)
    elif others:
        message = f"no section `{name}` above this one that the filter lets through"
    else:
        near = nearest_names(name, case.ask(SectionNames(case.file)))
        fixes = tuple(Fix(f"add to `{other}`", (Replace(spot, written(other)),)) for other in near)
    yield Finding(spot, message, log=logged(case), related=related, fixes=fixes)
