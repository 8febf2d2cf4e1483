"""`phoneprov`: which phone gets which settings. A bad one stays, but its phone gets nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values import split_list
from asterisk_ls.schema.verdict import LogLine
from asterisk_ls.semantic.model import Fault
from asterisk_ls.semantic.queries import Objects, OpenType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.apply.view import View


def phoneprov(view: View) -> Iterator[Fault]:
    """The checks of `users_apply_handler` in `res_pjsip_phoneprov_provider.c`; names have to be spelt exactly."""
    variables: dict[str, str] = {}
    for line in (line for part in view.category.parts for line in part.options):
        if line.value:
            variables.setdefault(line.name, line.value)
    for name in ("MAC", "PROFILE"):
        if name not in variables:
            yield _unprovisioned(view, f"phoneprov {view.id} must contain a {name} entry.", name.lower(), name)
            return
    endpoint = variables.get("endpoint")
    if endpoint and not view.ask(OpenType("endpoint")):
        yield from _endpoint(view, endpoint)


def facts_of_endpoint(view: View) -> dict[str, str]:
    """What others ask of an endpoint.

    Its transport, the names in `auth` and `outbound_auth`, a line each, whether it does ICE, and whether it asks for direct
    media while digits come within the media.
    """
    found, values = {}, view.values
    transport = values.get("transport")
    if transport:
        found["transport"] = transport
    for option in ("auth", "outbound_auth"):
        auth = values.get(option)
        if auth:
            found[option] = auth if "," not in auth else "\n".join(item.text for item in split_list(auth))
    if "direct_media" in values and view.is_on("direct_media") and values.get("dtmf_mode", "").lower() != "info":
        found["direct_media"] = "yes"
    if ("ice_support" in values or "webrtc" in values) and (view.is_on("ice_support") or view.is_on("webrtc")):
        found["ice"] = "yes"
    return found


def _endpoint(view: View, name: str) -> Iterator[Fault]:
    known = next((known for known in view.ask(Objects("endpoint", name)) if known.loaded), None)
    if known is None:
        text = f"phoneprov {view.id} contained invalid endpoint {name}."
        yield _unprovisioned(view, text, "endpoint", name)
        return
    transport, auth = known.facts.get("transport", ""), known.facts.get("auth", "").partition("\n")[0]
    if _is_missing(view, "transport", transport):
        text = f"Endpoint {name} contained invalid transport {transport}."
        yield _unprovisioned(view, text, "endpoint", name, "transport", transport)
    elif auth and _is_missing(view, "auth", auth):
        text = f"phoneprov {view.id} contained invalid auth {auth}."
        yield _unprovisioned(view, text, "endpoint", name, "auth", auth)


def _is_missing(view: View, type_: str, name: str) -> bool:
    return not view.ask(OpenType(type_)) and not any(known.loaded for known in view.ask(Objects(type_, name)))


def _unprovisioned(view: View, text: str, option: str, *detail: str) -> Fault:
    return Fault("phone-without-settings", view.at(option), log=(LogLine("ERROR", text),), detail=(option, *detail))
