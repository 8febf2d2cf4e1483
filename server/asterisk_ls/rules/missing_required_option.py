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

| class in `musiconhold.conf` | `mode`, and what the mode needs: `directory`, `application` or `entry` |
| country in `indications.conf` | `description`, and a tone |
| `[general]` in `http.conf` | `bindaddr`, when it has `enabled = yes` |

A line with an empty value does not help.

```conf title="pjsip.conf"
[6001]
type = auth
username =
^^^^^^^^^^ missing-required-option "`username` is empty"
password = example
```

## Music on hold

```conf title="musiconhold.conf"
[default]
^^^^^^^^^ missing-required-option "`directory` is missing"
mode = files
```

```log
WARNING A directory must be specified for class 'default'!
```

```conf title="musiconhold.conf"
[default]
mode = files
directory = moh
```

## The HTTP server

Without an address the server is not started, though it is switched on.

```conf title="http.conf"
[general]
^^^^^^^^^ missing-required-option "there is no default"
enabled = yes
```

```log
WARNING Unable to resolve host '(null)'
```

```conf fixed unsafe
[general]
bindaddr = 127.0.0.1
enabled = yes
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
    "match": "nothing to match: no `match` and no `match_header`, so the identify is dropped",
    "list_item": "no `list_item`: the list is empty",
    "bindaddr": "`bindaddr` is missing: there is no default, so the server does not start",
    "country": "`country` is missing: no tones are the default ones",
    "dial": "no tone: Asterisk leaves the country out",
    "directory": "`directory` is missing: Asterisk leaves the class out",
    "entry": "no `entry`: Asterisk leaves the class out",
    "mode": "`mode` is missing: Asterisk leaves the class out",
}


def _fixes(case: Case, option: str) -> tuple[Fix, ...]:
    creation = case.creation
    if creation is None:
        return ()
    line = ""
    if option == "bind":
        line = "bind = 0.0.0.0"
    elif option == "bindaddr":
        line = "bindaddr = 127.0.0.1"
    elif option == "username" or (option == "endpoint" and case.ask(Objects("endpoint", creation.id))):
        line = f"{option} = {creation.id}"
    if not line:
        return ()
    return (Fix(f"add `{line}`", (AddLine(Place(creation.section, None), line),)),)
