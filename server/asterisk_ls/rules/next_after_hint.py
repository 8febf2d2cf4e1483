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
from asterisk_ls.rules.steps import at_part, option_at_fault, parts_at_fault, putting

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the number 1, where the extension has none yet."""
    option, span = option_at_fault(case), parts_at_fault(case).priority
    word = option.value[span.start : span.end]
    fixes = (putting(case, "write `1`", span, "1"),) if _is_first(case) else ()
    message = f"`{word}` counts on from the hint above, to priority 0, which is not registered: the step is lost"
    yield Finding(at_part(case, span), message, fixes=fixes)


def _is_first(case: Case) -> bool:
    """Whether the step stands right below a hint of an extension that has no other steps."""
    script, fault = case.script, case.fault
    if script is None or fault is None or fault.at is None:
        return False
    exten = fault.detail[0]
    others = [one.at for one in script.faults if one.kind == fault.kind and one.detail == fault.detail]
    return others[0] == fault.at and all(step.priority < 0 for step in script.steps if step.exten == exten)
