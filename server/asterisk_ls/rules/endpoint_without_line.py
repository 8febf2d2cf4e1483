"""A registration names an endpoint, but does not switch `line` on.

`endpoint` says whose calls the registered address brings in, and works only with `line = yes`. One without the other is
refused.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0

[carrier]
type = registration
server_uri = sip:sip.example.com
client_uri = sip:100@sip.example.com
endpoint = carrier
           ^^^^^^^ endpoint-without-line "`endpoint` needs `line = yes`"

[carrier]
type = endpoint
```

```log
ERROR An endpoint has been specified on outbound registration 'carrier' without enabling line support
ERROR Could not create an object of type 'registration' with id 'carrier' from configuration file 'pjsip.conf'
```

```conf fixed unsafe
[udp]
type = transport
bind = 0.0.0.0

[carrier]
type = registration
server_uri = sip:sip.example.com
client_uri = sip:100@sip.example.com
endpoint = carrier
line = yes

[carrier]
type = endpoint
```

Without `line`, calls of the provider find their endpoint by an identify section.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import AddLine, Case, Finding, Fix, Piece, Replace, Spot
from asterisk_ls.rules.pointing import about
from asterisk_ls.semantic.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer to switch it on."""
    fixes: tuple[Fix, ...] = ()
    switches = [option for option in case.section.options if option.name.lower() == "line"]
    if switches:
        place = Place(case.section_id, switches[-1])
        fixes = (Fix("switch `line` on", (Replace(Spot(place, Piece.LINE), "line = yes"),)),)
    elif case.fault is not None and case.fault.at is not None:
        fixes = (Fix("add `line = yes`", (AddLine(case.fault.at, "line = yes"),)),)
    yield about(case, "`endpoint` needs `line = yes`", fixes=fixes)
