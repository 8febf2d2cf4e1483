"""Two auths of an `outbound_auth` answer to the same realm, and the second one is never used.

The other side says by its realm who asks. Asterisk answers with the first auth of that realm, or else with the first that has
no `realm`, which answers to any.

```conf title="pjsip.conf"
[carrier]
type = endpoint
allow = ulaw
outbound_auth = carrier,backup
                        ^^^^^^ repeated-realm "never used: `carrier` answers to every realm before it"

[carrier]
type = auth
username = 100
password = example

[backup]
type = auth
username = 200
password = example
```

Name the realm of each.

```conf title="pjsip.conf"
[carrier]
type = endpoint
allow = ulaw
outbound_auth = carrier,backup

[carrier]
type = auth
username = 100
password = example
realm = sip.example.com

[backup]
type = auth
username = 200
password = example
realm = sip.example.net
```

Auths with other `supported_algorithms_uac` answer to other questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Note, Piece, Spot
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import at_fault
from asterisk_ls.schema.values import split_list
from asterisk_ls.semantic.apply.secrets import ALGORITHMS, REALM
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import Objects, OpenType
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Known


def check(case: Case) -> Iterator[Finding]:
    """Point at names whose realm was there before."""
    fault = case.fault
    if (
        fault is None
        or fault.at is None
        or fault.at.option is None
        or case.ask(OpenType("auth"))
        or not is_certain(case)
    ):
        return
    seen: dict[tuple[str, str], Known] = {}
    for item in split_list(fault.at.option.value):
        auth = next((known for known in case.ask(Objects("auth", item.text)) if known.loaded), None)
        if auth is None:
            continue
        realm = auth.facts.get(REALM, "*")
        first = seen.setdefault((realm.lower(), auth.facts.get(ALGORITHMS, "")), auth)
        if first is not auth:
            realms = "every realm" if realm == "*" else f"realm `{realm}`"
            yield Finding(
                at_fault(case, Piece.VALUE, Span(item.start, item.end)),
                f"never used: `{first.id}` answers to {realms} before it",
                related=(Note(Spot(Place(first.section, None), Piece.HEADER), "is used"),),
            )
