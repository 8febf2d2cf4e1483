"""`transport`: something to bind to that nobody else has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values import parse_bind, read_uint
from asterisk_ls.semantic.apply.view import refusal, remark, signed
from asterisk_ls.semantic.queries import AllObjects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.apply.view import View
    from asterisk_ls.semantic.model import Fault

UNKNOWN = "?"
"""The address of a host name or of an interface, which only the machine knows."""
_CERTIFICATES = ("ca_list_file", "ca_list_path", "cert_file", "priv_key_file")


def transport(view: View) -> Iterator[Fault]:
    """The checks of `transport_apply` in `res_pjsip/config_transport.c`, in its order."""
    operations = view.values.get("async_operations")
    if operations is not None and view.since("The async_operations") and (number := read_uint(operations)) != 1:
        text = (
            f"The async_operations setting on transport '{view.id}' has been set to '{signed(number or 0)}'. "
            "The setting can no longer be set and is always 1."
        )
        yield remark(view, "ignored-async-operations", text, "async_operations")
    protocol = protocol_of(view)
    if protocol == "flow":
        return
    socket = socket_of(view)
    if socket is None:
        text = f"Transport '{view.id}' could not be started as binding not specified"
        yield refusal(view, "missing-required-option", text, "bind")
        return
    if protocol in ("ws", "wss"):
        yield from _websocket(view)
        return
    for known in view.ask(AllObjects("transport")):
        if known.loaded and _clash(known.facts.get("socket", ""), socket):
            text = f"Transport '{view.id}' could not be started: Address already in use"
            yield refusal(view, "address-in-use", text, "bind", known.id)
            return


def facts_of_transport(view: View) -> dict[str, str]:
    """What other objects ask: the protocol, and the socket unless it is a WebSocket or a flow."""
    protocol = protocol_of(view)
    socket = socket_of(view) if protocol in ("udp", "tcp", "tls") else None
    return {"protocol": protocol, "socket": socket or ""}


def protocol_of(view: View) -> str:
    """The protocol, lower-case."""
    return (view.get("protocol") or "udp").lower()


def socket_of(view: View) -> str | None:
    """Layer, address bits, address number and port of the listening socket; None when nothing is bound."""
    bind = view.values.get("bind")
    if bind is None:
        return None
    address = parse_bind(bind, view.context)
    if address is None:
        return None
    protocol = protocol_of(view)
    port = address.port or (5061 if protocol == "tls" else 5060)
    layer = "udp" if protocol == "udp" else "tcp"
    number = UNKNOWN if address.is_named else address.number
    return f"{layer} {address.bits} {number} {port}"


def _clash(one: str, other: str) -> bool:
    """Whether two sockets cannot both be open: the same port, and the same address or one of them any address."""
    if not one:
        return False
    layer, bits, number, port = one.split()
    layer2, bits2, number2, port2 = other.split()
    if (layer, bits, port) != (layer2, bits2, port2):
        return False
    return "0" in (number, number2) or number == number2 != UNKNOWN


def _websocket(view: View) -> Iterator[Fault]:
    if any(view.values.get(name) and view.values[name] not in ("0", "") for name in ("tos", "cos")):
        yield remark(view, "ignored-websocket-option", "TOS and COS values ignored for websocket transport", "tos")
    elif any(view.get(name) for name in _CERTIFICATES):
        option = next(name for name in _CERTIFICATES if view.get(name))
        text = "TLS certificate values ignored for websocket transport as they are configured in http.conf"
        yield remark(view, "ignored-websocket-option", text, option)
