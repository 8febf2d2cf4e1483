"""An endpoint names a dialplan context in which there is nothing to call.

The section is there, so the name is right, but no line of it is an extension or an include. Each call of the phone ends
with `404 Not Found`.

```conf title="pjsip.conf"
[6001]
type = endpoint
context = internal
          ^^^^^^^^ empty-context "nothing can be called in context `internal`"
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
; exten => 6001,1,Dial(PJSIP/6001)
```

An include or a switch is enough: what is behind it is looked at elsewhere.

```conf title="pjsip.conf"
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

```conf title="extensions.conf"
[internal]
include => phones

[phones]
exten => 6001,1,Dial(PJSIP/6001)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.references import CONTEXT, name_spot
from asterisk_ls.semantic.queries import ContextEmpty, OpenDialplan

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the name."""
    reference = case.reference
    if reference is None or CONTEXT not in reference.targets or not case.ask(ContextEmpty(reference.name)):
        return
    if case.ask(OpenDialplan()):
        return
    yield Finding(name_spot(case, reference), f"nothing can be called in context `{reference.name}`")
