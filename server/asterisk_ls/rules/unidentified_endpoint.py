"""No request is taken for an endpoint that is not known by its user name.

With `identify_by = ip` the user name of a request does not count, and with `header` or `request_uri` neither. Then an
identify has to name the endpoint.

```conf title="pjsip.conf"
[carrier]
type = endpoint
context = from-carrier
allow = ulaw
identify_by = ip
              ^^ unidentified-endpoint "no identify names `carrier`"
```

When somebody calls, Asterisk logs `Request 'INVITE' from '<sip:100@192.0.2.1>' failed for '192.0.2.1:5060' (callid: …) - No
matching endpoint found`.

```conf fixed unsafe
[carrier]
type = endpoint
context = from-carrier
allow = ulaw
identify_by = username,ip
```

```conf title="pjsip.conf"
[carrier]
type = endpoint
context = from-carrier
allow = ulaw
identify_by = ip

[carrier]
type = identify
endpoint = carrier
match = 203.0.113.10
```

An endpoint that a registration with `line = yes` names is found too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.callers import may_be_identified
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import about, at_fault

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the user name beside what is there."""
    creation, fault = case.creation, case.fault
    if creation is None or fault is None or fault.at is None or fault.at.option is None:
        return
    if not is_certain(case) or may_be_identified(case, creation.id):
        return
    spot = at_fault(case)
    fix = Fix("identify it by its user name too", (Replace(spot, f"username,{fault.at.option.value}"),))
    yield about(case, f"no identify names `{creation.id}`, so no request is taken for it", fixes=(fix,))
