"""A context includes one that does not exist.

Asterisk warns, of the first such include of a context only, and finds nothing there.

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
include => outbond
           ^^^^^^^ undefined-context-include "no context `outbond`"

[outbound]
exten => _0XXX,1,Dial(PJSIP/${EXTEN}@trunk)
```

```log
WARNING Context 'internal' tries to include nonexistent context 'outbond'
```

```conf fixed unsafe
[internal]
exten => 100,1,Answer()
include => outbound

[outbound]
exten => _0XXX,1,Dial(PJSIP/${EXTEN}@trunk)
```

Names are compared letter by letter, and a blank before the times belongs to the name.

```conf title="extensions.conf"
[internal]
include => night ,18:00-08:00,*,*,*
           ^^^^^^ undefined-context-include

[night]
exten => _X.,1,VoiceMail(100,u)
```

Contexts that modules make, such as `parkedcalls`, count as there, and nothing is said where the dialplan is not known as a
whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import detail, fits_value, written
from asterisk_ls.rules.steps import at_part, option_at_fault, putting, said
from asterisk_ls.semantic.queries import ContextNames
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say which one was meant."""
    name = detail(case, 0)
    names: tuple[str, ...] = case.ask(ContextNames())
    near = (name.strip(),) if name.strip() in names else nearest_names(name, names)
    value = option_at_fault(case).value
    span = Span(0, len(name)) if value.startswith(name) else Span(0, len(value))
    is_written = value.startswith(name)
    fixes = tuple(
        putting(case, f"use `{other}`", span, written(other)) for other in near if is_written and fits_value(other)
    )
    yield Finding(at_part(case, span), f"no context `{name}` in the dialplan", log=said(case), fixes=fixes)
