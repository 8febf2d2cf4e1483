"""An identify has both addresses and a header, and either is enough.

Asterisk looks for an identify by the address, and again by headers, each time at that alone. A request from another address that
has the header is taken for the endpoint too.

```conf title="pjsip.conf"
[carrier]
type = endpoint
allow = ulaw

[carrier]
type = identify
endpoint = carrier
match = 203.0.113.10
match_header = X-Account: 100
^^^^^^^^^^^^ match-or-header "either is enough"
```

```conf title="pjsip.conf"
[carrier]
type = endpoint
allow = ulaw

[carrier]
type = identify
endpoint = carrier
match = 203.0.113.10
```

Whoever has to have both can be kept out by `permit` and `deny` of the endpoint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Piece
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the header."""
    yield about(case, f"`match` and `{detail(case, 0)}` do not belong together: either is enough", piece=Piece.NAME)
