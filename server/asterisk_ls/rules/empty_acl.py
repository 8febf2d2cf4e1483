"""An option names an access list that has no rules.

Such a list lets everybody in.

```conf title="pjsip.conf"
[6001]
type = endpoint
acl = office
      ^^^^^^ empty-acl "the access list `office` has no rules, so it lets everybody in"
```

```conf title="acl.conf"
[office]
;permit = 192.0.2.0/24
```

```log
NOTICE ACL 'office' contains no rules. It is valid, but it will accept addresses unconditionally.
```

A list that is to let nobody in but a few denies all first.

```conf title="pjsip.conf"
[6001]
type = endpoint
acl = office
```

```conf title="acl.conf"
[office]
deny = 0.0.0.0/0
permit = 192.0.2.0/24
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Piece
from asterisk_ls.rules.pointing import about, at_fault, detail
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the name."""
    name = detail(case, 0)
    finding = about(case, f"the access list `{name}` has no rules, so it lets everybody in")
    option = case.fault.at.option if case.fault is not None and case.fault.at is not None else None
    start = option.value.find(name) if option is not None else -1
    if start >= 0:
        finding = finding._replace(spot=at_fault(case, Piece.VALUE, Span(start, start + len(name))))
    yield finding
