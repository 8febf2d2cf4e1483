"""An option says something else than `webrtc` does.

`webrtc = yes` stands for a number of other options, and it is applied behind all lines: what they say to the contrary has
no effect.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = opus
webrtc = yes
media_encryption = sdes
                   ^^^^ overridden-by-webrtc "`webrtc` makes it `dtls`"
use_avpf = no
           ^^ overridden-by-webrtc "`webrtc` makes it `yes`"
```

```conf fixed unsafe
[6001]
type = endpoint
allow = opus
webrtc = yes
```

It sets `use_avpf`, `ice_support`, `media_use_received_transport`, `rtcp_mux` and `bundle` to `yes`, `media_encryption` to
`dtls`, `dtls_setup` to `actpass`, `dtls_verify` to `fingerprint`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.curing import removal
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETS = {"media_encryption": "dtls", "dtls_setup": "actpass", "dtls_verify": "fingerprint"}


def check(case: Case) -> Iterator[Finding]:
    """Offer to remove the line."""
    if not is_certain(case):
        return
    name = detail(case, 0)
    message = f"`{name}` has no effect: `webrtc` makes it `{_SETS.get(name, 'yes')}`"
    yield about(case, message, fixes=removal(case))
