"""An endpoint names a dialplan context that does not exist.

Nothing is logged while Asterisk loads. Each call of the phone ends with `404 Not Found`, and only then Asterisk logs that
the extension was not found in that context.

```conf title="pjsip.conf"
[6001]
type = endpoint
context = interal
          ^^^^^^^ undefined-context "no context `interal` in the dialplan"
aors = 6001
auth = 6001

[6001]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 1
```

```conf title="extensions.conf"
[internal]
exten => 6001,1,Dial(PJSIP/6001)
```

```conf title="pjsip.conf" fixed unsafe
[6001]
type = endpoint
context = internal
aors = 6001
auth = 6001

[6001]
type = auth
username = 6001
password = example

[6001]
type = aor
max_contacts = 1
```

Names are compared letter by letter. Nothing is said where the dialplan is not known as a whole: without an
`extensions.conf`, beside an `extensions.ael` or `extensions.lua`, or when an include of it cannot be seen. Contexts that
modules make, such as `parkedcalls` or the one that `regcontext` names, count as there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import fits_value, harmless, written
from asterisk_ls.rules.references import CONTEXT, name_spot
from asterisk_ls.semantic.queries import ContextMayExist, ContextNames

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say which context was meant."""
    reference = case.reference
    if reference is None or CONTEXT not in reference.targets or case.ask(ContextMayExist(reference.name)):
        return
    spot = name_spot(case, reference)
    near = nearest_names(reference.name, case.ask(ContextNames()))
    fixes = harmless(Fix(f"use `{name}`", (Replace(spot, written(name)),)) for name in near if fits_value(name))
    yield Finding(spot, f"no context `{reference.name}` in the dialplan", fixes=fixes)
