"""An endpoint allows no codec.

The lines `allow` and `disallow` work one after the other. The endpoint loads, and each call with it is answered with
488, because no codec is in common with anybody.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw,alaw
disallow = all
           ^^^ no-codec-left "no codec is left of those that were allowed above"
```

At first nothing is allowed, so that `disallow = all` is needed only to get rid of what a template allows.

```conf fixed unsafe
[6001]
type = endpoint
allow = ulaw,alaw
```

```conf title="pjsip.conf"
[phone](!)
type = endpoint
allow = ulaw,alaw

[6001](phone)
disallow = all
allow = g722
```

## None from the start

```conf title="pjsip.conf"
[6001]
type = endpoint
disallow = all
           ^^^ no-codec-left "no codec is allowed"

[6002]
^^^^^^ no-codec-left "without `allow`"
type = endpoint
rtp_symmetric = yes

[6003]
type = endpoint
allow = !all
        ^^^^ no-codec-left
```

An endpoint that says nothing of codecs or media is left alone: it may be there for messages and subscriptions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.curing import removal
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.rules.base import Fix


def check(case: Case) -> Iterator[Finding]:
    """Point at the line that leaves nothing, or at an endpoint that speaks of media and has no such line."""
    fault = case.fault
    if fault is None or not is_certain(case):
        return
    fixes: tuple[Fix, ...] = ()
    if fault.at is None:
        message = "without `allow` there is no codec, so no call comes about"
    elif detail(case, 0) == "left":
        message = "no codec is left of those that were allowed above"
        fixes = removal(case)
    else:
        message = "no codec is allowed, so no call comes about"
    yield about(case, message, fixes=fixes)
