"""A set of characters in a pattern is empty, has no end, or a range from high to low.

A range whose first character is behind its last one holds nothing. A pattern with such a set alone matches no number; an
empty set is left out.

```conf title="extensions.conf"
[internal]
exten => _[9-2]XX,1,Answer()
         ^^^^^^^^ bad-pattern-set "`9-2`"
exten => _1[]X,1,Answer()
         ^^^^^ bad-pattern-set "empty"
```

```conf title="extensions.conf"
[internal]
exten => _[2-9]XX,1,Answer()
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix
from asterisk_ls.rules.pointing import detail
from asterisk_ls.rules.steps import at_part, option_at_fault, parts_at_fault, putting
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what is wrong with the set, and turn a range round."""
    exten, part, why = detail(case, 0), detail(case, 1), detail(case, 2)
    span, value = parts_at_fault(case).exten, option_at_fault(case).value
    fixes: tuple[Fix, ...] = ()
    match why:
        case "unclosed":
            message = f"the `[` of `{part}` is not closed, so the pattern matches nothing"
        case "empty":
            message = "an empty set, which is left out"
        case _:
            message = f"`{part}` is a range from high to low, so it holds nothing"
            if value.startswith(exten) and exten.count(part) == 1 and part.replace("-", "", 1).isalnum():
                at = value.index(part)
                turned = part[::-1]
                fixes = (putting(case, f"write `{turned}`", Span(at, at + len(part)), turned),)
    yield Finding(at_part(case, span), message, fixes=fixes)
