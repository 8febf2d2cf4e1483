"""An option names an access list that `acl.conf` does not have.

Asterisk logs it once and goes on, with a list that denies everything: no request gets through to the object.

```conf title="pjsip.conf"
[6001]
type = endpoint
acl = offcie
      ^^^^^^ undefined-acl "no access list `offcie` in `acl.conf`"
```

```conf title="acl.conf"
[office]
deny = 0.0.0.0/0
permit = 192.0.2.0/24
```

```log
WARNING ACL 'offcie' does not exist. The ACL will be marked as undefined and will automatically fail if applied.
```

```conf fixed unsafe
[6001]
type = endpoint
acl = office
```

## Where there are no access lists at all

Without an `acl.conf`, or with one that Asterisk refuses, no list is looked up, and everybody is let in. A mistake in one
rule is enough for that.

```conf title="pjsip.conf"
[6001]
type = endpoint
acl = office
      ^^^^^^ undefined-acl "`acl.conf` is refused as a whole, so everybody is let in"
```

```conf title="acl.conf"
[office]
deny = 0.0.0.0/0
permit = 192.0.2.0/24
permit = 192.0.2.0/33
         ^^^^^^^^^^^^ refused-value
```

```log
WARNING Invalid CIDR netmask: 33
ERROR Error parsing permit=192.0.2.0/33 at line 4 of
ERROR In acl.conf: Processing options for office failed
ERROR Attempted to find named ACL 'office', but the ACL configuration isn't available.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import about, at_fault, detail, fits_value, written
from asterisk_ls.semantic.queries import FileLost, FileThere, LoadedNames
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the nearest names."""
    name = detail(case, 0)
    if case.ask(FileLost("acl.conf")):
        finding = about(case, "`acl.conf` is refused as a whole, so everybody is let in")
    elif case.ask(FileThere("acl.conf")):
        finding = about(case, f"no access list `{name}` in `acl.conf`, so everything is denied")
    else:
        message = f"no access list `{name}`: everything is denied, or, without any `acl.conf`, everybody is let in"
        finding = about(case, message)._replace(log=())
    option = case.fault.at.option if case.fault is not None and case.fault.at is not None else None
    start = option.value.find(name) if option is not None else -1
    if start >= 0:
        spot = at_fault(case, Piece.VALUE, Span(start, start + len(name)))
        near = nearest_names(name, case.ask(LoadedNames("named_acl")))
        fixes = tuple(Fix(f"use `{other}`", (Replace(spot, written(other)),)) for other in near if fits_value(other))
        finding = finding._replace(spot=spot, fixes=fixes)
    yield finding
