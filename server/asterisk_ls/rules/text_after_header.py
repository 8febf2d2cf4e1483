"""Text behind a section header is skipped.

What follows the `]`, or the `)` of the templates, on the same line is not read, and not complained of.

```conf title="pjsip.conf"
[6001] qualify_frequency = 30
       ^^^^^^^^^^^^^^^^^^^^^^ text-after-header "skipped"
type = aor
max_contacts = 1
```

An option stands on a line of its own; a comment begins with a semicolon.

```conf title="pjsip.conf"
[6001] ; the phone in the hall
type = aor
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.headers import tail_of
from asterisk_ls.rules.pointing import columns

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at what is skipped, unless it is a list of templates that a blank keeps apart."""
    tail = tail_of(case.section)
    if tail is None or (tail.text[0] == "(" and tail.blank and not tail.modifiers):
        return
    spot = columns(case, tail.line, tail.column, tail.column + len(tail.text))
    fixes: tuple[Fix, ...] = ()
    if "=" in tail.text:
        gap = columns(case, tail.line, tail.end_of_header, tail.column)
        fixes = (Fix("put it on a line of its own", (Replace(gap, "\n"),)),)
    yield Finding(spot, "text behind the header is skipped", fixes=fixes)
