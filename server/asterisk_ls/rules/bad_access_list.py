"""A line of rtp.conf or manager.conf has an access list that does not do what it says.

Asterisk leaves out what it cannot use in `rtp.conf`, with the rest of the line.

```conf title="rtp.conf"
[general]
stun_deny = 0.0.0.0/0
stun_permit = 192.0.2.0/33,192.0.2.1
              ^^^^^^^^^^^^ bad-access-list "`33` is no netmask"
stun_acl = office
           ^^^^^^ bad-access-list "no access list `office` in `acl.conf`, so everything is denied"
```

```conf title="acl.conf"
[home]
deny = 0.0.0.0/0
permit = 192.0.2.0/24
```

```log
WARNING Invalid CIDR netmask: 33
WARNING ACL 'office' does not exist. The ACL will be marked as undefined and will automatically fail if applied.
```

## A user of the manager interface

In `manager.conf`, the user is lost.

```conf title="manager.conf"
[general]
enabled = yes
bindaddr = 127.0.0.1

[monitor]
secret = 5up3rs3cr3t
deny = 0.0.0.0/0
permit = 192.0.2
permit = 192.0.2.0/33
         ^^^^^^^^^^^^ bad-access-list "so there is no user `monitor`"
```

```log
WARNING Invalid CIDR netmask: 33
ERROR Invalid ACL '192.0.2.0/33' for manager user 'monitor' on line 9. Deleting user
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Effect, Finding, Piece, Severity, Spot
from asterisk_ls.semantic.access_lists import FILES, MANAGER, access_faults
from asterisk_ls.semantic.queries import FileLost, FileThere
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the address or name."""
    if case.file not in FILES or case.category is None:
        return
    for fault, item, complaint in access_faults(case.file, case.category, case.ask):
        if fault.at is None:
            continue
        is_lost = bool(complaint) and case.file == MANAGER
        text = complaint or _about_name(case, fault.kind, item.text)
        yield Finding(
            Spot(fault.at, Piece.VALUE, Span(item.start, item.end)),
            f"{text}, so there is no user `{case.category.name}`" if is_lost else text,
            log=tuple((said, fault.at) for said in fault.log),
            severity=Severity.ERROR if is_lost else None,
            effect=Effect.OBJECT_DROPPED if is_lost else None,
        )


def _about_name(case: Case, kind: str, name: str) -> str:
    if kind == "empty-acl":
        return f"the access list `{name}` has no rules, so it lets everybody in"
    if case.ask(FileLost("acl.conf")):
        return "`acl.conf` is refused as a whole, so everybody is let in"
    if not case.ask(FileThere("acl.conf")):
        return "there is no `acl.conf`, so everybody is let in"
    return f"no access list `{name}` in `acl.conf`, so everything is denied"
