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

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import detail
from asterisk_ls.rules.steps import at_part, first_one, option_at_fault, parts_at_fault, putting, said

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Show the first one, and offer `n` where that one stands right above."""
    exten, number = detail(case, 0), detail(case, 1)
    option, span = option_at_fault(case), parts_at_fault(case).priority
    other = case.fault.other if case.fault is not None else None
    known_as = ""
    if other is not None and other.option is not None and case.script is not None:
        first = next((step for step in case.script.steps if step.place == other), None)
        known_as = f", as `{first.exten}`" if first is not None and first.exten != exten else ""
    what = "the hint" if number == "-1" else f"priority {number}"
    message = f"{what} of `{exten}` is there already{known_as}: the step is lost"
    fixes = (
        (putting(case, "write `n`", span, "n"),)
        if _follows(case) and option.value[span.start : span.end] == number
        else ()
    )
    yield Finding(at_part(case, span), message, log=said(case), related=first_one(case, "the first one"), fixes=fixes)


def _follows(case: Case) -> bool:
    """Whether the step stands right below the one that has its priority, and nothing follows that counts on."""
    script, fault = case.script, case.fault
    if script is None or fault is None:
        return False
    places = [step.place for step in script.steps]
    at = places.index(fault.at) if fault.at in places else 0
    return at > 0 and places[at - 1] == fault.other
