"""`registration` and `outbound-publish`: URIs, and a transport to send from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values import (
    contact_of_registration,
    is_route,
    is_sip_uri,
    read_uint,
    sip_uri_problem,
    split_list,
)
from asterisk_ls.schema.verdict import LogLine
from asterisk_ls.semantic.apply.sending import missing_protocol
from asterisk_ls.semantic.apply.view import refusal, silent_refusal
from asterisk_ls.semantic.model import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.apply.view import View


def registration(view: View) -> Iterator[Fault]:
    """The checks of `sip_outbound_registration_apply` and of what it starts, in their order; the first hit ends it."""
    id_ = view.id
    server, client = view.get("server_uri"), view.get("client_uri")
    line = "line" in view.values and view.is_on("line")
    if not server:
        yield refusal(
            view, "missing-required-option", f"No server URI specified on outbound registration '{id_}'", "server_uri"
        )
    elif sip_uri_problem(server):
        text = f"Server URI or hostname length exceeds pjproject limit or is not a sip(s) uri: '{id_}'"
        yield refusal(view, "bad-uri", text, "server_uri", sip_uri_problem(server) or "")
    elif not client:
        yield refusal(
            view, "missing-required-option", f"No client URI specified on outbound registration '{id_}'", "client_uri"
        )
    elif sip_uri_problem(client):
        text = f"Client URI or hostname length exceeds pjproject limit or is not a sip(s) uri: '{id_}'"
        yield refusal(view, "bad-uri", text, "client_uri", sip_uri_problem(client) or "")
    elif line and not view.get("endpoint"):
        text = f"Line support has been enabled on outbound registration '{id_}' without providing an endpoint"
        yield refusal(view, "line-without-endpoint", text, "line")
    elif view.get("endpoint") and not line:
        text = f"An endpoint has been specified on outbound registration '{id_}' without enabling line support"
        yield refusal(view, "endpoint-without-line", text, "endpoint")
    elif not is_sip_uri(server):
        text = f"Invalid server URI '{server}' specified on outbound registration '{id_}'"
        yield refusal(view, "bad-uri", text, "server_uri", "not a URI that pjproject can read")
    elif not is_sip_uri(client):
        text = f"Invalid client URI '{client}' specified on outbound registration '{id_}'"
        yield refusal(view, "bad-uri", text, "client_uri", "not a URI that pjproject can read")
    else:
        yield from _started(view, server)


def facts_of_registration(view: View) -> dict[str, str]:
    """Whose calls come in by it, and what it proves itself by, a line each."""
    found = {}
    if view.get("endpoint"):
        found["endpoint"] = view.get("endpoint")
    if view.get("outbound_auth"):
        found["outbound_auth"] = "\n".join(item.text for item in split_list(view.get("outbound_auth")))
    return found


def _started(view: View, server: str) -> Iterator[Fault]:
    """`sip_outbound_registration_regc_alloc`: of what fails there, only the general line tells."""
    proxy = view.get("outbound_proxy")
    if proxy and not is_route(proxy):
        if view.since("Invalid outbound proxy URI"):
            text = f"Invalid outbound proxy URI '{proxy}' specified on outbound registration '{view.id}'"
            yield refusal(view, "bad-uri", text, "outbound_proxy", "not a URI that pjproject can read")
        else:
            yield silent_refusal(view, "bad-uri", "outbound_proxy", "not a URI that pjproject can read")
        return
    missing = missing_protocol(view, server)
    if missing:
        yield silent_refusal(view, "no-usable-transport", "server_uri", missing)
    elif not contact_of_registration(view.get("contact_user") or "s", view.get("contact_header_params")):
        option = "contact_user" if "contact_user" in view.values else "contact_header_params"
        yield silent_refusal(view, "bad-contact", option)
    elif "expiration" in view.values and read_uint(view.get("expiration")) == 0:
        yield silent_refusal(view, "zero-expiration", "expiration")


def outbound_publish(view: View) -> Iterator[Fault]:
    """The checks of `validate_publish_config` and of the publisher that is started, in their order."""
    id_ = view.id
    server = view.get("server_uri")
    if not server:
        yield refusal(
            view, "missing-required-option", f"No server URI specified on outbound publish '{id_}'", "server_uri"
        )
        return
    if sip_uri_problem(server):
        yield _publish_uri(view, "server_uri", "Server", server)
        return
    if not view.get("event"):
        yield refusal(view, "missing-required-option", f"No event type specified for outbound publish '{id_}'", "event")
        return
    for option, word in (("from_uri", "From"), ("to_uri", "To")):
        uri = view.get(option)
        if uri and sip_uri_problem(uri):
            yield _publish_uri(view, option, word, uri)
            return
    if "multi_user" in view.values and view.is_on("multi_user"):
        return
    created = f"Unable to create publisher for outbound publish '{id_}'"
    if view.get("outbound_proxy") and not is_route(view.get("outbound_proxy")):
        yield refusal(view, "bad-uri", created, "outbound_proxy", "not a URI that pjproject can read")
        return
    for option, word in (("server_uri", "server"), ("to_uri", "to"), ("from_uri", "from")):
        uri = view.get(option)
        if uri and not is_sip_uri(uri):
            text = f"Invalid {word} URI '{uri}' specified on outbound publish '{id_}'"
            fault = refusal(view, "bad-uri", text, option, "not a URI that pjproject can read")
            log = (*fault.log, LogLine("ERROR", created))
            yield Fault(fault.kind, fault.at, fatal=True, log=log, detail=fault.detail)
            return
    if "expiration" in view.values and read_uint(view.get("expiration")) == 0:
        text = f"Failed to initialize publishing client on outbound publish '{id_}'"
        fault = refusal(view, "zero-expiration", text, "expiration")
        log = (*fault.log, LogLine("ERROR", created))
        yield Fault(fault.kind, fault.at, fatal=True, log=log, detail=fault.detail)


def _publish_uri(view: View, option: str, word: str, uri: str) -> Fault:
    text = (
        f"{word} URI or hostname length exceeds pjproject limit or is not a sip(s) uri: '{uri}' "
        f"on outbound publish '{view.id}'"
    )
    return refusal(view, "bad-uri", text, option, sip_uri_problem(uri) or "")
