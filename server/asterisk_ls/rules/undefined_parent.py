"""A section inherits from a section that does not exist yet.

Asterisk reads from top to bottom and gives up on a file at the first parent that it has not met: *everything* in the
file is lost, not only this section.

```conf title="pjsip.conf"
[6001](phone)
       ^^^^^ undefined-parent "no section `phone` above this one"
type = aor

[phone](!)
max_contacts = 1
```

```log
WARNING Inheritance requested, but category 'phone' does not exist, line 1 of pjsip.conf
ERROR Contents of config file 'pjsip.conf' are invalid and cannot be parsed
```

Define the template first, and the section may use it.

```conf title="pjsip.conf"
[phone](!)
max_contacts = 1

[6001](phone)
type = aor
```

## A misspelt name

One slip away from a section above, the rule offers the correction.

```conf title="pjsip.conf"
[phone](!)
max_contacts = 1

[6001](phnoe)
       ^^^^^ undefined-parent
type = aor
```

```conf fixed unsafe
[phone](!)
max_contacts = 1

[6001](phone)
type = aor
```

## Blanks belong to the name

What stands between the parentheses is split at commas and not trimmed.

```conf title="pjsip.conf"
[phone](!)
max_contacts = 1

[6001]( phone )
       ^^^^^^^ undefined-parent "blanks belong to the name"
type = aor
```

```conf fixed
[phone](!)
max_contacts = 1

[6001](phone)
type = aor
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Note, Piece, Replace, Spot
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import header_spot, logged, modifier_index, modifier_spot, written
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import SectionNames, SectionsNamed
from asterisk_ls.text import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.syntax.held import SectionId


def check(case: Case) -> Iterator[Finding]:
    """Point at the parent; say where it is defined below, or which name was meant."""
    assert case.fault is not None  # noqa: S101 - a fault is what the rule runs on
    name = case.fault.detail[0]
    index = modifier_index(case, name)
    spot = header_spot(case) if index is None else modifier_spot(case, index)
    message = f"no section `{name}` above this one"
    fixes: tuple[Fix, ...] = ()
    related: tuple[Note, ...] = ()
    trimmed = name.strip(BLANKS)
    if name != trimmed and _means_something(case, trimmed):
        message = f"no section `{name}`: the blanks belong to the name"
        fixes = (Fix("remove the blanks", (Replace(spot, written(trimmed)),), safe=True),)
    elif not name:
        message = "an empty name stands for the first section of the file, and there is none yet"
    elif below := _elsewhere(case, name):
        related = tuple(
            Note(Spot(Place(section, None), Piece.HEADER), f"`{name}` is defined here, too late") for section in below
        )
    else:
        own = case.section.header.name.lower() if case.section.header is not None else ""
        named = nearest_names(name, case.ask(SectionNames(case.file)), 6)
        near = [other for other in named if other != own and _can_inherit(case, other)][:5]
        fixes = tuple(Fix(f"inherit from `{other}`", (Replace(spot, written(other)),)) for other in near)
    yield Finding(spot, message, log=logged(case), related=related, fixes=fixes)


def _can_inherit(case: Case, name: str) -> bool:
    return not set(name) & set(",)") and _means_something(case, name)


def _means_something(case: Case, name: str) -> bool:
    return name in ("!", "+") or any(_is_above(case, section) for section in _named(case, name))


def _elsewhere(case: Case, name: str) -> list[SectionId]:
    return [section for section in _named(case, name) if not _is_above(case, section)]


def _named(case: Case, name: str) -> tuple[SectionId, ...]:
    sections: tuple[SectionId, ...] = case.ask(SectionsNamed(case.file, name))
    return sections


def _is_above(case: Case, section: SectionId) -> bool:
    """Whether a section stands above this one; one of another file may, so nothing is said against it."""
    return section.path != case.section_id.path or section.label < case.section_id.label
