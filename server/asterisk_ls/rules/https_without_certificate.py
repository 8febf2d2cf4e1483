"""The HTTP server is to use TLS and has no certificate.

Without `tlscertfile` Asterisk looks for a file `asterisk.pem` where it was started, which is hardly ever there, and does not
listen. What comes in by `wss` comes in here: a transport has no certificates of its own for it.

```conf title="http.conf"
[general]
enabled = yes
bindaddr = 0.0.0.0
tlsenable = yes
            ^^^ https-without-certificate "`tlscertfile` is missing"
```

```conf title="http.conf"
[general]
enabled = yes
bindaddr = 0.0.0.0
tlsenable = yes
tlscertfile = /etc/asterisk/keys/asterisk.pem
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Piece, Spot
from asterisk_ls.rules.plain_files import general_of, last_setting
from asterisk_ls.schema.values import read_bool

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Look at the lines of `http.conf` alone."""
    category = case.category
    if case.file != "http.conf" or category is None or category.name.lower() != "general":
        return
    switch = last_setting(category, "tlsenable", "sslenable")
    if switch.place is None or not read_bool(switch.value) or general_of(case, case.file) is not category:
        return
    if last_setting(category, "tlscertfile", "sslcert", "tlscert").place is None:
        yield Finding(Spot(switch.place, Piece.VALUE), "`tlscertfile` is missing, and TLS needs a certificate")
