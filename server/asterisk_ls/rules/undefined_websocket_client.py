"""An outbound connection of ARI names a client that `websocket_client.conf` does not have.

Asterisk looks the client up while it reads `ari.conf`, and drops the connection without it.

```conf title="ari.conf"
[dialler]
type = outbound_websocket
websocket_client_id = servr
                      ^^^^^ undefined-websocket-client "no client `servr` in `websocket_client.conf`"
apps = dialler
local_ari_user = me

[me]
type = user
password = example
```

```conf title="websocket_client.conf"
[server]
type = websocket_client
uri = ws://192.0.2.1:8088/ari
```

```conf fixed unsafe
[dialler]
type = outbound_websocket
websocket_client_id = server
apps = dialler
local_ari_user = me

[me]
type = user
password = example
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import about, at_fault, detail
from asterisk_ls.semantic.queries import LoadedNames

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the nearest names."""
    name = detail(case, 1)
    near = nearest_names(name, case.ask(LoadedNames("websocket-client")))
    spot = at_fault(case, Piece.VALUE)
    fixes = tuple(Fix(f"use `{other}`", (Replace(spot, other),)) for other in near)
    yield about(case, f"no client `{name}` in `websocket_client.conf`", fixes=fixes)
