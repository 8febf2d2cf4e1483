"""The RTP ports of an endpoint are no range.

`rtp_port_start` and `rtp_port_end` are set together or not at all, begin at 1024, and the end lies above the start.
Otherwise Asterisk drops the endpoint.

```conf title="pjsip.conf"
[6001]
type = endpoint
rtp_port_start = 20000
                 ^^^^^ bad-port-range "`rtp_port_end` is missing"
```

```log
ERROR Endpoint '6001': Both rtp_port_start and rtp_port_end must be set together
ERROR Could not create an object of type 'endpoint' with id '6001' from configuration file 'pjsip.conf'
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail
from asterisk_ls.semantic.apply.endpoint import LOWEST_PORT

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what is wrong with the range."""
    start, end = int(detail(case, 1)), int(detail(case, 2))
    if not (start and end):
        message = f"`rtp_port_{'end' if start else 'start'}` is missing"
    elif min(start, end) < LOWEST_PORT:
        message = f"RTP ports begin at {LOWEST_PORT}"
    else:
        message = f"the end of the range, {end}, is not above its start, {start}"
    yield about(case, message)
