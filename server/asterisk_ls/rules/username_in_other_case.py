"""The user name of an auth is that of its endpoint, but for the case of its letters.

Asterisk compares both letter by letter: the name that a phone calls itself by has to be that of the endpoint, and the one that
it proves has to be `username`. Most phones use one name for both, and one of the two does not fit then.

```conf title="pjsip.conf"
[alice]
type = endpoint
context = phones
allow = ulaw
auth = alice
aors = alice

[alice]
type = auth
username = Alice
           ^^^^^ username-in-other-case "the endpoint is called `alice`"
password = kvcJx8-qdJ2Lh

[alice]
type = aor
max_contacts = 1
```

```conf fixed unsafe
[alice]
type = endpoint
context = phones
allow = ulaw
auth = alice
aors = alice

[alice]
type = auth
username = alice
password = kvcJx8-qdJ2Lh

[alice]
type = aor
max_contacts = 1
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import about, at_fault, detail, fits_value, written
from asterisk_ls.semantic.queries import NamedBy

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the name of the endpoint."""
    creation, name = case.creation, detail(case, 0)
    if creation is None or not is_certain(case):
        return
    endpoints = dict.fromkeys(known.id for known in case.ask(NamedBy("endpoint", "auth", creation.id)) if known.loaded)
    if name in endpoints:
        return
    near = [endpoint for endpoint in endpoints if endpoint.lower() == name.lower()]
    fixes = tuple(Fix(f"use `{one}`", (Replace(at_fault(case), written(one)),)) for one in near if fits_value(one))
    if near:
        yield about(
            case, f"the endpoint is called `{near[0]}`: a phone that uses one name for both is refused", fixes=fixes
        )
