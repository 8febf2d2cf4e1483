"""A TLS transport has no certificate.

It opens its port, but no phone can connect: the server of a TLS connection has to show a certificate. Only connections
that Asterisk itself opens, to a provider, work without one.

```conf title="pjsip.conf"
[tls]
^^^^^ tls-without-certificate "`cert_file`"
type = transport
protocol = tls
bind = 0.0.0.0
```

Where `ca_list_file`, `ca_list_path` or `verify_server` show that Asterisk is the client, nothing is said. A `wss` transport
needs no certificate either: its connections come in by the HTTP server, which has its own in `http.conf`.

```conf title="pjsip.conf"
[tls]
type = transport
protocol = tls
bind = 0.0.0.0
ca_list_file = /etc/ssl/certs/ca-certificates.crt
verify_server = yes

[wss]
type = transport
protocol = wss
bind = 0.0.0.0
```

```conf title="http.conf"
[general]
enabled = yes
bindaddr = 127.0.0.1
tlsenable = yes
tlscertfile = /etc/asterisk/keys/pbx.pem
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import about

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the transport."""
    if is_certain(case):
        yield about(case, "without `cert_file` nobody can connect to this transport")
