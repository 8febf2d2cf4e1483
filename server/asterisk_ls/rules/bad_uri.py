"""A SIP URI cannot be read.

A URI begins with `sip:` or `sips:`, and what needs one is dropped without it.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0

[carrier]
type = registration
server_uri = sip.example.com
             ^^^^^^^^^^^^^^^ bad-uri "`server_uri`"
client_uri = sip:100@sip.example.com
```

```log
ERROR Server URI or hostname length exceeds pjproject limit or is not a sip(s) uri: 'carrier'
ERROR Could not create an object of type 'registration' with id 'carrier' from configuration file 'pjsip.conf'
```

For a bad `outbound_proxy` of a registration only the second line is logged.

```conf fixed unsafe
[udp]
type = transport
bind = 0.0.0.0

[carrier]
type = registration
server_uri = sip:sip.example.com
client_uri = sip:100@sip.example.com
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace
from asterisk_ls.rules.pointing import about, at_fault, detail
from asterisk_ls.schema.values import is_sip_uri, sip_uri_problem
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the missing scheme."""
    option = case.fault.at.option if case.fault is not None and case.fault.at is not None else None
    fixes: tuple[Fix, ...] = ()
    if option is not None and _BARE.fullmatch(option.value) and _is_good(f"sip:{option.value}"):
        spot = at_fault(case, Piece.VALUE, Span(0, 0))
        fixes = (Fix("put `sip:` before it", (Replace(spot, "sip:"),)),)
    yield about(case, f"`{detail(case, 0)}`: {detail(case, 1) or 'no SIP URI'}", fixes=fixes)


def _is_good(uri: str) -> bool:
    return sip_uri_problem(uri) is None and is_sip_uri(uri)


_BARE = re.compile(r"[\w.+@-]+(?::\d+)?")
"""An address that only lacks its scheme."""
