"""A step belongs to an extension without a name.

It is lost.

```conf title="extensions.conf"
[internal]
exten => ,1,Answer()
         ^^^^^^^^^^^ empty-extension "no name"
```

```log
ERROR You have to be kidding-- add exten '' to context internal? Figure out a name and call me back. Action ignored.
WARNING Unable to register extension at line 2 of extensions.conf
```

A global variable that is not set, or is empty, makes such a name.

```conf title="extensions.conf"
[globals]
OPERATOR =

[internal]
exten => ${OPERATOR},1,Answer()
         ^^^^^^^^^^^ empty-extension
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.steps import at_part, option_at_fault, parts_at_fault, said

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at what should be a name."""
    span = parts_at_fault(case).exten
    written = option_at_fault(case).value[span.start : span.end] if span is not None else ""
    message = f"`{written}` is empty: no name for the extension" if written else "no name for the extension"
    yield Finding(at_part(case, span), f"{message}, so the step is lost", log=said(case))
