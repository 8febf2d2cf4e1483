"""An endpoint asks its provider for the password that it should prove itself by.

`auth` is what the other side of a call is asked for, `outbound_auth` what Asterisk answers with when it is asked. A provider
knows no answer: its calls are refused with 401, and calls to it fail when it asks.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0

[carrier]
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
context = from-carrier
allow = ulaw
auth = carrier
^^^^ auth-of-registration "registration `carrier` proves itself by it: here that is `outbound_auth`"

[carrier]
type = identify
endpoint = carrier
match = 203.0.113.10
```

```conf fixed unsafe
[udp]
type = transport
bind = 0.0.0.0

[carrier]
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
context = from-carrier
allow = ulaw
outbound_auth = carrier

[carrier]
type = identify
endpoint = carrier
match = 203.0.113.10
```

With both options, the other side may be another Asterisk that proves itself too, and nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Note, Piece, Replace, Spot
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import detail
from asterisk_ls.schema.values import split_list
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import Categories, NamedBy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Known


def check(case: Case) -> Iterator[Finding]:
    """Look for endpoints that ask for what the registration answers with."""
    creation = case.creation
    if creation is None or not is_certain(case):
        return
    for name in detail(case, 0).split("\n"):
        for endpoint in case.ask(NamedBy("endpoint", "auth", name)):
            place = _line(case, endpoint, name)
            if place is None or not endpoint.loaded or "outbound_auth" in endpoint.facts:
                continue
            spot = Spot(place, Piece.NAME)
            yield Finding(
                spot,
                f"registration `{creation.id}` proves itself by it: here that is `outbound_auth`",
                related=(Note(Spot(Place(creation.section, None), Piece.HEADER), "the registration"),),
                fixes=(Fix("use `outbound_auth`", (Replace(spot, "outbound_auth"),)),),
            )


def _line(case: Case, endpoint: Known, name: str) -> Place | None:
    """The line of an endpoint that names an auth; None for a wizard, whose lines are others."""
    for category in () if endpoint.wizard else case.ask(Categories(endpoint.file, endpoint.id)) or ():
        places = category.places() if category.section == endpoint.section else []
        for place in reversed(places):
            option = place.option
            if option is not None and option.name.lower() == "auth":
                return place if name in [item.text for item in split_list(option.value)] else None
    return None
