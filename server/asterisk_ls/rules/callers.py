"""What the rules about who reaches an endpoint have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.semantic.apply.doubts import CONTACT, REGISTERS
from asterisk_ls.semantic.queries import AllObjects, LoadedNames, NamedBy, Objects, OpenType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.rules.base import Case
    from asterisk_ls.semantic.model import Known

_NAMING = ("identify", "registration")


def may_be_identified(case: Case, endpoint: str) -> bool:
    """Whether an identify, or a registration by its line, names an endpoint, or may where that cannot be seen.

    One that is dropped counts: that is told, and it will be there when it is repaired.
    """
    return any(case.ask(OpenType(type_)) or case.ask(NamedBy(type_, "endpoint", endpoint)) for type_ in _NAMING)


def is_for_all(case: Case) -> bool:
    """Whether requests from anywhere are looked at: no access list of PJSIP is in the way, and not all ports are local."""
    if case.ask(OpenType("acl")) or case.ask(LoadedNames("acl")):
        return False
    transports = [known for known in case.ask(AllObjects("transport")) if known.loaded]
    return not transports or any(not _is_local(known.facts.get("socket", "")) for known in transports)


def _is_local(socket: str) -> bool:
    """Whether only the machine itself can send something to a socket, as `facts_of_transport` describes it."""
    parts = socket.split()
    if len(parts) != _PARTS or not parts[2].isdecimal():
        return False
    _, bits, number, _ = parts
    return int(number) >> 24 == _LOOPBACK if bits == "32" else int(number) == 1


_PARTS = 4
_LOOPBACK = 127


def phone_aor(case: Case, names: Iterable[str]) -> Known | None:
    """The first of some aors where phones register: it takes contacts, and has none of its own."""
    for name in names:
        for known in case.ask(Objects("aor", name)):
            if known.loaded and REGISTERS in known.facts and CONTACT not in known.facts:
                found: Known = known
                return found
    return None
