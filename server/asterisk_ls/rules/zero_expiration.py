"""A registration expires at once.

With `expiration = 0` the registration is dropped, and only the general line tells of it.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0

[carrier]
type = registration
server_uri = sip:sip.example.com
client_uri = sip:100@sip.example.com
expiration = 0
             ^ zero-expiration "never registers"
```

```log
ERROR Could not create an object of type 'registration' with id 'carrier' from configuration file 'pjsip.conf'
```

The default is 3600 seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the number."""
    yield about(case, "a registration of 0 seconds never registers")
