"""A mailbox has an option that voice mail does not know.

The options of a mailbox stand behind its fourth comma, with `|` between them. One that is not known takes no effect, and
nothing is logged.

```conf title="voicemail.conf"
[default]
6001 => 4711,Alice,alice@example.com,,atach=yes|tz=central
                                      ^^^^^ unknown-mailbox-option "`atach`"
```

```conf fixed unsafe
[default]
6001 => 4711,Alice,alice@example.com,,attach=yes|tz=central
```

## A comma instead of a bar

What follows a comma belongs to the value before it.

```conf title="voicemail.conf"
[default]
6001 => 4711,Alice,alice@example.com,,attach=yes,delete=yes
                                             ^^^^^^^^^^^^^^ misread-value "reads as `no`"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import at_fault, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the name, and offer those that look like it."""
    verdict = case.fault.verdict if case.fault is not None else None
    if verdict is None:
        return
    spot = at_fault(case, Piece.VALUE, verdict.part)
    name = detail(case, 0)
    fixes = tuple(Fix(f"use `{near}`", (Replace(spot, near),)) for near in nearest_names(name, verdict.candidates))
    yield Finding(spot, f"`{name}` is no option of a mailbox, and takes no effect", fixes=fixes)
