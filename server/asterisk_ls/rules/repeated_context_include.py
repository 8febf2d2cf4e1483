"""A context includes another one twice.

The second line does nothing but have Asterisk warn.

```conf title="extensions.conf"
[internal]
include => outbound
include => outbound
^^^^^^^^^^^^^^^^^^^ repeated-context-include "included above"

[outbound]
exten => _0XXX,1,Dial(PJSIP/${EXTEN}@trunk)
```

```log
WARNING Context 'outbound' already included in 'internal' context on include at line 3 of extensions.conf
```

```conf fixed
[internal]
include => outbound

[outbound]
exten => _0XXX,1,Dial(PJSIP/${EXTEN}@trunk)
```

Contexts whose names differ in case are two, and only one of them can be included.

```conf title="extensions.conf"
[internal]
include => outbound
include => Outbound
^^^^^^^^^^^^^^^^^^^ repeated-context-include "case"

[outbound]
exten => _0XXX,1,Dial(PJSIP/${EXTEN}@trunk)

[Outbound]
exten => _9XXX,1,Dial(PJSIP/${EXTEN}@trunk)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Piece, Severity
from asterisk_ls.rules.curing import removal
from asterisk_ls.rules.pointing import at_fault, detail
from asterisk_ls.rules.steps import first_one, said

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Take the second one out, unless it names another context."""
    name, first = detail(case, 0), detail(case, 1)
    related = first_one(case, "the first one")
    spot = at_fault(case, Piece.LINE)
    if name == first:
        message = f"`{name}` is included above"
        fixes = removal(case, safe=True)
        yield Finding(spot, message, log=said(case), related=related, fixes=fixes, severity=Severity.INFORMATION)
    else:
        message = f"`{first}` is included, and in an include case does not count: `{name}` is not"
        yield Finding(spot, message, log=said(case), related=related)
