"""The pattern `_.` or `_!` takes everything.

It takes the extensions, too, that Asterisk looks for by itself: `h` when somebody hangs up, `i` for what is not valid, `t`
after a time, `s`, `o`, `a`. Calls then go on where they should have ended. Asterisk warns for each step.

```conf title="extensions.conf"
[internal]
exten => _.,1,Answer()
         ^^ discouraged-pattern "matches everything"
 same => n,Hangup()
```

```log
WARNING The use of '_.' for an extension is strongly discouraged and can have unexpected behavior.  Please use '_X.' instead at line 2 of extensions.conf
WARNING The use of '_.' for an extension is strongly discouraged and can have unexpected behavior.  Please use '_X.' instead at line 3 of extensions.conf
```

```conf fixed unsafe
[internal]
exten => _X.,1,Answer()
 same => n,Hangup()
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.steps import at_part, option_at_fault, parts_at_fault, putting

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Tell it once for all steps of the pattern in a section."""
    script, fault, span = case.script, case.fault, parts_at_fault(case).exten
    if script is None or fault is None or not fault.detail[1]:
        return
    all_ = [one for one in script.faults if one.kind == fault.kind and one.detail[0] == fault.detail[0]]
    exten = fault.detail[0]
    log = tuple((line, one.at) for one in all_ for line in one.log)
    written = option_at_fault(case).value[span.start : span.end] if span is not None else ""
    fixes = (
        (putting(case, f"use `_X{exten[1]}`", span, f"_X{exten[1]}"),) if span is not None and written == exten else ()
    )
    message = f"`{exten}` matches everything, `h`, `i` and `t` too"
    yield Finding(at_part(case, span), message, log=log, fixes=fixes)
