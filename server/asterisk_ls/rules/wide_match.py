"""An identify matches everybody, or all of a private network.

Asterisk looks at the address of a request before it looks at the user name, unless `endpoint_identifier_order` says
otherwise. What comes from such an address is taken for this one endpoint: no phone there can register, and nobody there
is asked for the password of another endpoint.

```conf title="pjsip.conf"
[carrier]
type = identify
endpoint = carrier
match = 0.0.0.0/0
        ^^^^^^^^^ wide-match "whoever calls is taken for endpoint `carrier`"

[carrier]
type = endpoint
context = from-carrier
allow = ulaw

[6001]
type = endpoint
context = phones
allow = ulaw
auth = 6001
aors = 6001

[6001]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 1
```

Match the addresses of the other side alone, or have user names looked at first. The order is read without blanks.

```conf title="pjsip.conf"
[global]
type = global
endpoint_identifier_order = username,ip,anonymous

[carrier]
type = identify
endpoint = carrier
match = 0.0.0.0/0

[carrier]
type = endpoint
context = from-carrier
allow = ulaw

[6001]
type = endpoint
context = phones
allow = ulaw
auth = 6001
aors = 6001

[6001]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 1
```

Where no other endpoint has an `auth`, so that no phone can be mistaken, nothing is said. A private network of 256 addresses
or more is told of as an information: whether there are phones in it, nobody can see here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Note, Piece, Severity, Spot
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.global_options import asks_addresses_first
from asterisk_ls.rules.pointing import about, detail
from asterisk_ls.semantic.apply.identification import Network, network_of
from asterisk_ls.semantic.model import Known, Place
from asterisk_ls.semantic.queries import AllObjects, Objects

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRIVATE = tuple(
    network
    for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
    if (network := network_of(text)) is not None
)


def check(case: Case) -> Iterator[Finding]:
    """Say whom it concerns: somebody who has to prove a user name."""
    network, endpoint = network_of(detail(case, 0)), detail(case, 1)
    if network is None or not is_certain(case) or not asks_addresses_first(case):
        return
    everybody = network.length == 0
    if not (everybody or any(private.covers(network._replace(port=0)) for private in _PRIVATE)):
        return
    if not any(known.loaded for known in case.ask(Objects("endpoint", endpoint))):
        return
    phone = _phone(case, endpoint)
    if phone is not None:
        whoever = "whoever calls" if everybody else f"whoever calls from {_written(network)}"
        found = about(
            case,
            f"{whoever} is taken for endpoint `{endpoint}`, before user names are looked at",
            related=(Note(Spot(Place(phone.section, None), Piece.HEADER), "an endpoint that proves its user name"),),
        )
        yield found if everybody else found._replace(severity=Severity.INFORMATION)


def _phone(case: Case, endpoint: str) -> Known | None:
    """Another endpoint that has to prove its user name."""
    for known in case.ask(AllObjects("endpoint")):
        if known.loaded and known.id != endpoint and known.facts.get("auth"):
            found: Known = known
            return found
    return None


def _written(network: Network) -> str:
    return network._replace(port=0).text
