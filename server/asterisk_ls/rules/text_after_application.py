"""Text follows the parenthesis that closes an application.

An application is given what stands between the first `(` and the last `)` of its line. What stands behind is dropped
without a word: options, a second application, a comment of another language.

```conf title="extensions.conf"
[internal]
exten => 100,1,Dial(PJSIP/100),20
                              ^^^ text-after-application "dropped"
```

A comment begins with a semicolon.

```conf title="extensions.conf"
[internal]
exten => 100,1,Dial(PJSIP/100,20)   ; rings for 20 seconds
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Severity
from asterisk_ls.rules.steps import at_part, option_at_fault, putting
from asterisk_ls.text import BLANKS, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"\s*(?://|#|--|/\*)")
"""How comments of other languages begin: what they say is not missed."""


def check(case: Case) -> Iterator[Finding]:
    """Point at what is dropped."""
    value = option_at_fault(case).value
    start = value.rfind(")") + 1
    text = value[start:]
    span = Span(start + len(text) - len(text.lstrip(BLANKS)), len(value))
    is_comment = _COMMENT.match(text) is not None
    message = f"behind the last `)`, so it is dropped: `{text.strip(BLANKS)}`"
    fixes = (putting(case, "make it a comment", Span(start, start), " ; "),) if is_comment else ()
    severity = Severity.INFORMATION if is_comment else None
    yield Finding(at_part(case, span), message, fixes=fixes, severity=severity)
