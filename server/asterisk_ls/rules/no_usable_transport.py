r"""There is no transport that could carry a registration.

A registration is sent over UDP, or over what its `server_uri` says in `transport=`; a `sips:` URI needs TLS. Without a
transport of that protocol it is dropped, and only the general line tells of it.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0

[carrier]
type = registration
server_uri = sip:sip.example.com\;transport=tcp
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-usable-transport "no transport for tcp"
client_uri = sip:100@sip.example.com
```

```log
ERROR Could not create an object of type 'registration' with id 'carrier' from configuration file 'pjsip.conf'
```

```conf title="pjsip.conf"
[tcp]
type = transport
protocol = tcp
bind = 0.0.0.0

[carrier]
type = registration
server_uri = sip:sip.example.com\;transport=tcp
client_uri = sip:100@sip.example.com
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the URI that says which protocol."""
    yield about(case, f"there is no transport for {detail(case, 1)}")
