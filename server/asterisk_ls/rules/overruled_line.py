"""A section sets an option a second time, and Asterisk goes by the first line.

In most files the last line counts. Some modules look for an option and take the first line that they find, so that what
stands below is lost without a message.

```conf title="rtp.conf"
[general]
rtpstart = 10000
rtpend = 20000
rtpend = 30000
^^^^^^^^^^^^^^ overruled-line "no effect: the first line counts"
```

```conf fixed unsafe
[general]
rtpstart = 10000
rtpend = 30000
```

## A template wins

What a section inherits stands before its own lines. So a queue cannot have another strategy than its template.

```conf title="queues.conf"
[base](!)
strategy = rrmemory

[support](base)
strategy = linear
^^^^^^^^^^^^^^^^^ overruled-line "no effect: `strategy` comes from the template"
```

Other options of a queue can be set again.

```conf title="queues.conf"
[base](!)
strategy = rrmemory
timeout = 15

[support](base)
timeout = 30
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Note, Piece, Replace, Severity, Spot
from asterisk_ls.rules.curing import removal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.rules.base import Fix
    from asterisk_ls.semantic.model import Place


def check(case: Case) -> Iterator[Finding]:
    """Point at the line without effect, and at the one that counts."""
    fault, category = case.fault, case.category
    if fault is None or fault.at is None or fault.at.option is None or fault.option is None or category is None:
        return
    line = fault.at.option
    first = category.first_place(fault.option.key)
    if first is None or first.option is None:
        return
    same = first.option.value == line.value
    inherited = first.section != fault.at.section
    message = "no effect: the first line counts"
    if same:
        message = f"`{line.name}` has the same value {'in the template' if inherited else 'above'}"
    elif inherited:
        message = f"no effect: `{line.name}` comes from the template, and the first line counts"
    yield Finding(
        Spot(fault.at, Piece.LINE),
        message,
        related=(Note(Spot(first, Piece.LINE), "the line that counts"),),
        fixes=() if inherited else _fixes(case, first, line.value, same=same),
        severity=Severity.INFORMATION if same else None,
    )


def _fixes(case: Case, first: Place, value: str, *, same: bool) -> tuple[Fix, ...]:
    if same:
        return removal(case, safe=True)
    if not value or first.option is None or not first.option.value:
        return ()
    return removal(case, Replace(Spot(first, Piece.VALUE), value), title="set it in the line that counts")
