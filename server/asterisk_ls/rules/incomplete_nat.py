"""A transport has half of what a server behind NAT needs.

What is sent to the outside gets the external addresses: `external_signaling_address` in its headers, so that answers and later
requests come back, and `external_media_address` in its SDP, so that the other side knows where to send sound. With one of them
alone, calls come about without sound from outside, or break off.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0
local_net = 192.168.0.0/16
external_signaling_address = 203.0.113.5
^^^^^^^^^^^^^^^^^^^^^^^^^^ incomplete-nat "without `external_media_address` the outside sends sound to the inner address"
```

```conf fixed unsafe
[udp]
type = transport
bind = 0.0.0.0
local_net = 192.168.0.0/16
external_signaling_address = 203.0.113.5
external_media_address = 203.0.113.5
```

## Networks without an address

`local_net` says who is not outside. Without an external address there is nothing that they would have to be told apart for.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0
local_net = 192.168.0.0/16
^^^^^^^^^ incomplete-nat "no effect without an external address"
```

## Addresses without networks

Then everybody is outside. For a server in a cloud that is right; a phone in the same network gets an address that it may not
reach.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 192.168.0.5
external_signaling_address = 203.0.113.5
^^^^^^^^^^^^^^^^^^^^^^^^^^ incomplete-nat "without `local_net` phones in the same network get the external address too"
external_media_address = 203.0.113.5
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import AddLine, Case, Effect, Finding, Fix, Piece, Severity
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import about, detail, written
from asterisk_ls.semantic.apply.nat import LOCAL, MEDIA, SIGNALING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WITHOUT = {
    MEDIA: "without `external_signaling_address` answers and later requests go to the inner address",
    SIGNALING: "without `external_media_address` the outside sends sound to the inner address",
}


def check(case: Case) -> Iterator[Finding]:
    """Offer the same address for the other half."""
    fault = case.fault
    if fault is None or fault.at is None or not is_certain(case):
        return
    option, address = detail(case, 0), detail(case, 1)
    if option in _WITHOUT:
        other = MEDIA if option == SIGNALING else SIGNALING
        fix = Fix(f"add `{other}`", (AddLine(fault.at, f"{other} = {written(address)}"),))
        found = about(case, _WITHOUT[option], piece=Piece.NAME, fixes=(fix,))
        yield found if option == SIGNALING else found._replace(severity=Severity.INFORMATION)
    elif option == LOCAL:
        found = about(case, "no effect without an external address", piece=Piece.NAME)
        yield found._replace(severity=Severity.INFORMATION, effect=Effect.IGNORED)
    else:
        message = "without `local_net` phones in the same network get the external address too"
        yield about(case, message, piece=Piece.NAME)._replace(severity=Severity.HINT)
