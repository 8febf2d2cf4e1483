"""`dtls_rekey` does not go with `webrtc`.

Browsers do not negotiate DTLS again in the middle of a call. Asterisk logs a warning and never does it.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
webrtc = yes
dtls_rekey = 3600
^^^^^^^^^^ rekey-with-webrtc "not used with `webrtc`"
```

```log
WARNING DTLS renegotiation is not supported with WebRTC. Disabling dtls_rekey.
```

```conf fixed unsafe
[6001]
type = endpoint
allow = ulaw
webrtc = yes
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Piece
from asterisk_ls.rules.curing import removal
from asterisk_ls.rules.pointing import about

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the option."""
    yield about(case, "`dtls_rekey` is not used with `webrtc`", piece=Piece.NAME, fixes=removal(case))
