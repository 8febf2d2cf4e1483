"""Certificate files are given although a certificate is made up.

With `dtls_auto_generate_cert = yes` Asterisk does not look at `dtls_private_key`, `dtls_ca_file` and `dtls_ca_path`.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
dtls_auto_generate_cert = yes
^^^^^^^^^^^^^^^^^^^^^^^ ignored-certificate "not used"
dtls_private_key = /etc/asterisk/keys/pbx.pem
```

```log
NOTICE dtls_pvt_file, dtls_cafile, and dtls_ca_path are ignored when dtls_auto_generate_cert is enabled
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Piece
from asterisk_ls.rules.pointing import about

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the option that makes them useless."""
    message = "with `dtls_auto_generate_cert` the other `dtls_` files are not used"
    yield about(case, message, piece=Piece.NAME)
