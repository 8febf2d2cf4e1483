"""What loads without a word and cannot work: Asterisk checks none of this before somebody registers or calls.

Each is a function from a `View` to faults that are not fatal, for objects that are otherwise created.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values import codecs_after, is_route, read_bool, read_uint, split_list
from asterisk_ls.semantic.apply.access import OF_CONTACTS, OF_REQUESTS, doubts_of_access
from asterisk_ls.semantic.apply.nat import doubts_of_nat
from asterisk_ls.semantic.apply.reaching import doubts_of_reach
from asterisk_ls.semantic.apply.transport import protocol_of
from asterisk_ls.semantic.model import Fault, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.apply.view import View

UNREACHABLE = "unreachable"
"""The fact of an aor that nobody can register at, and that knows no address: whether a line `said` so or not."""
CONTACT, REGISTERS, SINGLE, MAILBOXES = "contact", "registers", "single", "mailboxes"
"""Facts of an aor: it knows an address, somebody may register there, from one place and no other before that is forgotten, and
the boxes whose state can be subscribed to."""
_ACCESS = frozenset(("permit", "contact_permit"))
_CODEC_LINES = frozenset(("allow", "disallow"))
_FOR_CALLS = frozenset(
    (
        "bind_rtp_to_media_address",
        "bundle",
        "dtls_auto_generate_cert",
        "dtls_cert_file",
        "dtmf_mode",
        "fax_detect",
        "ice_support",
        "inband_progress",
        "media_address",
        "media_encryption",
        "media_use_received_transport",
        "moh_passthrough",
        "moh_suggest",
        "preferred_codec_only",
        "rtcp_mux",
        "rtp_keepalive",
        "rtp_symmetric",
        "rtp_timeout",
        "rtp_timeout_hold",
        "tos_audio",
        "use_avpf",
        "use_ptime",
        "webrtc",
    )
)
"""Options that matter for the media of calls alone: an endpoint that has one is not there for messages only."""
_REPLACING = ("remove_existing", "remove_unavailable")
_RETRIES = ("forbidden_retry_interval", "fatal_retry_interval")
_EXPIRATIONS = ("minimum_expiration", "maximum_expiration")
_WEBRTC_SWITCHES = ("use_avpf", "ice_support", "media_use_received_transport", "rtcp_mux", "bundle")
_WEBRTC_VALUES = (("media_encryption", "dtls"), ("dtls_setup", "actpass"), ("dtls_verify", "fingerprint"))
_OF_A_CLIENT = ("ca_list_file", "ca_list_path", "verify_server")


def facts_of_aor(view: View) -> dict[str, str]:
    """Who can be called there (`register_aor` in `res_pjsip_registrar.c`). One with `mailboxes` is there to be subscribed to."""
    values = view.values
    found: dict[str, str] = {}
    if "contact" in values and any(value for _, value in view.all("contact")):
        found[CONTACT] = "yes"
    if "max_contacts" in values and read_uint(values["max_contacts"]) != 0:
        found[REGISTERS] = "yes"
    if values.get("max_contacts") == "1" and not any(view.is_on(name) for name in _REPLACING):
        found[SINGLE] = "yes"
    if values.get("mailboxes"):
        found[MAILBOXES] = values["mailboxes"]
    elif not found:
        found[UNREACHABLE] = "said" if "max_contacts" in values else "unsaid"
    return found


def aor(view: View) -> Iterator[Fault]:
    """What is asked for is raised to the minimum first, and lowered to the maximum only if it was not."""
    yield from _proxy(view)
    if view.values.keys().isdisjoint(_EXPIRATIONS):
        return
    least, most = (read_uint(view.get(option)) for option in _EXPIRATIONS)
    if least is not None and most is not None and least > most:
        option = next(option for option in _EXPIRATIONS if option in view.values)
        yield Fault("expiration-conflict", view.at(option), detail=(str(least), str(most)))


def endpoint(view: View) -> Iterator[Fault]:
    """Codecs, certificates, what `webrtc` overrides, and where to register."""
    values = view.values
    if not _allows_codecs(values):
        yield from _codecs(view)
    if "media_encryption" in values or "webrtc" in values:
        yield from _webrtc(view) if view.is_on("webrtc") else _dtls(view)
        if view.is_on("webrtc"):
            details = (values.get("transport", ""), values.get("aors", ""))
            yield Fault("webrtc-without-websocket", view.at("webrtc"), detail=details)
    if values.get("aors") and (values.get("transport") or ("webrtc" in values and view.is_on("webrtc"))):
        yield Fault("single-contact", detail=(values["aors"], values.get("transport", "")))
    if "auth" in values and not values.get("aors"):
        yield _doubt(view, "missing-aors", "aors")
    yield from doubts_of_reach(view)
    yield from _several_auths(view)
    yield from _nat_of_phones(view)
    yield from _proxy(view)
    if not values.keys().isdisjoint(_ACCESS):
        yield from doubts_of_access(view.category, (OF_REQUESTS, OF_CONTACTS))
    if "mailboxes" in values and "aors" in values and not view.is_on("mwi_subscribe_replaces_unsolicited"):
        yield Fault("mailbox-at-both", view.at("mailboxes"), detail=(values["aors"],))


def transport(view: View) -> Iterator[Fault]:
    """A server without a certificate, as a client TLS needs none; what the outside is told; and where WebSockets come in."""
    yield from doubts_of_nat(view)
    protocol = protocol_of(view)
    if protocol in ("ws", "wss"):
        yield Fault("websocket-without-http", view.at("protocol"), detail=(protocol,))
    if protocol == "tls" and not view.get("cert_file") and view.values.keys().isdisjoint(_OF_A_CLIENT):
        yield _doubt(view, "tls-without-certificate", "cert_file")


def acl(view: View) -> Iterator[Fault]:
    """The rules for all of PJSIP."""
    yield from doubts_of_access(view.category, (OF_REQUESTS, OF_CONTACTS))


def registration(view: View) -> Iterator[Fault]:
    """Whose calls come in by it, and what both sides of a trunk prove themselves by."""
    auth = view.values.get("outbound_auth", "")
    names = "\n".join(item.text for item in split_list(auth))
    if names:
        yield Fault("auth-of-registration", view.at("outbound_auth"), detail=(names,))
        yield from _several_auths(view)
    if "line" not in view.values or not view.is_on("line"):
        yield Fault("unknown-provider", detail=(names,))
    option = next((name for name in ("max_retries", "retry_interval") if name in view.values), "")
    if option and not any(name in view.values for name in _RETRIES):
        yield _doubt(view, "registration-gives-up", option)
    yield from _proxy(view)


def _proxy(view: View) -> Iterator[Fault]:
    """A route that is not loose, as RFC 2543 had them."""
    proxy = view.values.get("outbound_proxy")
    if proxy and is_route(proxy) and ";lr" not in proxy.lower():
        yield _doubt(view, "proxy-without-lr", "outbound_proxy")


def _nat_of_phones(view: View) -> Iterator[Fault]:
    """Options that belong together. One that is off in so many words is meant to be."""
    values = view.values
    switches = [name for name in ("rewrite_contact", "rtp_symmetric") if name in values and view.is_on(name)]
    if not switches or view.is_on("webrtc"):
        return
    missing = [name for name in ("rewrite_contact", "rtp_symmetric") if name not in values]
    if "direct_media" not in values and not view.is_on("disable_direct_media_on_nat"):
        missing.append("direct_media = no")
    if missing:
        yield Fault("half-of-nat", view.at(switches[0]), detail=(values.get("aors", ""), ",".join(missing)))


def _several_auths(view: View) -> Iterator[Fault]:
    """`get_auth_credentials` in `res_pjsip_outbound_authenticator_digest.c`: of those that answer to a realm, the first."""
    if "," in view.values.get("outbound_auth", ""):
        yield _doubt(view, "repeated-realm", "outbound_auth")


def _allows_codecs(values: dict[str, str]) -> bool:
    """Whether the last line of codecs allows some, as nearly all do."""
    for name in reversed(values):
        if name in _CODEC_LINES:
            return name == "allow" and "!" not in values[name] and values[name].lower() != "none"
    return False


def _codecs(view: View) -> Iterator[Fault]:
    """Lines of codecs work in file order, and at first nothing is allowed."""
    lines = [
        (part.section, option)
        for part in view.category.parts
        for option in part.options
        if option.name.lower() in _CODEC_LINES
    ]
    if not lines:
        if not _FOR_CALLS.isdisjoint(view.values):
            yield Fault("no-codec-left")
        return
    steps = [(option.name, option.value) for _, option in lines]
    if set(codecs_after(steps, view.context.codecs)) <= {"none"}:
        before = set(codecs_after(steps[:-1], view.context.codecs)) - {"none"}
        yield Fault("no-codec-left", Place(*lines[-1]), detail=("left" if before else "none",))


def _dtls(view: View) -> Iterator[Fault]:
    """`load_dtls_certificate` in `res_rtp_asterisk.c`: without a certificate there is no fingerprint to offer."""
    if view.get("media_encryption").lower() != "dtls" or view.get("dtls_cert_file"):
        return
    if not view.is_on("dtls_auto_generate_cert"):
        yield _doubt(view, "dtls-without-certificate", "media_encryption")


def _webrtc(view: View) -> Iterator[Fault]:
    """What `webrtc` sets behind all lines. Lines of a template are left alone: heirs differ from it on purpose."""
    switch = view.at("webrtc")
    contrary = [name for name in _WEBRTC_SWITCHES if name in view.values and not read_bool(view.values[name])]
    contrary += [name for name, value in _WEBRTC_VALUES if view.values.get(name, value).lower() != value]
    for name in contrary:
        place = view.at(name)
        if switch is not None and place is not None and place.section == switch.section:
            yield _doubt(view, "overridden-by-webrtc", name)


def _doubt(view: View, kind: str, option: str) -> Fault:
    return Fault(kind, view.at(option), detail=(option,))
