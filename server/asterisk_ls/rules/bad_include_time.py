"""The times of an include cannot be read.

They are hours, days of the week, days of the month and months, separated by commas, without blanks. What cannot be read is
left out, so the include holds at fewer times than it says, or never.

```conf title="extensions.conf"
[internal]
include => day,9:00-17:60,mon-fri,*,*
               ^^^^^^^^^^^^^^^^^^^^^^ bad-include-time "'17:60' isn't a valid end time"
include => weekend,*,sat-so,*,*
                   ^^^^^^^^^^^^ bad-include-time "'so'"

[day]
exten => 100,1,Dial(PJSIP/100)

[weekend]
exten => 100,1,VoiceMail(100,u)
```

```log
WARNING '17:60' isn't a valid end time.
WARNING Invalid end day of week 'so', skipping element
```

```conf title="extensions.conf"
[internal]
include => day,9:00-16:59,mon-fri,*,*
include => weekend,*,sat-sun,*,*

[day]
exten => 100,1,Dial(PJSIP/100)

[weekend]
exten => 100,1,VoiceMail(100,u)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import detail
from asterisk_ls.rules.steps import at_part, option_at_fault, said
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the times, with the words of Asterisk."""
    value, times = option_at_fault(case).value, detail(case, 0)
    span = Span(len(value) - len(times), len(value)) if value.endswith(times) else Span(0, len(value))
    log = said(case)
    message = f"times that cannot be read: {log[0][0].message.rstrip('.')}"
    yield Finding(at_part(case, span), message, log=log)
