"""Sections inherit so many lines that Asterisk runs out of memory.

Asterisk copies each line that a section inherits. A section that names the one above it twice has its lines twice, and
after 40 such sections there are more of them than any memory holds: the system ends Asterisk. With a hundred thousand
lines for one section, or ten million for all of a file, nothing more is read here, and the file counts as lost.

```conf title="pjsip.conf"
[a](!)
type = endpoint
allow = ulaw

[b](!,a,a,a,a,a,a,a,a,a,a)
[c](!,b,b,b,b,b,b,b,b,b,b)
[d](!,c,c,c,c,c,c,c,c,c,c)
[e](!,d,d,d,d,d,d,d,d,d,d)
[6001](e,e,e,e,e,e,e,e,e,e)
       ^ too-much-inherited "more than 100,000 lines"
context = phones
```

Inheriting from a section once is enough.

```conf title="pjsip.conf"
[a](!)
type = endpoint
allow = ulaw

[6001](a)
allow = alaw
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import detail, header_spot, logged, modifier_index, modifier_spot

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the parent whose lines are too many."""
    index = modifier_index(case, detail(case, 0))
    spot = header_spot(case) if index is None else modifier_spot(case, index)
    message = f"more than {detail(case, 1)} lines are inherited: Asterisk runs out of memory if it goes on like this"
    yield Finding(spot, message, log=logged(case))
