"""A menu has no extension for wrong digits, or for a caller who dials nothing.

Digits that match no extension lead to `i`, and a caller who does not dial in time is sent to `t`, where `WaitExten` is the
last step. Without these, and without `e` for both, the call ends, and Asterisk logs a warning.

```conf title="extensions.conf"
[menu]
exten => s,1,Background(welcome)
             ^^^^^^^^^^^^^^^^^^^ missing-special-extension "`i`"
 same => n,WaitExten(5)
           ^^^^^^^^^^^^ missing-special-extension "`t`"
exten => 1,1,Dial(PJSIP/100)
```

```conf title="extensions.conf"
[menu]
exten => s,1,Background(welcome)
 same => n,WaitExten(5)
exten => 1,1,Dial(PJSIP/100)
exten => i,1,Goto(s,1)
exten => t,1,Hangup()
```

A context without an extension that somebody can dial only plays a sound.

```conf title="extensions.conf"
[welcome]
exten => s,1,Background(welcome)
 same => n,Hangup()
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.steps import in_value, is_answered
from asterisk_ls.semantic.queries import ContextNamed
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.rules.base import Spot
    from asterisk_ls.semantic.dialplan.context import Shape
    from asterisk_ls.semantic.dialplan.model import Step

_MENUS = ("background", "waitexten")
_DIGITS = frozenset("0123456789*#")


def check(case: Case) -> Iterator[Finding]:
    """Tell each of the two once for a section."""
    script = case.script
    steps = [one for one in script.steps if one[4].strip().lower() in _MENUS] if script is not None else []
    if script is None or not steps:
        return
    if _can_be_dialled(case, script.context, steps[0]) and not _has(case, "i"):
        message = "no extension `i`, so a caller who dials something wrong here is hung up on"
        yield Finding(_spot(steps[0]), message)
    waiting = next((one for one in steps if one.application.strip().lower() == "waitexten"), None)
    if waiting is not None and _is_last(case, waiting) and not _has(case, "t"):
        message = "no extension `t`, so a caller who dials nothing here is hung up on"
        yield Finding(_spot(waiting), message)


def _has(case: Case, name: str) -> bool:
    return is_answered(case, name) or is_answered(case, "e")


def _is_last(case: Case, step: Step) -> bool:
    return not is_answered(case, step.exten, step.priority + 1)


def _can_be_dialled(case: Case, context: str, step: Step) -> bool:
    """Whether a context has another extension in digits, or a pattern; of those that it includes nothing is asked."""
    shape: Shape | None = case.ask(ContextNamed(context))
    if shape is None:
        return False
    patterns = any(outline.exten != step.exten for outline in shape.patterns)
    return patterns or any(_DIGITS.issuperset(name) and name != step.exten for name in shape.plain)


def _spot(step: Step) -> Spot:
    option = step.place.option
    return in_value(step.place, Span(step.application_start, len(option.value) if option is not None else 0))
