"""A file includes itself, directly or by way of others.

Asterisk follows the loop ten times, so every section is there eleven times; a `pjsip.conf` that includes itself crashes
Asterisk when it starts.

```conf title="pjsip.conf"
#include *.conf
         ^^^^^^ include-loop "includes itself"
[phone](!)
max_contacts = 1
```

Two files that include each other are a loop, too. The last of them that Asterisk opens loses its rest.

```conf title="pjsip.conf"
#include phones.conf
```

```conf title="phones.conf"
[phone](!)
max_contacts = 1
#include office.conf
```

```conf title="office.conf"
[office](!)
max_contacts = 2
#include phones.conf
         ^^^^^^^^^^^ include-loop "`phones.conf` is what includes this file"
```

Name the files that are meant, or keep them in a folder of their own.

```conf title="pjsip.conf"
#include phones/*.conf
[6001]
type = aor
```

```conf title="phones/6002.conf"
[6002]
type = aor
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Effect, Finding, Severity
from asterisk_ls.rules.directives import argument_spot
from asterisk_ls.rules.pointing import detail, line_of, logged

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the name that leads back."""
    back = detail(case, 1)
    message = f"`{back}` includes itself here"
    if back != case.section_id.path:
        message = f"`{back}` is what includes this file, so the two include each other"
    finding = Finding(argument_spot(case, line_of(case)), message, log=logged(case))
    crashes = back == case.file == "pjsip.conf"
    yield finding if crashes else finding._replace(severity=Severity.WARNING, effect=Effect.MISREAD)
