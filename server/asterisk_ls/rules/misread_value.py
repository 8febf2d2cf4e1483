"""An option has a value that Asterisk takes for something else.

The configuration loads, and does not do what it says; of most options there is not even a message.

```conf title="pjsip.conf"
[6001]
type = endpoint
direct_media = nope
               ^^^^ misread-value "reads as `no`"
```

* A boolean is yes when it is `yes`, `true`, `y`, `t`, `1` or `on`; anything else is no.
* A number that begins with 0 is octal, in addresses too: `010.0.0.1` is 8.0.0.1.

```conf title="pjsip.conf"
[carrier]
type = endpoint

[carrier]
type = identify
endpoint = carrier
match = 010.0.0.1
        ^^^^^^^^^ misread-value "8.0.0.1"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.values import value_finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what Asterisk understands."""
    finding = value_finding(case)
    if finding is not None:
        yield finding
