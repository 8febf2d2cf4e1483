"""A SIP timer of the system section is too short.

Asterisk takes no `timer_t1` below 100 milliseconds, and no `timer_b` below 64 times `timer_t1`. It logs a warning and
sets the least.

```conf title="pjsip.conf"
[system]
type = system
timer_t1 = 50
           ^^ timer-too-short "set to 100"
timer_b = 6400
```

```log
WARNING Timer T1 setting is too low. Setting to 100
```

```conf fixed
[system]
type = system
timer_t1 = 100
timer_b = 6400
```

With a long `timer_t1`, that can be the `timer_b` that is not written.

```conf title="pjsip.conf"
[system]
type = system
timer_t1 = 600
           ^^^ timer-too-short "`timer_b` is too short for it: set to 38400"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.pointing import about, at_fault, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what Asterisk takes instead."""
    written, number, timer = (detail(case, index) for index in range(3))
    if written != timer:
        yield about(case, f"`{timer}` is too short for it: set to {number}")
        return
    fix = Fix(f"write `{number}`", (Replace(at_fault(case), number),), safe=True)
    yield about(case, f"too short: set to {number}", fixes=(fix,))
