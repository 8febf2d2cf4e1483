"""A context includes itself, directly or by way of others.

Asterisk looks at each context once for a number, so the include does nothing. It is hardly meant.

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
include => outbound
           ^^^^^^^^ circular-context-include "`outbound` includes `internal`"

[outbound]
exten => _0X.,1,Dial(PJSIP/${FILTER(0-9,${EXTEN})}@trunk)
include => internal
           ^^^^^^^^ circular-context-include "`internal` includes `outbound`"
```

```conf title="extensions.conf"
[internal]
include => internal
           ^^^^^^^^ circular-context-include "itself"
exten => 100,1,Answer()
```
"""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.steps import in_value
from asterisk_ls.semantic.dialplan.routing import DEEPEST
from asterisk_ls.semantic.queries import ContextNamed, IncludeCircle
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.dialplan.context import Shape


def check(case: Case) -> Iterator[Finding]:
    """Show the way round, if there is one."""
    script = case.script
    if script is None or not script.includes:
        return
    own, circle = script.context, case.ask(IncludeCircle(script.context))
    for include in script.includes if circle else ():
        if include.context not in circle:
            continue
        ways = [*_path(case, include.context, own, circle), own]
        chain = ", ".join(f"`{one}` includes `{other}`" for one, other in pairwise(ways))
        message = "a context that includes itself" if include.context == own else f"a circle: {chain}"
        yield Finding(in_value(include.place, Span(0, len(include.context))), f"{message}; this does nothing")


def _path(case: Case, start: str, goal: str, circle: frozenset[str]) -> list[str]:
    """The contexts from one of a circle to another, without that."""
    came: dict[str, str] = {start: ""}
    waiting = deque([start] if start != goal and len(circle) <= DEEPEST else ())
    while waiting:
        name = waiting.popleft()
        shape: Shape | None = case.ask(ContextNamed(name))
        for include in shape.includes if shape is not None else ():
            if include.context == goal:
                path = [name]
                while came[path[0]]:
                    path.insert(0, came[path[0]])
                return path
            if include.context in circle and include.context not in came:
                came[include.context] = name
                waiting.append(include.context)
    return [start]
