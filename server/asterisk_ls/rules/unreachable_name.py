"""No phone gives the name of an endpoint as its user name.

An endpoint is found by the user name of a request, so its name has to be one that a phone can give.

```conf title="pjsip.conf"
[front desk]
 ^^^^^^^^^^ unreachable-name "a phone sends no blank in its user name"
type = endpoint
context = phones
allow = ulaw
auth = desk

[desk]
type = auth
username = desk
password = example
```

```conf title="pjsip.conf"
[front-desk]
type = endpoint
context = phones
allow = ulaw
auth = desk

[desk]
type = auth
username = desk
password = example
```

## A domain that does not count

The name of an endpoint may have a domain behind an `@`, for phones that call from that domain. With `disable_multi_domain`
Asterisk does not look for it.

```conf title="pjsip.conf"
[global]
type = global
disable_multi_domain = yes

[6001@example.com]
 ^^^^^^^^^^^^^^^^ unreachable-name "with `disable_multi_domain` no domain is looked at"
type = endpoint
context = phones
allow = ulaw
auth = desk

[desk]
type = auth
username = desk
password = example
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Note, Piece, Severity, Spot
from asterisk_ls.rules.callers import may_be_identified
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.global_options import global_option
from asterisk_ls.rules.pointing import detail
from asterisk_ls.schema.values import read_bool
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import AllObjects

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the name."""
    creation = case.creation
    if creation is None or not is_certain(case) or may_be_identified(case, creation.id):
        return
    spot = Spot(Place(creation.section, None), Piece.SECTION_NAME)
    if detail(case, 0) != "@":
        odd = "blank" if " " in creation.id else "such character"
        yield Finding(spot, f"a phone sends no {odd} in its user name", severity=Severity.INFORMATION)
    elif read_bool(global_option(case, "disable_multi_domain") or ""):
        notes = tuple(
            Note(Spot(Place(known.section, None), Piece.HEADER), "switched on here")
            for known in case.ask(AllObjects("global"))
            if known.loaded
        )
        yield Finding(spot, "with `disable_multi_domain` no domain is looked at", related=notes)
