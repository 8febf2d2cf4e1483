"""A `${`, a `$[` or the parenthesis of a function is not closed.

Asterisk takes everything up to the end for the name, and logs `Error in extension logic (missing '}')` when a call comes to
the step.

```conf title="extensions.conf"
[internal]
exten => 100,1,Dial(PJSIP/${EXTEN,20)
                          ^^ unclosed-substitution "no `}` for this `${`"
 same => n,GotoIf($["${DIALSTATUS}" = "BUSY"?busy)
                  ^^ unclosed-substitution "no `]` for this `$[`"
 same => n(busy),NoOp(${LEN(${EXTEN})
                      ^^ unclosed-substitution "no `}` for this `${`"
                           ^ unclosed-substitution "no `)` for this `(`"
```

```conf title="extensions.conf"
[internal]
exten => 100,1,Dial(PJSIP/${EXTEN},20)
 same => n,GotoIf($["${DIALSTATUS}" = "BUSY"]?busy)
 same => n(busy),NoOp(${LEN(${EXTEN})})
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.calls import at_call, detail
from asterisk_ls.syntax.dialplan.substitution import DEEPEST
from asterisk_ls.syntax.dialplan.terms import FlawKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = {
    FlawKind.UNCLOSED_VARIABLE: "}",
    FlawKind.UNCLOSED_EXPRESSION: "]",
    FlawKind.UNCLOSED_CALL: ")",
}


def check(case: Case) -> Iterator[Finding]:
    """Say what is missing."""
    kind = FlawKind(detail(case, 0))
    if kind is FlawKind.TOO_DEEP:
        yield Finding(at_call(case), f"nested more than {DEEPEST} deep, which Asterisk does not work out")
    else:
        yield Finding(at_call(case), f"no `{_CLOSERS[kind]}` for this `{detail(case, 1)}`")
