"""A step has no application.

The step is registered. The call that comes to it ends, and Asterisk logs that there is no such application.

```conf title="extensions.conf"
[internal]
exten => 100,1
         ^^^^^ missing-application "no application"
```

```conf title="extensions.conf"
[internal]
exten => 100,1,NoOp()
```

## A label behind a comma

It stands directly behind the priority.

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
 same => n,(end),Hangup()
           ^^^^^^^^^^^^^^ missing-application "label"
```

```conf fixed unsafe
[internal]
exten => 100,1,Answer()
 same => n(end),Hangup()
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.steps import at_part, option_at_fault, parts_at_fault, putting
from asterisk_ls.semantic.dialplan.lines import has_bars
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABEL = re.compile(r"\(([\w-]+)\)\s*,")


def check(case: Case) -> Iterator[Finding]:
    """Move the label that stands in its place, if one does."""
    value, call = option_at_fault(case).value, parts_at_fault(case).call
    if has_bars(value):
        return  # then that is what has to be told
    label = _LABEL.match(value, call.start)
    if label is not None:
        comma = value.rfind(",", 0, call.start)
        fix = putting(case, "move the label", Span(comma, label.end()), f"({label[1]}),")
        message = f"no application: as a label, `({label[1]})` has to stand directly behind the priority"
        yield Finding(at_part(case, call), message, fixes=(fix,))
        return
    priority = parts_at_fault(case).priority
    is_hint = value[priority.start : priority.end] == "hint"
    message = "no device in this hint" if is_hint else "no application in this step"
    yield Finding(at_part(case, Span(0, len(value))), message)
