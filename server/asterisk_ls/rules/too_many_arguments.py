r"""An application has more arguments than it can tell apart.

The last one that it knows takes the rest, commas included: here the options of `Playback` are `noanswer,hello`.

```conf title="extensions.conf"
[internal]
exten => 100,1,Playback(welcome,noanswer,hello)
                                        ^^^^^^ too-many-arguments "`Playback` takes 2 arguments"
```

Files are joined by `&`. A comma that belongs to a value stands behind a backslash or within quotes.

```conf title="extensions.conf"
[internal]
exten => 100,1,Playback(welcome&hello,noanswer)
 same => n,NoOp(one,two,three)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.calls import at_call, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say how many it takes."""
    most = int(detail(case, 1))
    count = "1 argument" if most == 1 else f"{most} arguments"
    yield Finding(at_call(case), f"`{detail(case, 0)}` takes {count}: this becomes a part of the last one")
