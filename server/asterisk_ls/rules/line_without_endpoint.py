"""A registration has `line = yes`, but no endpoint for the calls that come in.

With `line`, Asterisk marks the registered address so that it knows calls of that provider again; `endpoint` says whose
calls they are. One without the other is refused.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0

[carrier]
type = registration
server_uri = sip:sip.example.com
client_uri = sip:100@sip.example.com
line = yes
       ^^^ line-without-endpoint "`line` needs an `endpoint`"
```

```log
ERROR Line support has been enabled on outbound registration 'carrier' without providing an endpoint
ERROR Could not create an object of type 'registration' with id 'carrier' from configuration file 'pjsip.conf'
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import AddLine, Case, Finding, Fix
from asterisk_ls.rules.pointing import about
from asterisk_ls.semantic.queries import Objects

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the endpoint of the same name, when there is one."""
    fixes: tuple[Fix, ...] = ()
    creation = case.creation
    at = case.fault.at if case.fault is not None else None
    named = any(option.name.lower() == "endpoint" for option in case.section.options)
    if not named and creation is not None and at is not None and case.ask(Objects("endpoint", creation.id)):
        line = f"endpoint = {creation.id}"
        fixes = (Fix(f"add `{line}`", (AddLine(at, line),)),)
    yield about(case, "`line` needs an `endpoint` for the calls that come in", fixes=fixes)
