"""An option needs a module that is not loaded.

`modules.conf` keeps the module out: a line `noload` names it, or `autoload` is off and no line names it.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
media_encryption = sdes
                   ^^^^ option-without-module "`res_srtp` is not loaded, so media cannot be encrypted"
```

```conf title="modules.conf"
[modules]
autoload = yes
noload = res_srtp.so
```

Without an authenticator, Asterisk takes every request for one that need not be authenticated. It says so when a request
comes in: `No SIP authenticator registered. Assuming authentication is not required`.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
auth = 6001
       ^^^^ option-without-module "Asterisk lets everybody in without asking for a password"
aors = 6001

[6001]
type = auth
username = 6001
password = 5up3rs3cr3t

[6001]
type = aor
max_contacts = 1
```

```conf title="modules.conf"
[modules]
autoload = yes
noload => res_pjsip_authenticator_digest.so
```

## Everything is there

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
media_encryption = sdes
```

```conf title="modules.conf"
[modules]
autoload = yes
noload = chan_iax2.so
```

## A module that is missing for another one

```conf title="pjsip.conf"
[6001]
type = aor
max_contacts = 1
mailboxes = 6001@default
            ^^^^^^^^^^^^ option-without-module "`res_pjsip_mwi` is not loaded, since `res_pjsip_pubsub` is not"
```

```conf title="modules.conf"
[modules]
autoload = yes
noload = res_pjsip_pubsub.so
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Note, Piece, Severity, Spot
from asterisk_ls.rules.modules import is_there, spoken_absence
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.module_needs import ANONYMOUS, PJSIP, need_of
from asterisk_ls.semantic.queries import ModuleAbsence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.module_needs import Need


def check(case: Case) -> Iterator[Finding]:
    """Point at each value that is for nothing, once for each module."""
    creation, category = case.creation, case.category
    if creation is None or not creation.created or category is None or case.ask(ModuleAbsence(PJSIP)) is not None:
        return
    told: set[str] = set()
    for place in category.places():
        line = place.option
        need = need_of(creation.type, line.name.lower(), line.value) if line is not None else None
        if need is not None:
            yield from _of_need(case, need, Spot(place, Piece.VALUE), told)
    if creation.type == "endpoint" and creation.id.partition("@")[0] == "anonymous":
        yield from _of_need(case, ANONYMOUS, Spot(Place(creation.section, None), Piece.HEADER), told)


def _of_need(case: Case, need: Need, spot: Spot, told: set[str]) -> Iterator[Finding]:
    for module in need.modules:
        absence = case.ask(ModuleAbsence(module)) if is_there(case, module) else None
        if absence is None or module in told:
            continue
        told.add(module)
        related = (Note(Spot(absence.place, Piece.LINE), "why it is not loaded"),) if absence.place is not None else ()
        message = f"`{module}` is not loaded{spoken_absence(absence)}, so {need.without}"
        yield Finding(spot, message, related=related, severity=Severity.ERROR if need.is_grave else None)
        return
