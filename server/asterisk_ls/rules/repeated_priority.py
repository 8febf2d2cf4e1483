"""An extension has a priority twice.

The first step stays, the second one is lost.

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
exten => 100,1,Dial(PJSIP/100)
             ^ repeated-priority "priority 1 of `100` is there already"
```

```log
WARNING Unable to register extension '100' priority 1 in 'internal', already in use
WARNING Unable to register extension at line 3 of extensions.conf
```

`n` counts by itself.

```conf fixed unsafe
[internal]
exten => 100,1,Answer()
exten => 100,n,Dial(PJSIP/100)
```

## The same extension in other words

Dashes do not count, and patterns that mean the same are one.

```conf title="extensions.conf"
[internal]
exten => _1XX,1,Answer()
exten => _1[0-9]X,1,Hangup()
                  ^ repeated-priority "as `_1XX`"
```

## The same step again

Nothing is lost where the first step does the same, as in lines that were pasted twice: that is a warning.

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
exten => 100,1,Answer()
             ^ repeated-priority "with the same step"
```

Sections of one name are one context, also in several files.

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()

[internal]
exten => 100,1,Hangup()
             ^ repeated-priority
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Severity
from asterisk_ls.rules.pointing import detail
from asterisk_ls.rules.steps import at_part, first_one, option_at_fault, parts_at_fault, putting, said

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Show the first one, and offer `n` where the step above is one of the same extension."""
    exten, number, first, above = (detail(case, index) for index in range(4))
    option, span = option_at_fault(case), parts_at_fault(case).priority
    word = option.value[span.start : span.end]
    known_as = f", as `{first}`" if first != exten else ""
    if word in ("n", "next") and above not in ("", exten):
        known_as += f" (`n` counts on from `{above}` above)"
    what = "the hint" if number == "-1" else f"priority {number}"
    is_same = detail(case, 4) == "same"
    costs = ", with the same step" if is_same else ": the step is lost"
    message = f"{what} of `{exten}` is there already{known_as}{costs}"
    fixes = (putting(case, "write `n`", span, "n"),) if word == number and above == exten and not is_same else ()
    severity = Severity.WARNING if is_same else None
    related = first_one(case, "the first one")
    yield Finding(at_part(case, span), message, log=said(case), related=related, fixes=fixes, severity=severity)
