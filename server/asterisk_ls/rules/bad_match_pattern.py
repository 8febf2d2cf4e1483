"""The pattern of an identify cannot be used.

`match_header` is the name of a SIP header, a colon and a value; a value between slashes is a regular expression. When
it cannot be read, Asterisk drops the identify.

```conf title="pjsip.conf"
[carrier]
type = endpoint

[carrier]
type = identify
endpoint = carrier
match_header = X-Carrier
               ^^^^^^^^^ bad-match-pattern
```

```log
ERROR Identify 'carrier' missing ':' separator in match_header 'X-Carrier'.
ERROR Could not create an object of type 'identify' with id 'carrier' from configuration file 'pjsip.conf'
```

```conf title="pjsip.conf"
[carrier]
type = endpoint

[carrier]
type = identify
endpoint = carrier
match_header = X-Carrier: example
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what is wrong with it."""
    yield about(case, f"`{detail(case, 0)}`: {detail(case, 1)}")
