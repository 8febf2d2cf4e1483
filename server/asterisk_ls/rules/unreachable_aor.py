"""An aor has no contact, and nobody may register one.

`max_contacts` is 0 unless it is set, so a phone that registers is refused. And without a `contact` there is no address to
call. The object loads all the same.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
aors = 6001

[6001]
^^^^^^ unreachable-aor "without `max_contacts` or `contact`"
type = aor
```

| what is tried | what Asterisk logs then |
|---|---|
| to register | `AOR '6001' has no configured max_contacts. Endpoint '6001' (192.0.2.1:5060) unable to register` |
| to call | `Endpoint '6001': No URI available.  Is endpoint registered?` |

```conf fixed unsafe
[6001]
type = endpoint
allow = ulaw
aors = 6001

[6001]
max_contacts = 1
type = aor
```

A provider that does not register has its address there.

```conf title="pjsip.conf"
[carrier]
type = endpoint
allow = ulaw
aors = carrier

[carrier]
type = aor
contact = sip:sip.example.com
```

An aor with `mailboxes` is left alone: others subscribe to it. So is one that no endpoint names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import AddLine, Case, Finding, Fix, Piece, Spot
from asterisk_ls.rules.references import known_targets
from asterisk_ls.semantic.apply.doubts import UNREACHABLE
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import Objects, SectionsNamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Known


def check(case: Case) -> Iterator[Finding]:
    """Point at the aor, and let one phone register."""
    reference = case.reference
    if reference is None or known_targets(case) != ("aor",):
        return
    if case.ask(SectionsNamed("sorcery.conf", "res_pjsip")):
        return  # contacts may be in a database that others write as well
    for known in case.ask(Objects("aor", reference.name)):
        if known.loaded and UNREACHABLE in known.facts and not _is_half_made(case, known):
            place = Place(known.section, None)
            line = "aor/max_contacts = 1" if known.wizard else "max_contacts = 1"
            unsaid = known.facts[UNREACHABLE] == "unsaid"
            fixes = (Fix(f"add `{line}`", (AddLine(place, line),)),) if unsaid else ()
            message = "without `max_contacts` or `contact` nobody registers here, and nobody is called"
            yield Finding(Spot(place, Piece.HEADER), message, fixes=fixes)


def _is_half_made(case: Case, known: Known) -> bool:
    """Whether a wizard lacks what its other objects need: that is told, and the aor may want for the same."""
    others = (Objects("identify", f"{known.id}-identify"), Objects("registration", f"{known.id}-reg-0"))
    return known.wizard and any(not other.loaded for question in others for other in case.ask(question))
