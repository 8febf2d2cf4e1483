"""Two identifies match the same address, for different endpoints.

Asterisk takes the first identify that matches, and asks them in the order of their names (up to 20.15, 21.10 and 22.5, in
one that nobody chose). Where they stand in the file does not count, nor which network is the smaller one. So calls of one
endpoint come in as those of the other, with its context and its rights.

```conf title="pjsip.conf"
[one]
type = identify
endpoint = one
match = 203.0.113.5

[two]
type = identify
endpoint = two
match = 203.0.113.5,198.51.100.7
        ^^^^^^^^^^^ overlapping-match "identify `one` is asked before, and takes it for endpoint `one`"

[one]
type = endpoint
allow = ulaw

[two]
type = endpoint
allow = ulaw
```

Let one of the endpoints be known by something else: its user name, a header, a port.

## A network around an address

```conf title="pjsip.conf"
[building]
type = identify
endpoint = building
match = 10.1.0.0/16
        ^^^^^^^^^^^ overlapping-match "is asked before identify `gate`, so 10.1.2.3 never gets to endpoint `gate`"

[gate]
type = identify
endpoint = gate
match = 10.1.2.3

[building]
type = endpoint
allow = ulaw

[gate]
type = endpoint
allow = ulaw
```

An exception leaves the address to the other one. It needs its `/32`: without it, it would be taken for the name of a host.

```conf fixed unsafe title="pjsip.conf"
[building]
type = identify
endpoint = building
match = 10.1.0.0/16,!10.1.2.3/32

[gate]
type = identify
endpoint = gate
match = 10.1.2.3

[building]
type = endpoint
allow = ulaw

[gate]
type = endpoint
allow = ulaw
```

Nothing is said where the smaller network is asked first, nor of 127.0.0.1, which is for tests.

```conf title="pjsip.conf"
[10-gate]
type = identify
endpoint = gate
match = 10.1.2.3

[20-building]
type = identify
endpoint = building
match = 10.1.0.0/16

[building]
type = endpoint
allow = ulaw

[gate]
type = endpoint
allow = ulaw
```
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import MOST_RELATED, Case, Finding, Fix, Note, Piece, Replace, Severity, Spot
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.schema.values import ValueContext
from asterisk_ls.semantic.apply.identification import MATCHES, Network, network_of, networks_of
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import Matching, Within
from asterisk_ls.text import Span, encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Creation, Known

_ASKED_BY_NAME = {20: 16, 21: 11, 22: 6}
"""The releases since which `ast_sorcery_retrieve_by_fields` sorts what it finds by name; all later branches do."""
_MOST_EXCEPTIONS = 3


def check(case: Case) -> Iterator[Finding]:
    """Compare each network with those of other identifies."""
    creation = case.creation
    if creation is None or not creation.facts.get(MATCHES) or not is_certain(case):
        return
    for spot, text in _networks(case, creation):
        if text.startswith("127."):
            continue
        rival = _rival(case, creation, text)
        if rival is not None:
            yield Finding(spot, _about(case, rival), related=(_note(rival),))
        network = network_of(text)
        if network is not None and network.size > 1:
            yield from _hidden(case, creation, spot, network)


def _networks(case: Case, creation: Creation) -> Iterator[tuple[Spot, str]]:
    """Each network with where it stands; what a wizard makes up stands at its header."""
    if creation.wizard or case.category is None:
        for text in creation.facts[MATCHES].split():
            yield Spot(Place(creation.section, None), Piece.HEADER), text
        return
    for place in case.category.places():
        if place.option is not None and place.option.name.lower() == "match":
            for item, text in networks_of(place.option.value):
                yield Spot(place, Piece.VALUE, Span(item.start, item.end)), text


def _rival(case: Case, own: Creation, network: str) -> Known | None:
    """An identify of another endpoint that matches the same and is asked before this one, or, unless that is known, read."""
    for known in case.ask(Matching(network)):
        if (known.section, known.id) == (own.section, own.id):
            if not _are_asked_by_name(case):
                return None
        elif _takes_from(known, own) and (not _are_asked_by_name(case) or encode(known.id) < encode(own.id)):
            found: Known = known
            return found
    return None


def _about(case: Case, rival: Known) -> str:
    if not _are_asked_by_name(case):
        return f"identify `{rival.id}` matches it too, for another endpoint"
    return f"identify `{rival.id}` is asked before, and takes it for endpoint `{rival.facts['endpoint']}`"


def _hidden(case: Case, own: Creation, spot: Spot, network: Network) -> Iterator[Finding]:
    """A network that other identifies match a part of, whose turn does not come."""
    is_known = _are_asked_by_name(case)
    hidden: dict[str, tuple[Known, list[Network]]] = {}
    for known in case.ask(Within(network.text)):
        if not _takes_from(known, own) or (is_known and encode(known.id) <= encode(own.id)):
            continue
        parts = [part for text in known.facts[MATCHES].split() if (part := network_of(text)) is not None]
        parts = [part for part in parts if network.covers(part) and part != network]
        if parts:
            hidden.setdefault(known.id, (known, parts))
    if not hidden:
        return
    known, parts = next(iter(hidden.values()))
    more = f" and {len(hidden) - 1} more" if len(hidden) > 1 else ""
    message = (
        f"is asked before identify `{known.id}`{more}, so {parts[0].shown} never gets to endpoint `{known.facts['endpoint']}`"
        if is_known
        else f"identify `{known.id}`{more} matches a part of it, for another endpoint, and it is by chance who is asked first"
    )
    yield Finding(
        spot,
        message,
        related=tuple(_note(known) for known, _ in islice(hidden.values(), MOST_RELATED)),
        more_related=max(0, len(hidden) - MOST_RELATED),
        fixes=_exceptions(spot, [part for _, parts in hidden.values() for part in parts]),
        severity=None if is_known else Severity.INFORMATION,
    )


def _exceptions(spot: Spot, parts: list[Network]) -> tuple[Fix, ...]:
    some = [part.text for part in parts if not part.port]
    if spot.within is None or len(some) > _MOST_EXCEPTIONS or spot.place.option is None:
        return ()
    written = spot.place.option.value[spot.within.start : spot.within.end]
    text = ",".join((written, *(f"!{part}" for part in some)))
    return (Fix("leave out what others match", (Replace(spot, text),)),) if some else ()


def _takes_from(known: Known, own: Creation) -> bool:
    """Whether one of them gets what is meant for another endpoint."""
    return known.loaded and known.facts.get("endpoint") != own.facts.get("endpoint")


def _note(known: Known) -> Note:
    return Note(Spot(Place(known.section, None), Piece.HEADER), f"for endpoint `{known.facts['endpoint']}`")


def _are_asked_by_name(case: Case) -> bool:
    branch, *rest = ValueContext(version=case.schema.version).release
    return branch > max(_ASKED_BY_NAME) or (branch in _ASKED_BY_NAME and rest[0] >= _ASKED_BY_NAME[branch])
