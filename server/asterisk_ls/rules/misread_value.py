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
* A contact has to be a URI that can be called. While loading, Asterisk looks at its scheme alone.

```conf title="pjsip.conf"
[6001]
type = aor
contact = sip:6001@192.0.2.1:99999
          ^^^^^^^^^^^^^^^^^^^^^^^^ misread-value "cannot be called"

[6001]
type = endpoint
allow = ulaw
rtp_engine = astrix
             ^^^^^^ misread-value "no RTP engine"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Effect, Finding
from asterisk_ls.rules.values import value_finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what Asterisk understands."""
    verdict = case.fault.verdict if case.fault is not None else None
    fails = verdict is not None and verdict.reads_as is None
    finding = value_finding(case, effect=Effect.FAILS_AT_RUN_TIME if fails else None)
    if finding is not None:
        yield finding
