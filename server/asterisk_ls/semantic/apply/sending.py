"""Which transport a registration would be sent from: `sip_dialog_create_contact` and pjproject's transport manager."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.semantic.queries import Objects, OpenType, Started

if TYPE_CHECKING:
    from asterisk_ls.semantic.apply.view import View

_PARAMETER = re.compile(r";\s*transport\s*=\s*([^;>?\s]+)", re.IGNORECASE)
_LOCAL = ("udp", "tcp", "tls")
"""Protocols that Asterisk can open a connection with by itself; WebSockets are opened by the other side."""


def missing_protocol(view: View, uri: str) -> str:
    """What no transport can be found for; empty when there is one, or when nobody knows.

    The object's own transport serves any URI. Without it, or with a WebSocket, it has to be one of the protocol and
    of the IP version of the URI.
    """
    if view.ask(OpenType("transport")):
        return ""
    wanted = view.get("transport")
    if wanted:
        for known in view.ask(Objects("transport", wanted)):
            if known.loaded and known.facts.get("protocol", "udp") in _LOCAL:
                return ""
    protocol, bits = protocol_of(uri), "128" if is_ipv6(uri) else "32"
    if protocol in _LOCAL:
        for known in view.ask(Started("transport")):
            socket = known.facts.get("socket", "").split()
            if known.facts.get("protocol", "udp") == protocol and socket[1:2] == [bits]:
                return ""
    return f"{protocol} over IPv6" if bits == "128" else protocol


def protocol_of(uri: str) -> str:
    """The protocol that a URI asks for, lower-case."""
    found = _PARAMETER.search(uri.partition("?")[0])
    protocol = found[1].lower() if found else ""
    if _bare(uri).lower().startswith("sips:"):
        return protocol if protocol in ("tls", "wss") else "tls"
    return protocol or "udp"


def is_ipv6(uri: str) -> bool:
    """Whether the host of a URI is an IPv6 address."""
    rest = _bare(uri).partition(":")[2]
    head, at, host = rest.partition("@")
    return (host if at else head).startswith("[")


def _bare(uri: str) -> str:
    return uri.rpartition("<")[2]
