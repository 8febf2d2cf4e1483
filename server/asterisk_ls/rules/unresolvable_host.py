"""A host name has no address.

Asterisk asks for it while it loads, and drops the object when there is no answer. An identify with several hosts is
lost by the first that fails.

```absent
sip.example.com
```

```conf title="pjsip.conf"
[carrier]
type = endpoint

[carrier]
type = identify
endpoint = carrier
match = 192.0.2.1,sip.example.com
                  ^^^^^^^^^^^^^^^ unresolvable-host "`sip.example.com` has no address"
```

```log
ERROR Identify 'carrier' failed when adding resolution results of 'sip.example.com'
ERROR Could not create an object of type 'identify' with id 'carrier' from configuration file 'pjsip.conf'
```

The command and the language server ask no name server: they take it that every name has an address. A program that uses
the library can say which have one. An address in place of a name keeps the object when the name server is away.
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
    host = detail(case, 1)
    finding = about(case, f"`{host}` has no address")
    option = case.fault.at.option if case.fault is not None and case.fault.at is not None else None
    start = option.value.find(host) if option is not None else -1
    yield finding._replace(spot=at_fault(case, Piece.VALUE, Span(start, start + len(host)))) if start >= 0 else finding
