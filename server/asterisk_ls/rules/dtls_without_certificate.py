"""An endpoint encrypts by DTLS and has no certificate.

The fingerprint of the certificate is what both sides of a call tell each other. Without one there is nothing to tell, and
the media of a call are not set up.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
media_encryption = dtls
                   ^^^^ dtls-without-certificate "`dtls_auto_generate_cert`"
```

Let Asterisk make one, or name one by `dtls_cert_file`. With `webrtc = yes` it makes one of its own accord.

```conf fixed unsafe
[6001]
type = endpoint
allow = ulaw
media_encryption = dtls
dtls_auto_generate_cert = yes
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import AddLine, Case, Finding, Fix
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import about

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer a certificate that Asterisk makes, where the version can."""
    creation, fault = case.creation, case.fault
    if creation is None or fault is None or not is_certain(case):
        return
    fixes: tuple[Fix, ...] = ()
    option = creation.schema.options.get("dtls_auto_generate_cert") if creation.schema is not None else None
    if fault.at is not None and option is not None and fault.at.section == creation.section:
        line = f"{'endpoint/' if creation.wizard else ''}dtls_auto_generate_cert = yes"
        fixes = (Fix(f"add `{line}`", (AddLine(fault.at, line),)),)
    message = "neither `dtls_cert_file` nor `dtls_auto_generate_cert`, and DTLS needs a certificate"
    yield about(case, message, fixes=fixes)
