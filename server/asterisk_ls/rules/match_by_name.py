"""An identify matches the name of a host, which is looked up once.

Asterisk asks the DNS while it loads the configuration. Without an answer the identify is dropped, and an address that the
host gets later is not known before the next reload. With `srv_lookups` its SRV records are asked for first, unless the name
has a port.

```conf title="pjsip.conf"
[carrier]
type = endpoint
allow = ulaw

[carrier]
type = identify
endpoint = carrier
match = sip.example.com
        ^^^^^^^^^^^^^^^ match-by-name "looked up once, while Asterisk loads"
```

An address that does not change hangs on nobody.

```conf title="pjsip.conf"
[carrier]
type = endpoint
allow = ulaw

[carrier]
type = identify
endpoint = carrier
match = 203.0.113.10
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what a name costs. What a wizard makes of its `remote_hosts` is left alone: there a name is what is asked for."""
    if case.creation is None or case.creation.wizard:
        return
    yield about(case, "looked up once, while Asterisk loads: without an answer the identify is dropped")
