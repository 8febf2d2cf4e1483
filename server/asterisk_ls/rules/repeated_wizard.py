"""A section of pjsip_wizard.conf is followed by another of the same name.

Asterisk takes both, one after the other: what the first one made is replaced by what the second one makes, and what the
second one does not make goes away.

```conf title="pjsip_wizard.conf"
[trunk]
^^^^^^^ repeated-wizard "what `trunk` makes is replaced by a later section of that name"
type = wizard
remote_hosts = 192.0.2.1
endpoint/context = in

[trunk]
type = wizard
remote_hosts = 192.0.2.2
endpoint/context = in
```

Two hosts of one trunk stand in one section.

```conf title="pjsip_wizard.conf"
[trunk]
type = wizard
remote_hosts = 192.0.2.1,192.0.2.2
endpoint/context = in
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import header_spot
from asterisk_ls.semantic.queries import Objects
from asterisk_ls.semantic.wizard import WIZARD_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Look for an endpoint that a later wizard makes again."""
    if case.file != WIZARD_FILE or case.category is None or case.section.header is None:
        return
    name = case.category.name
    made = [known.section for known in case.ask(Objects("endpoint", name)) if known.wizard]
    if case.category.section in made[:-1]:
        yield Finding(header_spot(case), f"what `{name}` makes is replaced by a later section of that name")
