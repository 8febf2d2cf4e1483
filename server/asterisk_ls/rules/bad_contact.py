"""A registration cannot make its contact.

`contact_user` becomes the user part of the address that is registered, and `contact_header_params` the parameters
behind it. When that is no SIP URI, the registration is dropped, and only the general line tells of it.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0

[carrier]
type = registration
server_uri = sip:sip.example.com
client_uri = sip:100@sip.example.com
contact_user = front desk
               ^^^^^^^^^^ bad-contact "`contact_user`"
```

```log
ERROR Could not create an object of type 'registration' with id 'carrier' from configuration file 'pjsip.conf'
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the part that cannot be used."""
    yield about(case, f"`{detail(case, 0)}` makes no valid contact")
