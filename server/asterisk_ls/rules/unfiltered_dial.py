"""Whatever a caller dials becomes a part of a dial string.

A pattern with `.` or `!` takes any characters. Whoever dials `500&PJSIP/trunk/14165551212` calls two places here, the second
one at your cost.

```conf title="extensions.conf"
[incoming]
exten => _X.,1,Dial(PJSIP/${EXTEN})
                          ^^^^^^^^ unfiltered-dial "takes any characters"
```

```conf fixed unsafe
[incoming]
exten => _X.,1,Dial(PJSIP/${FILTER(0-9,${EXTEN})})
```

A pattern that takes digits only needs no filter.

```conf title="extensions.conf"
[incoming]
exten => _5XX,1,Dial(PJSIP/${EXTEN})
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.calls import at_call, detail, span_of
from asterisk_ls.rules.steps import putting

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Filter it."""
    exten = case.step.exten if case.step is not None else ""
    fix = putting(case, "let only digits through", span_of(case), f"${{FILTER(0-9,{detail(case, 1)})}}")
    yield Finding(at_call(case), f"`{exten}` takes any characters, `&` among them: `FILTER` them", fixes=(fix,))
