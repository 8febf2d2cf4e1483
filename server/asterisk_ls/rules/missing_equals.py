"""A line is no option: it has no equals sign.

Asterisk prints a warning and reads on without the line.

```conf title="pjsip.conf"
[6001]
type = aor
max_contacts: 5
^^^^^^^^^^^^^^^ missing-equals "no `=`"
// registered phones
^^^^^^^^^^^^^^^^^^^^ missing-equals
```

```log
WARNING No '=' (equal sign) in line 3 of pjsip.conf
WARNING No '=' (equal sign) in line 4 of pjsip.conf
```

A comment begins with a semicolon, and nothing else. What cannot be meant as an option is made a comment.

```conf fixed
[6001]
type = aor
max_contacts: 5
; // registered phones
```

```conf fixed unsafe
[6001]
type = aor
max_contacts = 5
; // registered phones
```

## A directive without its `#`

```conf title="pjsip.conf"
[6001]
type = aor
tryinclude "phones.conf"
^^^^^^^^^^^^^^^^^^^^^^^^ missing-equals
```

```conf fixed unsafe
[6001]
type = aor
#tryinclude "phones.conf"
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.curing import commenting_out
from asterisk_ls.rules.pointing import columns, line_of, logged, raw_line, visible, visible_columns
from asterisk_ls.syntax.comments import touches_block

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"//|--|/\*|\*|<!--|~|<<<<|>>>>")
"""How comments of other languages, and rules across a page, begin."""
_ASSIGNMENT = re.compile(r"([A-Za-z][\w/@-]*)\s*(?::\s*|\s)(?=\S)")

_DIRECTIVE = re.compile(r"""(include|tryinclude|exec)\s+(?=["<]|\S*[./])""")
"""A directive without its `#`: what follows is a file, not a context of the dialplan."""


def check(case: Case) -> Iterator[Finding]:
    """Offer the equals sign, or the semicolon of a comment."""
    line = line_of(case)
    text = raw_line(case, line)
    start, end = visible_columns(text)
    body = text[start:end]
    directive = _DIRECTIVE.match(body)
    assignment = _ASSIGNMENT.match(body)
    fixes: tuple[Fix, ...] = ()
    if _COMMENT.match(body):
        fixes = commenting_out(case, line, safe=True)
    elif touches_block(text):
        pass
    elif directive is not None:
        fixes = (Fix(f"write `#{directive[1]}`", (Replace(columns(case, line, start, start), "#"),)),)
    elif assignment is not None:
        spot = columns(case, line, start, start + assignment.end())
        fixes = (Fix(f"write `{assignment[1]} =`", (Replace(spot, f"{assignment[1]} = "),)),)
    message = "no `=` in this line, so it is ignored"
    yield Finding(visible(case, line), message, log=logged(case), fixes=fixes)
