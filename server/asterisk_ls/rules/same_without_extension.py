"""`same` has no extension above it in its section.

`same` goes on with the extension of the last `exten` of its section. Sections begin anew, even when they add to a context
that another section ended with an extension. The step is lost.

```conf title="extensions.conf"
[internal]
same => n,Answer()
^^^^ same-without-extension "no `exten` above it"
```

```log
ERROR No previous pattern in the first entry of context 'internal' to match 'same' at line 2 of extensions.conf!
```

```conf title="extensions.conf"
[internal]
exten => 100,1,NoOp()
same => n,Answer()
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Piece
from asterisk_ls.rules.pointing import at_fault
from asterisk_ls.rules.steps import said

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the word."""
    message = "no `exten` above it in this section to go on with, so the step is lost"
    yield Finding(at_fault(case, Piece.NAME), message, log=said(case))
