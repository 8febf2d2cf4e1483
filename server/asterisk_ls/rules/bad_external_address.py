"""An external address of a transport is none.

It is an IP address, or the name of a host that is looked up. Of anything else Asterisk logs a warning, and goes on as if the line
were not there: the outside is told an address that it does not reach.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0
local_net = 192.168.0.0/16
external_media_address = 203.0.113.5:5060
                         ^^^^^^^^^^^^^^^^ bad-external-address "a port is not allowed here"
external_signaling_address = 203.0.113.5 // our router
                             ^^^^^^^^^^^^^^^^^^^^^^^^^ bad-external-address "neither an address nor the name of a host"
```

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0
local_net = 192.168.0.0/16
external_media_address = pbx.example.com
external_signaling_address = 203.0.113.5 ; our router
external_signaling_port = 5062
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.pointing import about, at_fault, detail

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAID = {
    "port": "a port is not allowed here",
    "number": "no IP address",
    "name": "neither an address nor the name of a host",
}


def check(case: Case) -> Iterator[Finding]:
    """Offer the address without its port."""
    fault, problem = case.fault, detail(case, 1)
    if fault is None or fault.at is None or fault.at.option is None:
        return
    fixes: tuple[Fix, ...] = ()
    if problem == "port":
        address = fault.at.option.value.rpartition(":")[0].strip("[]")
        fixes = (Fix(f"use `{address}`", (Replace(at_fault(case), address),)),)
    yield about(case, f"{_SAID[problem]}: there will be no `{detail(case, 0)}`", fixes=fixes)
