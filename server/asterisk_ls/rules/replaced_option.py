"""An option is still known, but no longer does anything.

It is accepted so that old files load. What it once did has to be said in another way, or is no longer needed.

```conf title="pjsip.conf"
[6001]
type = endpoint
stir_shaken = yes
^^^^^^^^^^^ dead-option "`stir_shaken_profile`"
```

```log
WARNING Endpoint 6001: Option 'stir_shaken' is no longer supported.  Use 'stir_shaken_profile' instead.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Effect, Finding, Piece, Severity, Trigger, rule
from asterisk_ls.rules.pointing import at_fault, logged

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(Trigger.FAULT, Severity.WARNING, Effect.IGNORED)
def check(case: Case) -> Iterator[Finding]:
    """Point at the name, and say what took its place."""
    fault = case.fault
    if fault is None or fault.at is None or fault.at.option is None:
        return
    message = f"`{fault.at.option.name}` no longer has an effect"
    if fault.verdict is not None and fault.verdict.complaint:
        message = f"`{fault.at.option.name}`: {fault.verdict.complaint}"
    elif fault.option is not None and fault.option.replaced_by:
        message += f": `{fault.option.replaced_by}` took its place"
    yield Finding(at_fault(case, Piece.NAME), message, log=logged(fault))
