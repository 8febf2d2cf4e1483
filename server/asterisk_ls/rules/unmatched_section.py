"""A section that its file cannot have.

The files of the configuration framework, such as `acl.conf` or `cdr.conf`, know by its name, or by its `type`, what a
section is. At the first one that they cannot place, Asterisk refuses the **whole** file.

```conf title="acl.conf"
[general]
^^^^^^^^^ unmatched-section "`[general]` is no section that `acl.conf` may have"

[office]
deny = 0.0.0.0/0
permit = 192.0.2.0/24
```

```log
ERROR Could not find config type for category 'general' in 'acl.conf'
```

Remove the section, or write what it is.

## A type that there is not

```conf title="confbridge.conf"
[sales]
type = brigde
       ^^^^^^ unmatched-section "there is no type `brigde`"
```

```conf fixed unsafe
[sales]
type = bridge
```

## No type at all

```conf title="confbridge.conf"
[sales]
^^^^^^^ unmatched-section "`type` is missing"
max_members = 10
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace, Severity, Spot
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import detail, header_spot, logged
from asterisk_ls.semantic.model import Place
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.schema.model import FileSchema


def check(case: Case) -> Iterator[Finding]:
    """Point at the type when there is one, else at the header."""
    of_file = case.schema.files.get(case.file)
    if of_file is None:
        return
    name, missing = detail(case, 0), detail(case, 1)
    types = {type_.criteria[1]: type_.criteria[0] for type_ in of_file.types.values() if type_.criteria is not None}
    fields = set(types.values())
    given = next((line for line in case.section.options if line.name.lower() in fields), None)
    severity = Severity.WARNING if of_file.early else None  # defaults take its place, and nothing is logged
    if missing:
        message = f"`{missing}` is missing, which has to be one of {', '.join(sorted(types))}"
        yield Finding(header_spot(case), message, log=logged(case), severity=severity)
    elif given is not None:
        spot = Spot(Place(case.section_id, given), Piece.VALUE if given.value else Piece.LINE)
        message = f"there is no type `{given.value}`: it is one of {', '.join(sorted(types))}"
        near = nearest_names(given.value, sorted(types)) if given.value else ()
        yield Finding(spot, message, log=logged(case), severity=severity, fixes=_use(spot, near))
    else:
        header = case.section.header
        spot = header_spot(case)
        near = nearest_names(name, _names(of_file))
        where = spot if header is None else Spot(spot.place, Piece.SECTION_NAME, Span(0, len(header.name)))
        message = f"`[{name}]` is no section that `{case.file}` may have, so the whole file is refused"
        yield Finding(spot, message, log=logged(case), severity=severity, fixes=_use(where, near))


def _names(of_file: FileSchema) -> list[str]:
    """The names that sections can have, where they are all known."""
    exact = ("ACO_WHITELIST_EXACT", "ACO_WHITELIST_ARRAY")
    return [
        name for type_ in of_file.types.values() if type_.category_match in exact for name in type_.category.split(",")
    ]


def _use(spot: Spot, names: tuple[str, ...]) -> tuple[Fix, ...]:
    return tuple(Fix(f"use `{name}`", (Replace(spot, name),)) for name in names)
