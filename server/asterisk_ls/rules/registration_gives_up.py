"""A registration that is to be tried again stops for ever when the provider says no.

`retry_interval` is for answers that may pass, such as none at all. After one like 403 Asterisk does not try again, and it takes a
reload to have it register: a provider that has an account blocked for a minute is lost. `forbidden_retry_interval` and
`fatal_retry_interval` have it try again after so many seconds.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0

[carrier]
type = registration
server_uri = sip:sip.example.com
client_uri = sip:100@sip.example.com
retry_interval = 60
max_retries = 10000
^^^^^^^^^^^ registration-gives-up "after a 403 nothing is tried again"
```

When it stops, Asterisk logs `Fatal response '403' received from 'sip:sip.example.com' on registration attempt to
'sip:100@sip.example.com', stopping outbound registration`.

```conf fixed unsafe
[udp]
type = transport
bind = 0.0.0.0

[carrier]
type = registration
server_uri = sip:sip.example.com
client_uri = sip:100@sip.example.com
retry_interval = 60
max_retries = 10000
forbidden_retry_interval = 600
```

Where none of these options is set, nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import AddLine, Case, Finding, Fix, Piece
from asterisk_ls.rules.pointing import about

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the option that keeps it trying."""
    fault, creation = case.fault, case.creation
    if fault is None or fault.at is None or creation is None:
        return
    line = f"{'registration/' if creation.wizard else ''}forbidden_retry_interval = 600"
    fix = Fix(f"add `{line}`", (AddLine(fault.at, line),))
    message = "after a 403 nothing is tried again: that takes `forbidden_retry_interval`"
    yield about(case, message, piece=Piece.NAME, fixes=(fix,))
