"""An expression `$[…]` cannot be worked out.

When a call comes to the step, Asterisk logs `ast_yyerror():  syntax error: syntax error, unexpected …; Input:` with the
expression below it, and takes `0` in its place.

```conf title="extensions.conf"
[internal]
exten => 100,1,GotoIf($["${CALLERID(num)}" = ]?unknown)
                                           ^ bad-expression "nothing stands to the right of `=`"
 same => n,Set(SUM=$[1 + (2 * 3])
                         ^ bad-expression "nothing closes this `(`"
 same => n,Set(NAME=$[Alice Bob])
                            ^^^ bad-expression "no operator in front of `Bob`"
 same => n(unknown),Hangup()
```

```conf title="extensions.conf"
[internal]
exten => 100,1,GotoIf($["${CALLERID(num)}" = ""]?unknown)
 same => n,Set(SUM=$[1 + (2 * 3)])
 same => n,Set(NAME=$["Alice Bob"])
 same => n(unknown),Hangup()
```

Next to a variable anything may be right, since its value is put there first. Quotes around it keep an empty value from
being a mistake.

```conf title="extensions.conf"
[internal]
exten => 100,1,Set(SUM=$[${FIRST} ${OPERATOR} ${SECOND}])
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.calls import at_call, detail
from asterisk_ls.syntax.dialplan.expressions import MistakeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {
    MistakeKind.NO_LEFT: "nothing stands to the left of `{}`",
    MistakeKind.NO_RIGHT: "nothing stands to the right of `{}`",
    MistakeKind.NO_OPERATOR: "no operator in front of `{}`",
    MistakeKind.OPEN_PARENTHESIS: "nothing closes this `{}`",
    MistakeKind.CLOSING_PARENTHESIS: "nothing opened what this `{}` closes",
    MistakeKind.OPEN_QUOTE: "nothing closes this `{}`",
}


def check(case: Case) -> Iterator[Finding]:
    """Say what is wrong."""
    yield Finding(at_call(case), _WORDS[MistakeKind(detail(case, 0))].format(detail(case, 1)))
