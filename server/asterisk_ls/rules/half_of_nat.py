"""An endpoint has some of the options for phones behind NAT, and lacks others.

| option | what it does for a phone behind NAT |
|---|---|
| `rewrite_contact = yes` | calls it at the address that its packets come from |
| `rtp_symmetric = yes` | sends sound to where its sound comes from |
| `direct_media = no` | keeps it from getting the inner address of another phone to send its sound to |

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
rtp_symmetric = yes
^^^^^^^^^^^^^ half-of-nat "`rewrite_contact` and `direct_media = no` are missing"
auth = 6001
aors = 6001

[6001]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 1
```

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
rtp_symmetric = yes
rewrite_contact = yes
direct_media = no
auth = 6001
aors = 6001

[6001]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 1
```

With `disable_direct_media_on_nat` Asterisk decides for each call, and `direct_media` may stay. Nothing is said of an endpoint
where no phone registers, nor of `webrtc`, which has means of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Piece
from asterisk_ls.rules.callers import phone_aor
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import about, detail
from asterisk_ls.schema.values import split_list

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what is missing where phones register."""
    if not is_certain(case) or phone_aor(case, [item.text for item in split_list(detail(case, 0))]) is None:
        return
    missing = [f"`{one}`" for one in detail(case, 1).split(",")]
    verb = "is" if len(missing) == 1 else "are"
    yield about(case, f"for a phone behind NAT {' and '.join(missing)} {verb} missing", piece=Piece.NAME)
