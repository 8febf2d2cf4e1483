"""A location has items that its format does not know.

A location of `geolocation.conf` with the format `civicAddress` takes the element names of RFC 5139 (`country`, `A1`,
`RD`, `HNO` …), one with `GML` needs a `shape`, one with `URI` needs a `URI`. `location_source` is a host name, never an
address. Otherwise Asterisk drops the object.

```conf title="geolocation.conf"
[office]
type = location
format = civicAddress
location_info = country=US,street=Main
                ^^^^^^^^^^^^^^^^^^^^^^ bad-location "`street`"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say which item is wrong, or missing."""
    option, item = detail(case, 0), detail(case, 1)
    if option == "location_source":
        message = "`location_source` has to be a host name, not an address"
    elif detail(case, 2):
        message = detail(case, 2)
    elif item == "URI":
        message = f"`{item}` is missing"
    else:
        message = f"the format does not know `{item}`"
    yield about(case, message)
