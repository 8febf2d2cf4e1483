r"""What a caller sends reaches a shell or a database as it is.

Whoever calls chooses the name and often the number that the phone shows: `$(reboot)` and `"; rm -rf /` can be such names.
The shell runs what stands in them.

```conf title="extensions.conf"
[incoming]
exten => s,1,System(echo "${CALLERID(name)}" >> /tmp/callers)
                          ^^^^^^^^^^^^^^^^^ unfiltered-command "the caller chooses this, and a shell runs it"
```

`FILTER` lets only the characters through that are named. A value that is set in an earlier step can be filtered there.

```conf title="extensions.conf"
[incoming]
exten => s,1,Set(NAME=${FILTER(A-Za-z0-9 ,${CALLERID(name)})})
 same => n,System(echo "${NAME}" >> /tmp/callers)
```

## Numbers

```conf title="extensions.conf"
[incoming]
exten => s,1,Set(WHO=${SHELL(lookup ${CALLERID(num)})})
                                    ^^^^^^^^^^^^^^^^ unfiltered-command
```

```conf fixed unsafe
[incoming]
exten => s,1,Set(WHO=${SHELL(lookup ${FILTER(0-9,${CALLERID(num)})})})
```

The number that was dialled can be anything too where a pattern lets it; where it takes digits only, there is nothing to
filter.

```conf title="extensions.conf"
[incoming]
exten => _X.,1,System(notify ${EXTEN})
                             ^^^^^^^^ unfiltered-command
exten => _XXX,1,System(notify ${EXTEN})
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.calls import at_call, detail, span_of
from asterisk_ls.rules.steps import putting

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Filter it."""
    where, text = detail(case, 0), detail(case, 1)
    runs = "a shell runs it" if where == "shell" else "a database reads it"
    fix = putting(case, "let only digits through", span_of(case), f"${{FILTER(0-9,{text})}}")
    fixes = (fix,) if detail(case, 2) else ()
    yield Finding(at_call(case), f"the caller chooses this, and {runs}: `FILTER` it", fixes=fixes)
