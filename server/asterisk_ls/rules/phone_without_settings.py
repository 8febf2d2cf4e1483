"""A phone is not provisioned.

A section of type phoneprov stays when something that it needs is not there, but its phone asks in vain for its settings:
it needs a `MAC` and a `PROFILE`, spelt like that, and an endpoint whose transport and `auth` are there.

```conf title="pjsip.conf"
[6001]
^^^^^^ phone-without-settings "`PROFILE` is missing"
type = phoneprov
MAC = 0023456789ab
```

```log
ERROR phoneprov 6001 must contain a PROFILE entry.
```

## The endpoint

```conf title="pjsip.conf"
[6001]
type = phoneprov
MAC = 0023456789ab
PROFILE = office
endpoint = 6011
           ^^^^ phone-without-settings "there is no endpoint `6011`"
```

```conf title="pjsip.conf"
[6001]
type = endpoint
transport = udp
            ^^^ undefined-reference

[6001]
type = phoneprov
MAC = 0023456789ab
PROFILE = office
endpoint = 6001
           ^^^^ phone-without-settings "the endpoint `6001` names the transport `udp`, which is not there"
```

```log
ERROR Endpoint 6001 contained invalid transport udp.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what is missing."""
    option, name, type_, target = (detail(case, index) for index in range(4))
    if option != "endpoint":
        message = f"`{name}` is missing, so the phone gets no settings"
    elif not type_:
        message = f"there is no endpoint `{name}`, so the phone gets no settings"
    else:
        message = f"the endpoint `{name}` names the {type_} `{target}`, which is not there: the phone gets no settings"
    yield about(case, message)
