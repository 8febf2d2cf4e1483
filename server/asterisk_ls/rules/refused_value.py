"""An option has a value that Asterisk refuses.

The handler of the option says no, and Asterisk drops the whole object: an endpoint with one misspelt codec does not
exist. In files of the configuration framework, such as `confbridge.conf`, the whole file is refused.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulow
        ^^^^ refused-value "`allow`"
```

```log
WARNING Cannot allow unknown format 'ulow'
ERROR Error parsing allow=ulow at line 3 of
ERROR Could not create an object of type 'endpoint' with id '6001' from configuration file 'pjsip.conf'
```

```conf title="pjsip.conf"
[6001]
type = aor
max_contacts = many
               ^^^^ refused-value
```

Numbers are whole numbers without a unit, lists stand with commas and nothing behind the last one, and the words of an
enumeration are those that the documentation has.

```conf title="pjsip.conf"
[6001]
type = aor
max_contacts = 10

[6001]
type = endpoint
allow = ulaw, alaw
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import cost
from asterisk_ls.rules.values import value_finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the bad part of the value."""
    finding = value_finding(case, effect=cost(case))
    if finding is not None:
        yield finding
