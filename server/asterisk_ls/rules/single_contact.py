"""A phone that connects again is refused as long as its old address is remembered.

Over TCP, TLS or a WebSocket a phone has another port each time that it connects, and a browser each time that its page is loaded.
Where an aor is for one contact, the new one is refused with 403 until the old one has run out, unless it may take its place.

```conf title="pjsip.conf"
[tls]
type = transport
protocol = tls
bind = 0.0.0.0
cert_file = /etc/asterisk/keys/pbx.pem

[6001]
type = endpoint
allow = ulaw
transport = tls
auth = 6001
aors = 6001

[6001]
type = auth
username = 6001
password = example

[6001]
^^^^^^ single-contact "without `remove_existing`"
type = aor
max_contacts = 1
```

When it registers, Asterisk logs `Registration attempt from endpoint '6001' (192.0.2.1:5061) to AOR '6001' will exceed max contacts
of 1`.

```conf fixed unsafe
[tls]
type = transport
protocol = tls
bind = 0.0.0.0
cert_file = /etc/asterisk/keys/pbx.pem

[6001]
type = endpoint
allow = ulaw
transport = tls
auth = 6001
aors = 6001

[6001]
type = auth
username = 6001
password = example

[6001]
remove_existing = yes
type = aor
max_contacts = 1
```

Over UDP most phones keep their port, and nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import AddLine, Case, Finding, Fix, Note, Piece, Spot
from asterisk_ls.rules.callers import phone_aor
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import detail
from asterisk_ls.schema.values import split_list
from asterisk_ls.semantic.apply.doubts import SINGLE
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import Objects

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the aor, and offer to let the new contact take the place of the old."""
    creation = case.creation
    if creation is None or not _connects(case, detail(case, 1)):
        return
    aor = phone_aor(case, [item.text for item in split_list(detail(case, 0))])
    if aor is None or SINGLE not in aor.facts or not is_certain(case):
        return
    place = Place(aor.section, None)
    line = f"{'aor/' if aor.wizard else ''}remove_existing = yes"
    message = "without `remove_existing` a phone that connects again is refused until its old contact has run out"
    note = Note(Spot(Place(creation.section, None), Piece.HEADER), "the phone")
    yield Finding(
        Spot(place, Piece.HEADER), message, related=(note,), fixes=(Fix(f"add `{line}`", (AddLine(place, line),)),)
    )


def _connects(case: Case, transport: str) -> bool:
    """Whether a phone has a connection; without a transport of its own it was found to be a browser."""
    if not transport:
        return True
    return any(
        known.loaded and known.facts.get("protocol") not in ("udp", "flow")
        for known in case.ask(Objects("transport", transport))
    )
