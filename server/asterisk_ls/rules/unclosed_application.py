r"""An application has no closing parenthesis.

Asterisk warns and gives the application the rest of the line.

```conf title="extensions.conf"
[internal]
exten => 100,1,Dial(PJSIP/100,20
               ^^^^^^^^^^^^^^^^^ unclosed-application "no `)`"
```

```log
WARNING No closing parenthesis found? 'Dial(PJSIP/100,20' at line 2 of extensions.conf
```

```conf fixed unsafe
[internal]
exten => 100,1,Dial(PJSIP/100,20)
```

## A semicolon has cut the line

```conf title="extensions.conf"
[internal]
exten => 100,1,SendText(one;two)
               ^^^^^^^^^^^^ unclosed-application "`;`"
```

```conf fixed unsafe
[internal]
exten => 100,1,SendText(one\;two)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.pointing import columns, raw_line
from asterisk_ls.rules.steps import at_part, option_at_fault, parts_at_fault, putting, said
from asterisk_ls.syntax.comments import comment_start, touches_block
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the parenthesis, or the backslash that keeps it."""
    option, call = option_at_fault(case), parts_at_fault(case).call
    spot = at_part(case, call)
    application = option.value[call.start : call.end].partition("(")[0]
    cut = _cut_at(case, option.line)
    if cut is not None:
        message = f"no `)` for `{application}`: `;` begins a comment and cuts the line"
        keep = Fix(r"write `\;`", (Replace(columns(case, option.line, cut, cut + 1), r"\;"),))
        yield Finding(spot, message, log=said(case), fixes=(keep,))
        return
    fix = putting(case, "write `)`", Span(call.end, call.end), ")")
    yield Finding(spot, f"no `)` for `{application}`, which gets the rest of the line", log=said(case), fixes=(fix,))


def _cut_at(case: Case, line: int) -> int | None:
    """Where a comment begins in a line of the section that has the parenthesis in it."""
    if case.fault is None or case.fault.at is None or case.fault.at.section != case.section_id:
        return None
    raw = raw_line(case, line)
    start = comment_start(raw)
    return start if ")" in raw[start:] and not touches_block(raw) else None
