"""What stands behind the colon of a variable is no number.

Then the whole value is taken, and nothing is logged. There are no default values as in a shell.

```conf title="extensions.conf"
[internal]
exten => 100,1,Set(NAME=${NICKNAME:-nobody})
                                   ^^^^^^^ bad-substring "the whole value is taken"
```

`${NAME:first}` and `${NAME:first:length}` take a part of a value; a function gives a default value.

```conf title="extensions.conf"
[internal]
exten => 100,1,Set(NAME=${IF($[${EXISTS(${NICKNAME})}]?${NICKNAME}:nobody)})
 same => n,Set(NUMBER=${EXTEN:1:3})
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.calls import at_call, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what Asterisk makes of it."""
    text = detail(case, 0)
    yield Finding(at_call(case), f"`{text}` is no number, so the whole value is taken" if text else "no number")
