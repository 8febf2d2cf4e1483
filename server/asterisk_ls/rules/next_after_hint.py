"""The step behind a hint is `n`.

The priority of a hint counts as -1, so the `n` behind it is 0, and a step of priority 0 is not registered. So it goes on
with each `n` below. Nothing is logged.

```conf title="extensions.conf"
[internal]
exten => 100,hint,PJSIP/100
 same => n,Dial(PJSIP/100,20)
         ^ next-after-hint "priority 0"
 same => n,Hangup()
         ^ next-after-hint
```

```conf fixed unsafe
[internal]
exten => 100,hint,PJSIP/100
 same => 1,Dial(PJSIP/100,20)
 same => n,Hangup()
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import detail
from asterisk_ls.rules.steps import at_part, option_at_fault, parts_at_fault, putting

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the number 1, where the extension has none yet."""
    option, span = option_at_fault(case), parts_at_fault(case).priority
    word = option.value[span.start : span.end]
    fixes = (putting(case, "write `1`", span, "1"),) if detail(case, 1) else ()
    message = f"`{word}` counts on from the hint above, to priority 0, which is not registered: the step is lost"
    yield Finding(at_part(case, span), message, fixes=fixes)
