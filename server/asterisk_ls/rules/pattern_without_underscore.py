"""An extension looks like a pattern and does not begin with `_`.

Without the underscore it is an extension of just these characters: `9NXX` is reached by who dials 9, N, X, X.

```conf title="extensions.conf"
[internal]
exten => 9NXX,1,Dial(PJSIP/${EXTEN:1}@trunk)
         ^^^^ pattern-without-underscore "`_`"
```

```conf fixed unsafe
[internal]
exten => _9NXX,1,Dial(PJSIP/${EXTEN:1}@trunk)
```

Names in letters, and single ones, are left alone.

```conf title="extensions.conf"
[internal]
exten => s,1,Answer()
exten => X,1,Answer()
exten => NOANSWER,1,Hangup()
exten => *97,1,VoiceMailMain(${CALLERID(num)})
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import detail
from asterisk_ls.rules.steps import at_part, option_at_fault, parts_at_fault, putting
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the underscore, where the extension is written out."""
    exten, span = detail(case, 0), parts_at_fault(case).exten
    is_written = span is not None and option_at_fault(case).value.startswith(exten)
    fixes = (putting(case, f"write `_{exten}`", Span(0, 0), "_"),) if is_written else ()
    message = f"no `_` before `{exten}`, so it is no pattern: it stands for just these characters"
    yield Finding(at_part(case, span), message, fixes=fixes)
