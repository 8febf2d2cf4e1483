"""An endpoint for browsers has no transport that a browser can use.

A browser comes in by a WebSocket. Where the endpoint is bound to a transport of another protocol, or there is none for WebSockets,
it is reached only if some other server stands between.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0

[6001]
type = endpoint
allow = opus
webrtc = yes
^^^^^^ webrtc-without-websocket "no transport for `ws` or `wss`"
auth = 6001
aors = 6001

[6001]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 5
```

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0

[wss]
type = transport
protocol = wss
bind = 0.0.0.0

[6001]
type = endpoint
allow = opus
webrtc = yes
auth = 6001
aors = 6001

[6001]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 5
```

```conf title="http.conf"
[general]
enabled = yes
bindaddr = 127.0.0.1
tlsenable = yes
tlsbindaddr = 0.0.0.0:8089
tlscertfile = /etc/asterisk/keys/pbx.pem
```

An endpoint whose aor has a `contact` is called at that address, and nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Note, Piece, Spot
from asterisk_ls.rules.callers import phone_aor
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import about, detail
from asterisk_ls.schema.values import split_list
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import AllObjects, OpenType

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEBSOCKETS = ("ws", "wss")


def check(case: Case) -> Iterator[Finding]:
    """Look at the transport of the endpoint, or at all of them."""
    if not is_certain(case) or case.ask(OpenType("transport")):
        return
    if phone_aor(case, [item.text for item in split_list(detail(case, 1))]) is None:
        return
    own = detail(case, 0)
    transports = [known for known in case.ask(AllObjects("transport")) if known.loaded]
    named = next((known for known in transports if known.id == own), None)
    if named is not None and named.facts.get("protocol") not in (*_WEBSOCKETS, "flow"):
        note = Note(Spot(Place(named.section, None), Piece.HEADER), "the transport")
        message = f"no browser comes in by transport `{own}`: its protocol is `{named.facts.get('protocol')}`"
        yield about(case, message, piece=Piece.NAME, related=(note,))
    elif not own and transports and all(known.facts.get("protocol") not in _WEBSOCKETS for known in transports):
        yield about(case, "there is no transport for `ws` or `wss`, by which browsers come in", piece=Piece.NAME)
