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

from itertools import pairwise
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.steps import in_value
from asterisk_ls.semantic.dialplan.routing import DEEPEST
from asterisk_ls.semantic.queries import ContextNamed
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.dialplan.context import Shape


def check(case: Case) -> Iterator[Finding]:
    """Follow what is included until the context comes again."""
    script = case.script
    for include in script.includes if script is not None else ():
        own = case.script.context if case.script is not None else ""
        path = _path(case, include.context, own)
        if path is None:
            continue
        ways = [*path, own]
        chain = ", ".join(f"`{one}` includes `{other}`" for one, other in pairwise(ways))
        message = "a context that includes itself" if include.context == own else f"a circle: {chain}"
        yield Finding(in_value(include.place, Span(0, len(include.context))), f"{message}; this does nothing")


def _path(case: Case, start: str, goal: str) -> list[str] | None:
    """The contexts from one to another, by includes; None when there is no way."""
    if start == goal:
        return []
    came: dict[str, str] = {start: ""}
    waiting = [start]
    while waiting and len(came) <= DEEPEST:
        name = waiting.pop(0)
        shape: Shape | None = case.ask(ContextNamed(name))
        for include in shape.includes if shape is not None else ():
            if include.context == goal:
                path = [name]
                while came[path[0]]:
                    path.insert(0, came[path[0]])
                return path
            if include.context not in came:
                came[include.context] = name
                waiting.append(include.context)
    return None
