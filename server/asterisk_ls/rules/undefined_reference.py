"""An option names an object that does not exist.

Asterisk does not look while it loads: nothing is logged, and the fault shows when somebody registers or calls.

```conf title="pjsip.conf"
[6001]
type = endpoint
context = phones
auth = 6001-auth
       ^^^^^^^^^ undefined-reference "no auth `6001-auth`"
aors = 6001

[6001-auht]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 1
```

| option | what happens, and what is logged then |
|---|---|
| `auth` | every request is refused: `Couldn't find auth '6001-auth'. Cannot authenticate` |
| `outbound_auth` | at the first challenge: `Auth object '6001-auth' could not be found` |
| `aors` | registering fails: `AOR '6001' not found for endpoint '6001'`; a call finds nobody |
| `transport` | a call fails: `Unable to retrieve PJSIP transport 'udp'` |
| `endpoint` of an identify | `Identify 'carrier' points to endpoint 'carrier' but endpoint could not be found` |

Names are compared letter by letter: `auth = Bob` does not find `[bob]`.

```conf fixed unsafe
[6001]
type = endpoint
context = phones
auth = 6001-auht
aors = 6001

[6001-auht]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 1
```

## The name of something else

```conf title="pjsip.conf"
[6001]
type = endpoint
auth = 6001
       ^^^^ undefined-reference "`6001` is an aor, not an auth"
aors = 6001

[6001]
type = aor
max_contacts = 1
```
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Note, Piece, Replace, Spot
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import fits_value, harmless, written
from asterisk_ls.rules.references import known_targets, name_spot
from asterisk_ls.rules.wording import with_article
from asterisk_ls.semantic.model import Known, Place
from asterisk_ls.semantic.queries import LoadedNames, Objects

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say which name was meant, or what the name stands for."""
    reference = case.reference
    targets = known_targets(case)
    if reference is None or not targets or any(case.ask(Objects(target, reference.name)) for target in targets):
        return
    spot = name_spot(case, reference)
    kind = targets[0]
    others = _of_other_types(case, reference.name, targets)
    own = case.creation.type if case.creation is not None else ""
    other = next((known for known in others if known.type != own), None)
    related: tuple[Note, ...] = ()
    message = f"no {_ELSEWHERE.get(kind, kind)} `{reference.name}`"
    if other is not None:
        message = f"`{reference.name}` is {with_article(other.type)}, not {with_article(kind)}"
        related = (Note(Spot(Place(other.section, None), Piece.HEADER), f"the {other.type}"),)
    known_names = [case.ask(LoadedNames(target)) for target in targets]
    names = known_names[0] if len(targets) == 1 else tuple(chain.from_iterable(known_names))
    if not names and kind in _ELSEWHERE:
        return  # without that file nothing is known of its objects
    near = nearest_names(reference.name, names)
    fixes = harmless(Fix(f"use `{name}`", (Replace(spot, written(name)),)) for name in near if fits_value(name))
    yield Finding(spot, message, related=related, fixes=fixes)


_ELSEWHERE = {
    "stir-shaken-profile": "profile of `stir_shaken.conf`",
    "geolocation-profile": "profile of `geolocation.conf`",
    "geolocation-location": "location of `geolocation.conf`",
    "ari-user": "user of `ari.conf`",
    "websocket-client": "client of `websocket_client.conf`",
}
"""Objects of other files, for a person."""


def _of_other_types(case: Case, name: str, targets: tuple[str, ...]) -> list[Known]:
    of_file = case.schema.files.get("pjsip.conf")
    if of_file is None or not name:
        return []
    types = [type_.type for type_ in of_file.types.values() if type_.mapped and type_.type not in targets]
    return [known for type_ in types for known in case.ask(Objects(type_, name))]
