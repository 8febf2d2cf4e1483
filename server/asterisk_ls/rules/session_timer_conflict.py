"""The session timers of an endpoint contradict each other.

A session has to be refreshed before `timers_sess_expires` seconds have passed. The least that is accepted,
`timers_min_se`, has to be at least 90 (RFC 4028) and at most `timers_sess_expires`. Otherwise Asterisk drops the
endpoint.

```conf title="pjsip.conf"
[6001]
type = endpoint
timers_min_se = 300
timers_sess_expires = 120
                      ^^^ session-timer-conflict "120 is below `timers_min_se`, which is 300"
```

```log
ERROR Session timer expires must be greater than minimum session expires time on endpoint '6001'
ERROR Could not create an object of type 'endpoint' with id '6001' from configuration file 'pjsip.conf'
```

```conf title="pjsip.conf"
[6001]
type = endpoint
timers_min_se = 60
                ^^ session-timer-conflict "60 is below 90"
```

What is not written is 90 and 1800.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail
from asterisk_ls.semantic.apply.endpoint import SHORTEST_SESSION

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say which number is too small."""
    least, expires = detail(case, 1), detail(case, 2)
    if int(least) < SHORTEST_SESSION:
        message = f"{least} is below {SHORTEST_SESSION}, the least that Asterisk takes"
    elif detail(case, 0) == "timers_sess_expires":
        message = f"{expires} is below `timers_min_se`, which is {least}"
    else:
        message = f"{least} is above `timers_sess_expires`, which is {expires}"
    yield about(case, message)
