"""No phone can register at the aors of an endpoint, since none of them bears its name.

A phone is known by its user name, which is the name of the endpoint, and gives the same name for the address that it
registers. Asterisk looks for an aor of that name among those of the endpoint. What the section is called that `aors` names
is what counts.

```conf title="pjsip.conf"
[6001]
type = endpoint
context = phones
allow = ulaw
auth = 6001
aors = 6001-aor
       ^^^^^^^^ unregistrable-aor "a phone that registers as `6001` needs an aor of that name"

[6001]
type = auth
username = 6001
password = example

[6001-aor]
type = aor
max_contacts = 1
```

When the phone registers, Asterisk logs `AOR '' not found for endpoint '6001' (192.0.2.1:5060)`, and answers 404.

```conf title="pjsip.conf"
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

An aor `6001@example.com` serves a phone that registers at that domain. Where an identify names the endpoint, or it is
`identify_by = auth_username`, a phone can give another name, and nothing is said. Nor is it of an aor with a `contact`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Note, Piece, Replace, Spot
from asterisk_ls.rules.callers import may_be_identified, phone_aor
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import about, at_fault, detail, fits_value, written
from asterisk_ls.schema.values import split_list
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import Objects, OpenType

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the names, and offer an aor of the right name where there is one."""
    creation, fault = case.creation, case.fault
    if creation is None or fault is None or fault.at is None or fault.at.option is None:
        return
    if not is_certain(case) or case.ask(OpenType("aor")) or may_be_identified(case, creation.id):
        return
    aor = phone_aor(case, [item.text for item in split_list(fault.at.option.value)])
    if aor is None:
        return
    user = detail(case, 0)
    fixes: tuple[Fix, ...] = ()
    if fits_value(user) and any(known.loaded for known in case.ask(Objects("aor", user))):
        fixes = (Fix(f"use `{user}`", (Replace(at_fault(case), written(user)),)),)
    note = Note(Spot(Place(aor.section, None), Piece.HEADER), f"called `{aor.id}`")
    message = f"a phone that registers as `{user}` needs an aor of that name, and here is none"
    yield about(case, message, related=(note,), fixes=fixes)
