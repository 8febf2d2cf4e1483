"""The templates behind a section header have no closing parenthesis.

Asterisk gives up on a file at such a header: nothing of the file is loaded, above the line or below it.

```conf title="pjsip.conf"
[phone](!)
type = aor
max_contacts = 1

[6001](phone
^^^^^^^^^^^^ unclosed-modifiers "no `)`"
```

```conf fixed
[phone](!)
type = aor
max_contacts = 1

[6001](phone)
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.pointing import columns, line_of, logged, raw_line, visible, visible_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = re.compile(r"\[[^\]]*\]\([\w.!+,@-]+")


def check(case: Case) -> Iterator[Finding]:
    """Point at the header, and close it where its list ends."""
    line = line_of(case)
    text = raw_line(case, line)
    start, end = visible_columns(text)
    fixes: tuple[Fix, ...] = ()
    if _PLAIN.fullmatch(text[start:end]):
        fixes = (Fix("close the parenthesis", (Replace(columns(case, line, end, end), ")"),), safe=True),)
    yield Finding(visible(case, line), "no `)` behind the list of templates", log=logged(case), fixes=fixes)
