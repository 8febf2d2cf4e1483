"""The password of a phone is one that anybody tries first.

Whoever finds the port of Asterisk tries user names with the same password, and the words of a short list. With one that fits
he calls out at the expense of whoever runs this Asterisk.

```conf title="pjsip.conf"
[6001]
type = endpoint
context = phones
allow = ulaw
auth = 6001
aors = 6001

[6001]
type = auth
username = 6001
password = 6001
           ^^^^ weak-password "the password is the user name"

[6001]
type = aor
max_contacts = 1
```

```conf title="pjsip.conf"
[6001]
type = endpoint
context = phones
allow = ulaw
auth = 6001
aors = 6001

[6001]
type = auth
username = 6001
password = kvcJx8-qdJ2Lh

[6001]
type = aor
max_contacts = 1
```

A password of less than 6 characters, or of less than 8 digits alone, is told of as an information. What Asterisk proves itself
by at a provider (`outbound_auth`) is the provider's choice. The password itself is never shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Severity
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import about, detail
from asterisk_ls.semantic.placeholders import has_placeholder
from asterisk_ls.semantic.queries import NamedBy

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what is wrong with it where somebody calls in by it."""
    creation, fault = case.creation, case.fault
    if creation is None or fault is None or not is_certain(case):
        return
    written = fault.at.option.value if fault.at is not None and fault.at.option is not None else ""
    if has_placeholder(written) or not any(
        known.loaded for known in case.ask(NamedBy("endpoint", "auth", creation.id))
    ):
        return
    message, severity = _SAID[detail(case, 0)]
    yield about(case, message)._replace(severity=severity)


_SAID = {
    "empty": ("without a password the user name is enough to call in", Severity.WARNING),
    "user": ("the password is the user name: it is what strangers try first", Severity.WARNING),
    "name": ("the password is the name of the section: it is what strangers try first", Severity.WARNING),
    "guessed": ("the password is one of those that strangers try first", Severity.WARNING),
    "short": ("the password has less than 6 characters: it can be found by trying", Severity.INFORMATION),
    "number": ("the password is a short number: it can be found by trying", Severity.INFORMATION),
}
