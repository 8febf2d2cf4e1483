"""An endpoint does not name the aor that bears its name.

Where a phone registers is looked up by `aors` alone. A name that fits is not enough: the phone is refused, and a call to
the endpoint finds nobody.

```conf title="pjsip.conf"
[6001]
^^^^^^ missing-aors "`aors` is missing"
type = endpoint
allow = ulaw
auth = 6001

[6001]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 1
```

When the phone registers, Asterisk logs `Endpoint '6001' (192.0.2.1:5060) has no configured AORs`.

```conf fixed unsafe
[6001]
aors = 6001
type = endpoint
allow = ulaw
auth = 6001

[6001]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 1
```

Without an aor of that name nothing is said: who only calls in needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import AddLine, Case, Finding, Fix, Note, Piece, Spot
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import about
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import Objects

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say so where there is an aor of that name."""
    creation, fault = case.creation, case.fault
    if creation is None or fault is None or not is_certain(case):
        return
    aor = next((known for known in case.ask(Objects("aor", creation.id)) if known.loaded), None)
    if aor is None:
        return
    line = f"aors = {creation.id}"
    fixes = () if fault.at is not None else (Fix(f"add `{line}`", (AddLine(Place(creation.section, None), line),)),)
    related = (Note(Spot(Place(aor.section, None), Piece.HEADER), "the aor"),)
    missing = "`aors` is empty" if fault.at is not None else "`aors` is missing"
    yield about(case, f"{missing}, though there is an aor `{creation.id}`", related=related, fixes=fixes)
