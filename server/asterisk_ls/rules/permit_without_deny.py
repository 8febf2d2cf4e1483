"""An access list permits some addresses and denies none, so it lets everybody in.

Whoever no rule matches is let in. Only after a rule that denies everybody do those count that permit somebody.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
permit = 192.0.2.0/24
         ^^^^^^^^^^^^ permit-without-deny "nobody is kept out"
```

```conf fixed unsafe
[6001]
type = endpoint
allow = ulaw
deny = 0.0.0.0/0
permit = 192.0.2.0/24
```

The same goes for `contact_permit`, for a section of `acl.conf`, and for an object of type `acl`.

```conf title="acl.conf"
[office]
permit = 192.0.2.0/24
         ^^^^^^^^^^^^ permit-without-deny

[home]
deny = 0.0.0.0/0.0.0.0
deny = ::/0
permit = 198.51.100.0/24
```

```conf fixed unsafe title="acl.conf"
[office]
deny = 0.0.0.0/0
permit = 192.0.2.0/24

[home]
deny = 0.0.0.0/0.0.0.0
deny = ::/0
permit = 198.51.100.0/24
```

IPv6 has rules of its own: `0.0.0.0/0` says nothing about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace
from asterisk_ls.rules.pointing import about, at_fault

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer to deny everybody first."""
    fault, creation = case.fault, case.creation
    if fault is None or fault.at is None or fault.at.option is None or creation is None:
        return
    fixes: tuple[Fix, ...] = ()
    if not creation.wizard and fault.at.section == creation.section:
        line = at_fault(case, Piece.LINE)
        option = fault.at.option
        deny = option.name[: -len("permit")] + "deny"
        everybody = "::/0" if ":" in option.value else "0.0.0.0/0"
        text = f"{deny} = {everybody}\n{option.name} = {option.value}"
        fixes = (Fix("deny everybody else", (Replace(line, text),)),)
    yield about(case, "nobody is kept out: whom no rule matches is let in", fixes=fixes)
