"""An endpoint and its aor have the same mailbox.

`mailboxes` of the endpoint has Asterisk tell the phone of new messages unasked. `mailboxes` of the aor is for phones that subscribe
to it. Asterisk does one of both for a mailbox, and refuses a subscription to what it tells already.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
auth = 6001
aors = 6001
mailboxes = 6001@default
            ^^^^^^^^^^^^ mailbox-at-both "aor `6001` has it too"

[6001]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 1
mailboxes = 6001@default
```

With `mwi_subscribe_replaces_unsolicited` a phone may subscribe, and is told unasked until then.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
auth = 6001
aors = 6001
mailboxes = 6001@default
mwi_subscribe_replaces_unsolicited = yes

[6001]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 1
mailboxes = 6001@default
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Note, Piece, Spot
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import at_fault, detail
from asterisk_ls.schema.values import split_list
from asterisk_ls.semantic.apply.doubts import MAILBOXES
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import Objects
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Known


def check(case: Case) -> Iterator[Finding]:
    """Compare the boxes with those of each aor."""
    fault = case.fault
    if fault is None or fault.at is None or fault.at.option is None or not is_certain(case):
        return
    aors: list[Known] = [
        known
        for item in split_list(detail(case, 0))
        for known in case.ask(Objects("aor", item.text))
        if known.loaded and MAILBOXES in known.facts
    ]
    for box in split_list(fault.at.option.value) if aors else ():
        for aor in aors:
            if box.text in [other.text for other in split_list(aor.facts[MAILBOXES])]:
                yield Finding(
                    at_fault(case, Piece.VALUE, Span(box.start, box.end)),
                    f"aor `{aor.id}` has it too: who subscribes there is refused",
                    related=(Note(Spot(Place(aor.section, None), Piece.HEADER), "the aor"),),
                )
