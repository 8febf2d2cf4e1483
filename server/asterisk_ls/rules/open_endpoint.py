"""An endpoint without `auth` is known by its user name alone.

Whoever gives that name is taken for it: nobody is asked for a password. Where phones register, a stranger can register in
place of one and be called; anybody gets into the `context`.

```conf title="pjsip.conf"
[6001]
^^^^^^ open-endpoint "without `auth` anybody can register as `6001` and call"
type = endpoint
context = phones
allow = ulaw
aors = 6001

[6001]
type = aor
max_contacts = 1
```

```conf title="pjsip.conf"
[6001]
type = endpoint
context = phones
allow = ulaw
aors = 6001
auth = 6001

[6001]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 1
```

## The other side of a trunk

```conf title="pjsip.conf"
[carrier]
^^^^^^^^^ open-endpoint "anybody who calls himself `carrier` gets into context `from-carrier`"
type = endpoint
context = from-carrier
allow = ulaw
aors = carrier

[carrier]
type = aor
contact = sip:sip.example.com
```

Where no `context` is set, nothing is said: calls were hardly meant to come in there. Nor is it where an `acl` keeps others
out, be it of the endpoint or of all of PJSIP, or where all transports are bound to the machine itself.

An identify says which address it calls from. With it nothing is said here; but only `identify_by = ip` keeps others out.

```conf title="pjsip.conf"
[carrier]
type = endpoint
context = from-carrier
allow = ulaw
aors = carrier
identify_by = ip

[carrier]
type = identify
endpoint = carrier
match = 203.0.113.10

[carrier]
type = aor
contact = sip:sip.example.com
```

## The wrong side

`outbound_auth` is what Asterisk itself proves itself by, when it is asked. A phone is asked for what `auth` says.

```conf title="pjsip.conf"
[6001]
type = endpoint
context = phones
allow = ulaw
aors = 6001
outbound_auth = 6001
^^^^^^^^^^^^^ open-endpoint "phones are asked for what `auth` names, so anybody can register as `6001`"

[6001]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 1
```

```conf fixed unsafe
[6001]
type = endpoint
context = phones
allow = ulaw
aors = 6001
auth = 6001

[6001]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 1
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace, Severity, Spot
from asterisk_ls.rules.callers import is_for_all, may_be_identified, phone_aor
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import about, detail
from asterisk_ls.schema.values import split_list
from asterisk_ls.semantic.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say who gets in, and as whom."""
    creation = case.creation
    if creation is None or not is_certain(case) or may_be_identified(case, creation.id):
        return
    if not is_for_all(case):
        return
    context, aors, outbound = (detail(case, index) for index in range(3))
    name = creation.id
    if phone_aor(case, [item.text for item in split_list(aors)]) is None:
        if context:
            message = f"anybody who calls himself `{name}` gets into context `{context}`: there is no `auth`"
            yield about(case, message)._replace(severity=Severity.INFORMATION)
        return
    lines = [line for line in case.section.options if line.name.lower() == "outbound_auth"] if outbound else []
    if not lines or creation.wizard:
        yield about(case, f"without `auth` anybody can register as `{name}` and call")
        return
    spot = Spot(Place(case.section_id, lines[-1]), Piece.NAME)
    message = f"phones are asked for what `auth` names, so anybody can register as `{name}`"
    yield Finding(spot, message, fixes=(Fix("use `auth`", (Replace(spot, "auth"),)),))
