"""Asterisk registers at a provider, and no call from there finds an endpoint.

The provider calls with the number of the caller as its user name, which is that of no endpoint. So an identify has to name
its address, or the registration has to have a `line`: then the address that it registers says whose call it is.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0

[carrier]
^^^^^^^^^ unknown-provider "no identify, and no `line`"
type = registration
server_uri = sip:sip.example.com
client_uri = sip:100@sip.example.com
outbound_auth = carrier

[carrier]
type = auth
username = 100
password = example

[carrier]
type = endpoint
allow = ulaw
outbound_auth = carrier
aors = carrier

[carrier]
type = aor
contact = sip:sip.example.com
```

When it calls, Asterisk logs `Request 'INVITE' from '<sip:0123456@sip.example.com>' failed for '203.0.113.10:5060' (callid: …)
- No matching endpoint found`.

```conf fixed unsafe
[udp]
type = transport
bind = 0.0.0.0

[carrier]
line = yes
endpoint = carrier
type = registration
server_uri = sip:sip.example.com
client_uri = sip:100@sip.example.com
outbound_auth = carrier

[carrier]
type = auth
username = 100
password = example

[carrier]
type = endpoint
allow = ulaw
outbound_auth = carrier
aors = carrier

[carrier]
type = aor
contact = sip:sip.example.com
```

It is told only where there is no identify at all, and no endpoint `anonymous` for whoever is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import AddLine, Case, Finding, Fix
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import about, detail, written
from asterisk_ls.semantic.apply.reaching import ANONYMOUS
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import AllObjects, LoadedNames, NamedBy, Objects, OpenType

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the `line` where one endpoint proves itself by the same."""
    creation = case.creation
    if creation is None or not is_certain(case):
        return
    if any(case.ask(OpenType(type_)) for type_ in ("identify", "endpoint")) or case.ask(AllObjects("identify")):
        return
    if case.ask(Objects("endpoint", ANONYMOUS)) or not case.ask(LoadedNames("endpoint")):
        return
    fixes: tuple[Fix, ...] = ()
    names = dict.fromkeys(
        known.id
        for name in detail(case, 0).split("\n")
        for known in (case.ask(NamedBy("endpoint", "outbound_auth", name)) if name else ())
        if known.loaded
    )
    if not creation.wizard and len(names) == 1:
        (name,) = names
        lines = AddLine(Place(creation.section, None), f"line = yes\nendpoint = {written(name)}")
        fixes = (Fix(f"let calls come in as `{name}`", (lines,)),)
    yield about(case, "no identify, and no `line`: calls of the provider find no endpoint", fixes=fixes)
