"""An endpoint names a geolocation profile that does not exist.

This is one of the few names that Asterisk looks up while it loads: without the profile the endpoint is dropped.

```conf title="pjsip.conf"
[6001]
type = endpoint
geoloc_incoming_call_profile = offcie
                               ^^^^^^ undefined-profile "no profile `offcie`"
```

```conf title="geolocation.conf"
[office]
type = profile
```

```log
ERROR geoloc_incoming_call_profile 'offcie' on endpoint '6001' doesn't exist
ERROR Could not create an object of type 'endpoint' with id '6001' from configuration file 'pjsip.conf'
```

`<prefer_config>`, `<discard_config>`, `<prefer_incoming>` and `<discard_incoming>` are built in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import about, at_fault, detail, fits_value, written
from asterisk_ls.semantic.queries import LoadedNames

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the nearest names."""
    name = detail(case, 1)
    near = nearest_names(name, case.ask(LoadedNames("geolocation-profile")))
    spot = at_fault(case, Piece.VALUE)
    fixes = tuple(Fix(f"use `{other}`", (Replace(spot, written(other)),)) for other in near if fits_value(other))
    yield about(case, f"no profile `{name}` in `geolocation.conf`", fixes=fixes)
