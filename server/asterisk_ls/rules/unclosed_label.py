"""The label of a priority has no closing parenthesis.

The step is lost, and what jumps to the label finds nothing.

```conf title="extensions.conf"
[internal]
exten => 100,1(start,Answer()
               ^^^^^ unclosed-label "no `)`"
```

```log
WARNING Label missing trailing ')' at line 2 of extensions.conf
```

```conf fixed unsafe
[internal]
exten => 100,1(start),Answer()
```

## The priority is forgotten

An application in its place is taken for a priority with a label.

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
 same => GotoIf($["${X}" = ""]?end,again)
         ^^^^^^ unclosed-label "no priority"
```

```conf fixed unsafe
[internal]
exten => 100,1,Answer()
 same => n,GotoIf($["${X}" = ""]?end,again)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.steps import at_part, option_at_fault, parts_at_fault, putting, said
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = ("n", "next", "s", "same", "hint")


def check(case: Case) -> Iterator[Finding]:
    """Offer the parenthesis, or the priority in front of an application."""
    parts, option = parts_at_fault(case), option_at_fault(case)
    label, priority = parts.label, parts.priority
    assert label is not None  # noqa: S101 - it is what the fault is about
    word = option.value[priority.start : priority.end]
    if word.isidentifier() and word not in _WORDS:
        message = f"no priority before `{word}`, so the step is lost"
        insert = (
            (putting(case, "write `n`", Span(priority.start, priority.start), "n,"),) if parts.exten is None else ()
        )
        yield Finding(at_part(case, priority), message, log=said(case), fixes=insert)
        return
    name = option.value[label.start : label.end]
    fixes = (putting(case, "write `)`", Span(label.end, label.end), ")"),) if name else ()
    yield Finding(
        at_part(case, label), f"no `)` behind the label `{name}`, so the step is lost", log=said(case), fixes=fixes
    )
