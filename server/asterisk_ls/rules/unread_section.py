"""A section stands below another one of its name, and Asterisk reads only the first.

Of `[general]` in most files that a module reads itself, the first one counts, and what is set below in another one is
lost without a message.

```conf title="rtp.conf"
[general]
rtpstart = 10000
rtpend = 20000

[general]
^^^^^^^^^ unread-section "only the first `[general]` is read"
icesupport = yes
```

```conf fixed unsafe
[general]
rtpstart = 10000
rtpend = 20000

[general](+)
icesupport = yes
```

A section with `(+)` adds to the one above it.

## Two queues of one name

```conf title="queues.conf"
[support]
strategy = ringall

[Support]
^^^^^^^^^ unread-section "the queue `Support` is defined above"
strategy = linear
```

```log
WARNING Queue 'Support' already defined! Skipping!
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Note, Piece, Replace, Severity, Spot
from asterisk_ls.rules.pointing import detail, logged, lost
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import PlainSections

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the header, and offer to add the lines to the section above."""
    name, creation = detail(case, 0), case.creation
    if creation is None:
        return
    spot = Spot(Place(creation.section, None), Piece.HEADER)
    first = case.ask(PlainSections(case.file, name))[0]
    related = (Note(Spot(Place(first, None), Piece.HEADER), "the one that is read"),)
    if lost(case):
        message = f"the {creation.type} `{name}` is defined above, and this one is skipped"
        yield Finding(spot, message, lost=lost(case), log=logged(case), related=related, severity=Severity.ERROR)
        return
    header = case.section.header
    fixes = (Fix(f"add to the `[{name}]` above", (Replace(spot, f"[{name}](+)"),)),)
    yield Finding(
        spot,
        f"only the first `[{name}]` is read",
        related=related,
        fixes=fixes if header is not None and not header.modifiers else (),
    )
