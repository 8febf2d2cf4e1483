"""A pattern of a context takes all that a context which it includes would match.

Asterisk looks at the extensions of a context itself before it looks at what the context includes, whatever stands first in
the file.

```conf title="extensions.conf"
[internal]
include => emergency
           ^^^^^^^^^ shadowed-context-include "`_X.`"
exten => _X.,1,Dial(PJSIP/${FILTER(0-9,${EXTEN})}@trunk)

[emergency]
exten => 110,1,Dial(PJSIP/110@police)
exten => 112,1,Dial(PJSIP/112@rescue)
```

The pattern belongs into a context of its own, that is included behind the other.

```conf title="extensions.conf"
[internal]
include => emergency
include => outbound

[emergency]
exten => 110,1,Dial(PJSIP/110@police)
exten => 112,1,Dial(PJSIP/112@rescue)

[outbound]
exten => _X.,1,Dial(PJSIP/${FILTER(0-9,${EXTEN})}@trunk)
```

Among the included extensions, those that are no numbers do not count: `h`, `i` and others are looked for by Asterisk
itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.steps import in_value
from asterisk_ls.semantic.dialplan.patterns import covers
from asterisk_ls.semantic.queries import ContextNamed
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.dialplan.context import Outline, Shape

_MOST_COMPARED = 200
"""Extensions of an included context that are compared: of a larger one, hardly all are covered."""


def check(case: Case) -> Iterator[Finding]:
    """Look whether patterns with a wildcard cover each extension of what is included."""
    script = case.script
    if script is None or not script.includes:
        return
    own: Shape | None = case.ask(ContextNamed(script.context))
    wide = [one for one in own.patterns if _is_wide(one)] if own is not None else []
    for include in script.includes if wide else ():
        other: Shape | None = case.ask(ContextNamed(include.context))
        if other is None or other.is_open or include.context == script.context:
            continue
        covering = _covering(wide, other)
        if covering is not None:
            message = (
                f"`{covering.exten}` of this context is tried before, and takes all that `{include.context}` matches"
            )
            yield Finding(in_value(include.place, Span(0, len(include.context))), message)


def _is_wide(outline: Outline) -> bool:
    return outline.caller is None and 1 in outline.priorities and outline.exten[-1:] in (".", "!")


def _covering(wide: list[Outline], shape: Shape) -> Outline | None:
    """The pattern that takes all extensions of a context; None where one is left, or nothing is dialled there."""
    if shape.includes:
        return None
    plain = [one for some in shape.plain.values() for one in some if one.exten[:1] in "0123456789*#+"]
    names = [one for one in (*plain, *shape.patterns) if 1 in one.priorities]
    if not names or len(names) > _MOST_COMPARED or any(0 < min(one.priorities) != 1 for one in names):
        return None
    first = next((one for one in wide if covers(one.exten, names[0].exten)), None)
    is_all = all(any(covers(one.exten, name.exten) for one in wide) for name in names)
    is_letters = len(plain) < sum(len(some) for some in shape.plain.values())
    return first if is_all and not is_letters else None
