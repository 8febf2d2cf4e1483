"""`subscribe_context` names a context without a hint.

A phone that watches another one subscribes to an extension, and Asterisk answers from the hint of that extension. Where
the context has none, every subscription is refused with `404 Not Found` and the lamp stays dark; Asterisk says so only
when a phone tries.

```conf title="pjsip.conf"
[6001]
type = endpoint
context = internal
subscribe_context = internal
                    ^^^^^^^^ context-without-hints "no extension of context `internal` has a hint"
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

A hint says which devices an extension stands for:

```conf title="pjsip.conf"
[6001]
type = endpoint
context = internal
subscribe_context = internal
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
exten => 6001,hint,PJSIP/6001
exten => 6001,1,Dial(PJSIP/6001)
```

Contexts that it includes count too. Phones that subscribe to their mailbox or to resource lists need no hint: without
`subscribe_context` nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.references import SUBSCRIBED, name_spot
from asterisk_ls.semantic.queries import ContextThere, HasHints, OpenDialplan

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Look for a hint."""
    reference = case.reference
    option = reference.at.option if reference is not None else None
    if reference is None or option is None or option.name.lower() != SUBSCRIBED:
        return
    if not case.ask(ContextThere(reference.name)) or case.ask(OpenDialplan()) or case.ask(HasHints(reference.name)):
        return
    yield Finding(name_spot(case, reference), f"no extension of context `{reference.name}` has a hint")
