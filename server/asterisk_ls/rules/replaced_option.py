"""An option is still known, but another one took its place.

It is accepted so that old files load. Some of these options no longer do anything, others still work under their old
name until a later version drops them.

```conf title="pjsip.conf"
[system]
type = system
threadpool_initial_size = 5
^^^^^^^^^^^^^^^^^^^^^^^ replaced-option "`taskpool_initial_size`"
```

```conf fixed unsafe
[system]
type = system
taskpool_initial_size = 5
```

A dead option that asks for the only thing that Asterisk does is no more than a hint.

```conf title="pjsip.conf"
[transport-udp]
type = transport
bind = 0.0.0.0
async_operations = 1
^^^^^^^^^^^^^^^^ replaced-option "no longer has an effect"
```

The new name is younger than Asterisk 22.0: a machine with 22.7 drops the section because of it. So the fix is safe only
when the settings name a release that has it.

```toml
target-version = "22.8"
```

```conf title="pjsip.conf"
[system]
type = system
threadpool_initial_size = 5
^^^^^^^^^^^^^^^^^^^^^^^ replaced-option "`taskpool_initial_size`"
```

```conf fixed
[system]
type = system
taskpool_initial_size = 5
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Effect, Finding, Fix, Piece, Replace, Severity
from asterisk_ls.rules.pointing import at_fault, logged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.schema.model import OptionSchema


def check(case: Case) -> Iterator[Finding]:
    """Point at the name, and offer the new one where the value stays the same."""
    fault, creation = case.fault, case.creation
    if fault is None or fault.at is None or fault.at.option is None or fault.option is None or creation is None:
        return
    if any(other.at == fault.at and other is not fault for other in creation.faults):
        return  # something better is said about the line
    spot = at_fault(case, Piece.NAME)
    name, new = fault.at.option.name, fault.option.replaced_by
    if fault.option.dead:
        message = f"`{name}` no longer has an effect" + (f"; see `{new}`" if new else "")
        severity = Severity.HINT if (name.lower(), fault.at.option.value) == _HARMLESS else Severity.WARNING
        yield Finding(spot, message, log=logged(case), severity=severity, effect=Effect.IGNORED)
        return
    successor = creation.schema.options.get(new) if creation.schema is not None and new else None
    if successor is not None and _alike(fault.option, successor):
        fix = Fix(f"use `{new}`", (Replace(spot, str(new)),), safe=case.schema.always_has(successor))
        yield Finding(spot, f"`{new}` took the place of `{name}`", log=logged(case), fixes=(fix,))
    elif successor is not None and logged(case):
        yield Finding(spot, f"`{new}` took the place of `{name}`", log=logged(case))


_HARMLESS = ("async_operations", "1")
"""A dead option with the value that Asterisk uses whatever is written; it does not log anything then."""


def _alike(old: OptionSchema, new: OptionSchema) -> bool:
    """Whether both read a value in the same way. Digests do not: `md5_cred` is one, `password_digest` names its kind."""
    return old.value.kind != "digest_list" and (old.value.kind, old.value.minimum, old.value.maximum) == (
        new.value.kind,
        new.value.minimum,
        new.value.maximum,
    )
