"""The first priority of an extension is `n`, and counts on from another extension.

`n` is one more than the priority of the line above, whatever extension that belongs to. Only a new section begins anew. So
this extension has no priority 1, and nobody can call it.

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
exten => 100,n,Hangup()
exten => 101,n,Answer()
             ^ next-of-another-extension "priority 3"
exten => 101,n,Hangup()
```

```conf fixed unsafe
[internal]
exten => 100,1,Answer()
exten => 100,n,Hangup()
exten => 101,1,Answer()
exten => 101,n,Hangup()
```

## Going on with an extension

The counter is that of the line above here, too.

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
exten => 100,n,Echo()
exten => 101,1,Answer()
exten => 101,n,Playback(welcome)
exten => 101,n,Hangup()
exten => 100,n,Hangup()
             ^ next-of-another-extension "priority 4"
             ^ priority-gap
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import detail
from asterisk_ls.rules.steps import at_part, first_one, is_answered, parts_at_fault, putting

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the number 1 to an extension that has no step yet."""
    exten, number, above, label = detail(case, 0), detail(case, 1), detail(case, 2), detail(case, 3)
    is_first = bool(detail(case, 4))
    if is_first and (label or is_answered(case, exten)):
        return
    span = parts_at_fault(case).priority
    fixes = (putting(case, "write `1`", span, "1"),) if is_first else ()
    message = f"`n` counts on from `{above}` above: this is priority {number} of `{exten}`"
    yield Finding(at_part(case, span), message, related=first_one(case, "it counts on from here"), fixes=fixes)
