"""A section has a `type` that does not exist.

Asterisk compares the word with each type it knows, in lower case and letter by letter. A section that fits none is
skipped, and nothing is logged: the phone it was meant for is just not there.

```conf title="pjsip.conf"
[6001]
type = endpiont
       ^^^^^^^^ unknown-type "there is no type `endpiont`"
context = phones
```

```conf fixed unsafe
[6001]
type = endpoint
context = phones
```

## Upper case

```conf title="pjsip.conf"
[6001]
type = Aor
       ^^^ unknown-type "the type is written `aor`"
max_contacts = 1
```

```conf fixed
[6001]
type = aor
max_contacts = 1
```

## The types of chan_sip

A `peer`, `friend` or `user` of `sip.conf` is three sections in PJSIP: an endpoint, its auth and its aor.

```conf title="pjsip.conf"
[6001]
type = friend
       ^^^^^^ unknown-type "a type of chan_sip"
context = phones
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace, Spot
from asterisk_ls.rules.nearest import nearest_names, plain
from asterisk_ls.rules.pointing import read_elsewhere
from asterisk_ls.schema.model import Engine
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import Objects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Category

_CHAN_SIP = frozenset({"peer", "friend", "user"})


def check(case: Case) -> Iterator[Finding]:
    """Look at the first `type` of a section: it decides."""
    category = case.category
    if category is None or category.template or category.section != case.section_id:
        return
    place = _first_type(category)
    if place is None or place.option is None:
        return
    of_file = case.schema.files.get(case.file)
    if of_file is None or of_file.engine not in (Engine.SORCERY, Engine.WIZARD):
        return
    word = place.option.value
    known = of_file.types.get(word)
    if (known is not None and known.mapped) or read_elsewhere(case.file, category.name):
        return
    names = [type_.type for type_ in of_file.types.values() if type_.mapped]
    spot = Spot(place, Piece.VALUE if word else Piece.LINE)
    if not word:
        yield Finding(spot, "`type` is empty, so the section is skipped")
    elif known is not None:
        yield Finding(spot, f"Asterisk does not read `{word}` objects from this file, so the section is skipped")
    elif word.lower() in _CHAN_SIP and case.file == "pjsip.conf":
        message = f"`{word}` is a type of chan_sip; in PJSIP it is an endpoint, with an auth and an aor"
        yield Finding(spot, message, fixes=(_use(spot, "endpoint", safe=False),))
    else:
        same = [name for name in names if plain(name) == plain(word)]
        if len(same) == 1:
            message = f"the type is written `{same[0]}`: the section is skipped"
            # Beside an object of that name it would be a duplicate, which costs all objects of the type.
            safe = not case.ask(Objects(same[0], category.name))
            yield Finding(spot, message, fixes=(_use(spot, same[0], safe=safe),))
        else:
            near = nearest_names(word, names)
            message = f"there is no type `{word}`, so the section is skipped"
            yield Finding(spot, message, fixes=tuple(_use(spot, name, safe=False) for name in near))


def _first_type(category: Category) -> Place | None:
    for part in category.parts:
        for option in part.options:
            if option.name.lower() == "type":
                return Place(part.section, option)
    return None


def _use(spot: Spot, name: str, *, safe: bool) -> Fix:
    return Fix(f"use `{name}`", (Replace(spot, name),), safe=safe)
