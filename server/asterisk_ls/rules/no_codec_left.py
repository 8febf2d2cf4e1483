"""An endpoint disallows the codecs that it allowed before.

The lines `allow` and `disallow` work one after the other. The endpoint loads, and each call with it is answered with
488, because no codec is in common with anybody.

```conf title="pjsip.conf"
[6001]
type = endpoint
context = phones
allow = ulaw,alaw
disallow = all
           ^^^ no-codec-left "no codec is left of those that were allowed above"
```

At first nothing is allowed, so that `disallow = all` is needed only to get rid of what a template allows.

```conf fixed unsafe
[6001]
type = endpoint
context = phones
allow = ulaw,alaw
```

```conf title="pjsip.conf"
[phone](!)
type = endpoint
context = phones
allow = ulaw,alaw

[6001](phone)
disallow = all
allow = g722
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.curing import removal
from asterisk_ls.rules.pointing import about

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the last line."""
    yield about(case, "no codec is left of those that were allowed above", fixes=removal(case))
