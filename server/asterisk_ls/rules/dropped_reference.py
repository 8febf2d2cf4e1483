"""An option names an object that Asterisk drops.

The name is right, but the object behind it has a fault of its own and is not loaded. What refers to it fails when
somebody registers or calls, as if it had never been written.

```conf title="pjsip.conf"
[6001]
type = endpoint
aors = 6001
       ^^^^ dropped-reference "the aor `6001` is dropped"

[6001]
type = aor
max_contacts = many
               ^^^^ refused-value
```

Repair the object; this finding goes with it. An object that is lost itself does not get one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Note, Piece, Spot
from asterisk_ls.rules.references import known_targets, name_spot
from asterisk_ls.semantic.creation import PLACEHOLDER
from asterisk_ls.semantic.model import Known, Place
from asterisk_ls.semantic.queries import Objects

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the name, and at the object that is lost."""
    reference = case.reference
    targets = known_targets(case)
    if reference is None or not targets:
        return
    known: list[Known] = [object_ for target in targets for object_ in case.ask(Objects(target, reference.name))]
    if not known or any(object_.loaded for object_ in known) or _is_lost_itself(case):
        return
    if any(PLACEHOLDER in object_.facts for object_ in known):
        return
    if case.creation is not None and any(object_.section == case.creation.section for object_ in known):
        return  # both are made by one section of the wizard, where the fault is told
    related = tuple(Note(Spot(Place(object_.section, None), Piece.HEADER), "dropped here") for object_ in known)
    message = f"the {known[0].type} `{reference.name}` is dropped by Asterisk"
    yield Finding(name_spot(case, reference), message, related=related)


def _is_lost_itself(case: Case) -> bool:
    """Whether the object that refers is not there either: what it would refer to is nobody's matter then."""
    creation = case.creation
    if creation is None:
        return False
    known = [
        object_ for object_ in case.ask(Objects(creation.type, creation.id)) if object_.section == creation.section
    ]
    return not creation.created or (bool(known) and not any(object_.loaded for object_ in known))
