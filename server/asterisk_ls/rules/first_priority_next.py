"""The first priority of a section is `n` or `s`.

`n` is one more than the priority of the line above, `s` is the same: above the first line of a section there is none. The
step is lost. All that follow with `n` are, too.

```conf title="extensions.conf"
[internal]
exten => 100,n,Answer()
             ^ first-priority-next "nothing above"
 same => n,Hangup()
         ^ first-priority-next
```

```log
WARNING Can't use 'next' priority on the first entry at line 2 of extensions.conf!
WARNING Can't use 'next' priority on the first entry at line 3 of extensions.conf!
```

```conf fixed unsafe
[internal]
exten => 100,1,Answer()
 same => n,Hangup()
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import detail
from asterisk_ls.rules.steps import at_part, option_at_fault, parts_at_fault, putting, said

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the number 1, for the first of such lines."""
    option, span = option_at_fault(case), parts_at_fault(case).priority
    word = option.value[span.start : span.end]
    fixes = (putting(case, "write `1`", span, "1"),) if detail(case, 1) else ()
    message = f"`{word}` counts on from the line above, and there is nothing above in this section: the step is lost"
    yield Finding(at_part(case, span), message, log=said(case), fixes=fixes)
