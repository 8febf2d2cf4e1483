"""A section of `pjsip_wizard.conf` lacks what its switches ask for.

A wizard makes an endpoint, an aor and, as its switches say, auths, an identify and registrations. When it lacks what
one of them needs, it stops there: the objects that it would have made next do not exist.

```conf title="pjsip_wizard.conf"
[carrier]
^^^^^^^^^ incomplete-wizard "`remote_hosts` is missing"
type = wizard
sends_registrations = yes
```

```log
ERROR Wizard 'carrier' must have 'remote_hosts' if it doesn't accept registrations.
ERROR Unable to create objects for wizard 'carrier'
ERROR Wizard 'carrier' must have 'remote_hosts' if it sends registrations.
```

| switch | what it needs |
|---|---|
| `sends_auth` | `outbound_auth/username` |
| `accepts_auth` | `inbound_auth/username` |
| `sends_registrations` | `remote_hosts` |
| `has_phoneprov` | `phoneprov/MAC` |

A wizard that does not accept registrations needs `remote_hosts` in any case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import about, detail

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the section."""
    yield about(case, f"`{detail(case, 0)}` is missing, and the switches of this wizard need it")
