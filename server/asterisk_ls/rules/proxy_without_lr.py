r"""The URI of an outbound proxy lacks `lr`.

Without it the proxy is taken for one of the old kind: its address stands where the number that is called should be, and most
proxies refuse that. A `;` needs a backslash, or a comment begins there.

```conf title="pjsip.conf"
[carrier]
type = endpoint
allow = ulaw
outbound_proxy = sip:proxy.example.com
                 ^^^^^^^^^^^^^^^^^^^^^ proxy-without-lr "`\;lr` is missing"
```

```conf fixed unsafe
[carrier]
type = endpoint
allow = ulaw
outbound_proxy = sip:proxy.example.com\;lr
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace
from asterisk_ls.rules.pointing import about, at_fault, raw_line
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer to write it."""
    option = case.fault.at.option if case.fault is not None and case.fault.at is not None else None
    if option is None or ";lr" in raw_line(case, option.line).lower():
        return  # it is there, and a comment begins with it, as another rule tells
    value = option.value
    spot = at_fault(case, Piece.VALUE, Span(len(value), len(value)))
    fixes = (Fix(r"add `\;lr`", (Replace(spot, r"\;lr"),)),) if "<" not in value and "?" not in value else ()
    yield about(case, r"`\;lr` is missing: the proxy gets requests of the old kind", fixes=fixes)
