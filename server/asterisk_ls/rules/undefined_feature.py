"""A group of features has one that `[applicationmap]` does not know.

Asterisk refuses the whole file because of it, and goes on with the features that it has by itself: keys for transfers and
the like are the built-in ones.

```conf title="features.conf"
[applicationmap]
play = *1,self,Playback,beep

[agents]
paly = *2
^^^^ undefined-feature "no feature `paly`"
```

```log
WARNING Featuregroup agents refers to non-existent applicationmap item
```

```conf fixed unsafe
[applicationmap]
play = *1,self,Playback,beep

[agents]
play = *2
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Effect, Finding, Fix, Piece, Replace
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import about, at_fault, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the names that look like it."""
    name = detail(case, 0)
    known = case.fault.detail[1:] if case.fault is not None else ()
    spot = at_fault(case, Piece.NAME)
    fixes = tuple(Fix(f"use `{near}`", (Replace(spot, near),)) for near in nearest_names(name, known))
    finding = about(case, f"no feature `{name}` in `[applicationmap]`", piece=Piece.NAME, fixes=fixes)
    yield finding._replace(effect=Effect.FILE_REFUSED)
