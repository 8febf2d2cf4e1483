"""An object lacks an option that it cannot do without.

Asterisk reads all lines of the object, finds that something is missing, and drops it.

```conf title="pjsip.conf"
[udp]
^^^^^ missing-required-option "`bind` is missing"
type = transport
protocol = udp
```

```log
ERROR Transport 'udp' could not be started as binding not specified
ERROR Could not create an object of type 'transport' with id 'udp' from configuration file 'pjsip.conf'
```

| type | what it needs |
|---|---|
| transport | `bind`, unless its protocol is `flow` |
| auth | `username`, and a secret |
| identify | `endpoint`, and something to match |
| registration | `server_uri` and `client_uri` |
| outbound-publish | `server_uri` and `event` |
| resource_list | `event`, and a `list_item` |
| domain_alias | `domain` |

A line with an empty value does not help.

```conf title="pjsip.conf"
[6001]
type = auth
username =
^^^^^^^^^^ missing-required-option "`username` is empty"
password = example
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import AddLine, Case, Effect, Finding, Fix
from asterisk_ls.rules.pointing import about, detail, severity
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import Objects

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Name what is missing, and write the line where there is only one sensible value."""
    option = detail(case, 0)
    present = case.fault is not None and case.fault.at is not None
    message = f"`{option}` is empty" if present else _MISSING.get(option, f"`{option}` is missing")
    finding = about(case, message, fixes=() if present else _fixes(case, option))
    yield finding._replace(severity=severity(case), effect=None if finding.lost else Effect.IGNORED)


_MISSING = {
    "match": "nothing to match: neither `match` nor `match_header` is there",
    "list_item": "no `list_item`: the list is empty",
}


def _fixes(case: Case, option: str) -> tuple[Fix, ...]:
    creation = case.creation
    if creation is None:
        return ()
    line = ""
    if option == "bind":
        line = "bind = 0.0.0.0"
    elif option == "username" or (option == "endpoint" and case.ask(Objects("endpoint", creation.id))):
        line = f"{option} = {creation.id}"
    if not line:
        return ()
    return (Fix(f"add `{line}`", (AddLine(Place(creation.section, None), line),)),)
