"""A blank stands between a section's name and its templates.

The parenthesis has to follow the bracket directly. Behind a blank it is skipped without a word: `[6001] (phone)` does
not inherit from `phone`, and `[phone] (!)` is no template but a section like any other.

```conf title="pjsip.conf"
[phone](!)
max_contacts = 1

[6001] (phone)
       ^^^^^^^ blank-before-modifiers "skipped"
type = aor
```

```conf fixed unsafe
[phone](!)
max_contacts = 1

[6001](phone)
type = aor
```

The fix is not safe, since it changes what Asterisk has loaded so far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.headers import tail_of
from asterisk_ls.rules.pointing import columns

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the parentheses, and offer to move them."""
    tail = tail_of(case.section)
    if tail is None or tail.text[0] != "(" or not tail.blank or tail.modifiers:
        return
    spot = columns(case, tail.line, tail.column, tail.column + len(tail.text))
    gap = columns(case, tail.line, tail.end_of_header, tail.column)
    fix = Fix("remove the blank", (Replace(gap, ""),))
    yield Finding(spot, "behind a blank, what stands in parentheses is skipped", fixes=(fix,))
