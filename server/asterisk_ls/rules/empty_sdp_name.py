"""The name of an SDP session or of its owner is empty, or has blanks in it.

RFC 8866 allows neither. Asterisk logs a warning and sends `-`.

```conf title="pjsip.conf"
[6001]
type = endpoint
sdp_owner = my pbx
            ^^^^^^ empty-sdp-name "`-` is sent"
```

```log
WARNING SDP origin username on endpoint '6001' is empty or contains spaces ('my pbx'). Not permitted as per RFC8866. Setting to '-'.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the value."""
    what = "is empty" if detail(case, 0) == "sdp_session" else "is empty or has blanks in it"
    yield about(case, f"`{detail(case, 0)}` {what}, so `-` is sent")
