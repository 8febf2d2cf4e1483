"""Anybody on the network can call out through the endpoint `anonymous`.

A request that no identifier knows is taken for the endpoint `anonymous`, or `anonymous@` and the domain that was called,
without a password. Where its context passes on what was dialled, strangers make calls that somebody else pays for.

```conf title="pjsip.conf"
[anonymous]
type = endpoint
context = outbound
          ^^^^^^^^ open-anonymous "strangers can call out by `_0X.` in context `outbound`"
allow = ulaw

[provider]
type = endpoint
aors = provider
allow = ulaw

[provider]
type = aor
contact = sip:192.0.2.1
```

```conf title="extensions.conf"
[outbound]
exten => _0X.,1,Dial(PJSIP/${FILTER(0-9,${EXTEN:1})}@provider)
```

Give strangers a context of their own, with nothing in it but what they may reach:

```conf title="pjsip.conf"
[anonymous]
type = endpoint
context = public
allow = ulaw
```

```conf title="extensions.conf"
[public]
exten => 100,1,Playback(welcome)
```

Contexts that are included count too, whatever their times. Only steps `Dial` are looked at, under a pattern, with
`${EXTEN}` in what they dial: a way out that is hidden better is not found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Piece, Spot
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import DialsOut

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "anonymous"
_DEFAULT = "default"
"""The context of an endpoint that names none."""


def check(case: Case) -> Iterator[Finding]:
    """Look where strangers get to."""
    creation, category = case.creation, case.category
    if creation is None or not creation.created or category is None or creation.id.partition("@")[0] != _NAME:
        return
    if (category.last("auth") or "").strip():
        return
    lines = [
        place for place in category.places() if place.option is not None and place.option.name.lower() == "context"
    ]
    name = lines[-1].option.value if lines and lines[-1].option is not None else _DEFAULT
    way = case.ask(DialsOut(name))
    if way is None:
        return
    spot = Spot(lines[-1], Piece.VALUE) if lines else Spot(Place(creation.section, None), Piece.HEADER)
    yield Finding(spot, f"strangers can call out by `{way[1]}` in context `{way[0]}`")
