"""An outbound connection of ARI lists an application that cannot be one.

The names in `apps` stand with commas between them; none may be empty, and none longer than 73 bytes, since Asterisk
makes a context of each. With such a name the connection is dropped.

```conf title="ari.conf"
[dialler]
type = outbound_websocket
websocket_client_id = server
apps = dialler,,queue
       ^^^^^^^^^^^^^^ bad-stasis-app "`apps`: a name is empty"
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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail
from asterisk_ls.semantic.apply.services import LONGEST_APP

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what is wrong with the list."""
    name = detail(case, 1)
    yield about(case, f"`apps`: `{name}` is longer than {LONGEST_APP} bytes" if name else "`apps`: a name is empty")
