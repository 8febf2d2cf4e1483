"""A user of the manager interface is easily guessed, or may log in from every address.

Whoever logs in can have calls made and, with the right permissions, run programs on the machine. Asterisk listens on all
addresses unless `bindaddr` says otherwise.

```conf title="manager.conf"
[general]
enabled = yes

[admin]
secret = admin
         ^^^^^ open-manager "the secret is the name of the user"
read = all
write = all

[monitor]
^^^^^^^^^ open-manager "from every address"
secret = 9f2Kq-71xLw0
read = call
```

```conf title="manager.conf"
[general]
enabled = yes
bindaddr = 127.0.0.1

[admin]
secret = admin
```

```conf title="manager.conf"
[general]
enabled = yes
bindaddr = 0.0.0.0

[monitor]
secret = monitor
deny = 0.0.0.0/0.0.0.0
permit = 192.0.2.7
read = call
```

A user without rules is told of as an information, a secret that anybody tries first as a warning. The secret itself is
never shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Piece, Severity, Spot
from asterisk_ls.rules.plain_files import Setting, general_of, last_setting
from asterisk_ls.schema.values import parse_address, read_bool
from asterisk_ls.semantic.apply.access import lets_everybody_in
from asterisk_ls.semantic.apply.secrets import GUESSED, SHORT
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.placeholders import has_placeholder
from asterisk_ls.syntax.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = "manager.conf"
_LOOPBACK_4, _LOOPBACK_6 = 127, 1


def check(case: Case) -> Iterator[Finding]:
    """Look at the secret first, then at who may try it."""
    category = case.category
    if category is None or category.template or category.section != case.section_id or fold(category.name) == "general":
        return
    general = general_of(case, _FILE)
    if not read_bool(last_setting(general, "enabled").value) or _is_local(last_setting(general, "bindaddr")):
        return
    secret = last_setting(category, "secret")
    if not secret.value or has_placeholder(secret.value):
        return  # nobody can log in, or the password is still to be filled in
    if last_setting(category, "acl").place is not None or not lets_everybody_in(category):
        return
    weakness = _weakness(secret.value, category.name)
    if weakness and secret.place is not None:
        yield Finding(Spot(secret.place, Piece.VALUE), f"{weakness}, and the user may log in from everywhere")
    elif last_setting(category, "deny", "permit").place is None:
        yield Finding(
            Spot(Place(category.section, None), Piece.HEADER),
            f"`{category.name}` may log in from every address: no `deny` and `permit` and no `acl` keeps anybody out",
            severity=Severity.INFORMATION,
        )


def _is_local(bindaddr: Setting) -> bool:
    address, _ = parse_address(bindaddr.value) if bindaddr.value else (None, ())
    if address is None:
        return False
    if address.bits == 32:  # noqa: PLR2004 - an IPv4 address
        return address.number >> 24 == _LOOPBACK_4
    return address.number == _LOOPBACK_6


def _weakness(secret: str, user: str) -> str:
    if secret.lower() == user.lower():
        return "the secret is the name of the user"
    if secret.lower() in GUESSED or secret.lower() == "mysecret":
        return "the secret is one of those that strangers try first"
    return f"the secret has less than {SHORT} characters" if len(secret) < SHORT else ""
