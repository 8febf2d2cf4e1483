"""A network of an identify is written with an address inside of it.

Asterisk clears the bits behind the length without a word, and matches the whole network.

```conf title="pjsip.conf"
[carrier]
type = endpoint
allow = ulaw

[carrier]
type = identify
endpoint = carrier
match = 203.0.113.10/24
        ^^^^^^^^^^^^^^^ host-bits "matches all of 203.0.113.0/24, not 203.0.113.10 alone"
```

If one machine is meant, its address is enough.

```conf title="pjsip.conf"
[carrier]
type = endpoint
allow = ulaw

[carrier]
type = identify
endpoint = carrier
match = 203.0.113.10
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace
from asterisk_ls.rules.pointing import about, at_fault, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the address alone, and the network as it is read."""
    address, network = detail(case, 0), detail(case, 1)
    part = case.fault.verdict.part if case.fault is not None and case.fault.verdict is not None else None
    spot = at_fault(case, Piece.VALUE, part)
    fixes = tuple(Fix(f"write `{text}`", (Replace(spot, text),), choice=True) for text in (address, network))
    yield about(case, f"matches all of {network}, not {address} alone", fixes=fixes if ":" not in network else ())
