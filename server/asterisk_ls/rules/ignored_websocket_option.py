"""A WebSocket transport has options that mean nothing to it.

A transport of protocol `ws` or `wss` opens no socket of its own: it takes the connections of Asterisk's HTTP server.
Certificates are a matter of `http.conf`, and marks of the traffic cannot be set.

```conf title="pjsip.conf"
[wss]
type = transport
protocol = wss
bind = 0.0.0.0
cert_file = /etc/asterisk/keys/pbx.pem
^^^^^^^^^ ignored-websocket-option "`cert_file`"
```

```conf title="http.conf"
[general]
enabled = yes
bindaddr = 127.0.0.1
tlsenable = yes
tlscertfile = /etc/asterisk/keys/pbx.pem
```

```log
WARNING TLS certificate values ignored for websocket transport as they are configured in http.conf
```

In `http.conf` the options are `tlsenable`, `tlsbindaddr`, `tlscertfile` and `tlsprivatekey`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Piece
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the option."""
    option = detail(case, 0)
    where = (
        "is not used by a WebSocket transport" if option in ("tos", "cos") else "of a WebSocket is set in `http.conf`"
    )
    yield about(case, f"`{option}` {where}", piece=Piece.NAME)
