"""Arguments are separated by `|` in place of commas.

That is how it was done before Asterisk 1.6. Now all of it is one argument: nobody is called `PJSIP/100|20|tT`.

```conf title="extensions.conf"
[internal]
exten => 100,1,Dial(PJSIP/100|20|tT)
                             ^ pipe-separator "one argument of `Dial`"
```

```conf fixed unsafe
[internal]
exten => 100,1,Dial(PJSIP/100,20,tT)
```

In expressions, and within times, the bar is what it seems to be.

```conf title="extensions.conf"
[internal]
exten => 100,1,GotoIf($["${A}" = "1" | "${B}" = "1"]?end)
 same => n,GotoIfTime(9:00-17:00|mon-fri|*|*?end)
 same => n(end),Hangup()
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix
from asterisk_ls.rules.calls import at_call, detail, span_of
from asterisk_ls.rules.steps import option_at_fault, putting
from asterisk_ls.syntax.dialplan.outside import split
from asterisk_ls.syntax.dialplan.substitution import parse
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Write commas."""
    step, name = case.step, detail(case, 0)
    start = span_of(case).start
    fixes: tuple[Fix, ...] = ()
    if (
        step is not None
        and step.data_start >= 0
        and option_at_fault(case).value[step.data_start :].startswith(step.data)
    ):
        data = parse(step.data)
        span = Span(start - step.data_start, len(step.data))
        text = ",".join(data.of(piece) for piece in split(step.data, "|", span, data.terms))
        fixes = (putting(case, "separate by commas", Span(start, start + len(text)), text),)
    yield Finding(at_call(case), f"all of this is one argument of `{name}`: commas separate, `|` does not", fixes=fixes)
