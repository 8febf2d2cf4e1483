"""Two identifies match the same address, for different endpoints.

Asterisk takes the first identify that matches, and in memory they stand in another order than in the file. So calls of
one endpoint may come in as those of the other, with its context and its rights.

```conf title="pjsip.conf"
[one]
type = identify
endpoint = one
match = 203.0.113.5

[two]
type = identify
endpoint = two
match = 203.0.113.5,198.51.100.7
        ^^^^^^^^^^^ overlapping-match "identify `one` matches it too"

[one]
type = endpoint
allow = ulaw

[two]
type = endpoint
allow = ulaw
```

Let one of the endpoints be known by something else: its user name, a header, a port. Only equal networks are compared, and
nothing is said of 127.0.0.1, which is for tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Note, Piece, Spot
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.semantic.apply.identification import networks_of
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import Matching
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Known


def check(case: Case) -> Iterator[Finding]:
    """Compare each network with those of other identifies."""
    creation, category = case.creation, case.category
    if creation is None or category is None or creation.wizard or "!" in (category.last("match") or ""):
        return
    for place in category.places():
        option = place.option
        if option is None or option.name.lower() != "match":
            continue
        for item, network in networks_of(option.value):
            other = None if network.startswith("127.") else _before(case, network)
            if other is not None and is_certain(case):
                spot = Spot(place, Piece.VALUE, Span(item.start, item.end))
                note = Note(Spot(Place(other.section, None), Piece.HEADER), f"for endpoint `{other.facts['endpoint']}`")
                yield Finding(spot, f"identify `{other.id}` matches it too, for another endpoint", related=(note,))


def _before(case: Case, network: str) -> Known | None:
    """An identify of another endpoint that matches the network and is read before this one."""
    own = case.creation
    assert own is not None  # noqa: S101 - a rule about objects has one
    for known in case.ask(Matching(network)):
        if (known.section, known.id) == (own.section, own.id):
            return None
        if known.loaded and known.facts["endpoint"] != own.facts.get("endpoint"):
            found: Known = known
            return found
    return None
