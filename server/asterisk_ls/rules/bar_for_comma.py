"""The parts of a line are separated by bars in place of commas.

Up to Asterisk 1.4 a `|` could stand for a comma. Now what stands before the first comma is the name of the extension, so
this is one that nobody dials.

```conf title="extensions.conf"
[internal]
exten => 100|1|Dial(PJSIP/100,20)
         ^^^^^^^^^^^^^^^^^^^^ bar-for-comma "`|`"
```

```conf fixed unsafe
[internal]
exten => 100,1,Dial(PJSIP/100,20)
```

Bars within the parentheses are to be commas, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.steps import at_part, option_at_fault, parts_at_fault, putting
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_BARS = re.compile(r"[^|,\s]+\|[^|]*\|")


def check(case: Case) -> Iterator[Finding]:
    """Put commas in place of the first two bars."""
    value = option_at_fault(case).value
    bars = _BARS.match(value)
    fixes = (putting(case, "write commas", Span(0, bars.end()), bars[0].replace("|", ",")),) if bars is not None else ()
    message = "`|` separates nothing, so this is the name of an extension"
    yield Finding(at_part(case, parts_at_fault(case).exten), message, fixes=fixes)
