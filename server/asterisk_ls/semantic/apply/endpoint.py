"""`endpoint`: nothing is mandatory, some things exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values import read_uint
from asterisk_ls.schema.values.cstrings import scan_decimal
from asterisk_ls.semantic.apply.view import refusal, remark
from asterisk_ls.semantic.queries import Objects, OpenType
from asterisk_ls.text import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.apply.view import View
    from asterisk_ls.semantic.model import Fault

SHORTEST_SESSION = 90
LOWEST_PORT = 1024
BUILT_IN_PROFILES = ("<prefer_config>", "<discard_config>", "<prefer_incoming>", "<discard_incoming>")
CHECKED = frozenset(
    (
        "timers_min_se",
        "timers_sess_expires",
        "sdp_session",
        "sdp_owner",
        "dtls_auto_generate_cert",
        "rtp_port_start",
        "rtp_port_end",
        "preferred_codec_only",
        "webrtc",
        "geoloc_incoming_call_profile",
        "geoloc_outgoing_call_profile",
    )
)
"""Options without which there is nothing to check: most endpoints have none of them."""


def endpoint(view: View) -> Iterator[Fault]:
    """The checks of `sip_endpoint_apply_handler` in `res_pjsip/pjsip_configuration.c`, in its order."""
    values = view.values
    if CHECKED.isdisjoint(values):
        return
    if "timers_min_se" in values or "timers_sess_expires" in values:
        yield from _timers(view)
    if "sdp_session" in values and view.since("SDP session") and not values["sdp_session"].strip(BLANKS):
        text = f"SDP session was set to empty on endpoint '{view.id}'. Not permitted as per RFC8866. SDP session set to '-'. "
        yield remark(view, "empty-sdp-name", text, "sdp_session")
    if "sdp_owner" in values and view.since("SDP origin"):
        owner = values["sdp_owner"]
        if not owner or any(char <= " " for char in owner.lstrip(BLANKS)):
            text = (
                f"SDP origin username on endpoint '{view.id}' is empty or contains spaces ('{owner}'). "
                "Not permitted as per RFC8866. Setting to '-'."
            )
            yield remark(view, "empty-sdp-name", text, "sdp_owner")
    if "dtls_auto_generate_cert" in values and view.is_on("dtls_auto_generate_cert"):
        yield from _dtls(view)
    if "rtp_port_start" in values or "rtp_port_end" in values:
        yield from _ports(view)
    if "preferred_codec_only" in values and view.is_on("preferred_codec_only"):
        preference = view.get("incoming_call_offer_pref")
        if "incoming_call_offer_pref" in view.schema.options and preference not in ("local", ""):
            text = (
                "Setting both preferred_codec_only and incoming_call_offer_pref is not supported "
                f"on endpoint '{view.id}'"
            )
            yield refusal(view, "conflicting-options", text, "preferred_codec_only", "incoming_call_offer_pref")
    if "webrtc" in values and "dtls_rekey" in values and view.is_on("webrtc") and view.since("DTLS renegotiation"):
        rekey = scan_decimal(values["dtls_rekey"])
        if rekey is not None and rekey[0]:
            text = "DTLS renegotiation is not supported with WebRTC. Disabling dtls_rekey."
            yield remark(view, "rekey-with-webrtc", text, "dtls_rekey")
    for option in ("geoloc_incoming_call_profile", "geoloc_outgoing_call_profile"):
        name = values.get(option)
        if name and option in view.schema.options and name not in BUILT_IN_PROFILES:
            if any(known.loaded for known in view.ask(Objects("geolocation-profile", name))):
                continue
            if not view.ask(OpenType("geolocation-profile")):
                yield refusal(
                    view, "undefined-profile", f"{option} '{name}' on endpoint '{view.id}' doesn't exist", option, name
                )
                return


def _timers(view: View) -> Iterator[Fault]:
    least, expires = read_uint(view.get("timers_min_se")), read_uint(view.get("timers_sess_expires"))
    if least is None or expires is None:
        return
    if least < SHORTEST_SESSION:
        text = f"Session timer minimum expires time must be 90 or greater on endpoint '{view.id}'"
        yield refusal(view, "session-timer-conflict", text, "timers_min_se", str(least), str(expires))
    elif expires < least:
        text = f"Session timer expires must be greater than minimum session expires time on endpoint '{view.id}'"
        at = "timers_sess_expires" if "timers_sess_expires" in view.values else "timers_min_se"
        yield refusal(view, "session-timer-conflict", text, at, str(least), str(expires))


def _dtls(view: View) -> Iterator[Fault]:
    if view.get("dtls_cert_file"):
        text = (
            "You cannot request automatically generated certificates (dtls_auto_generate_cert) and also specify "
            "a certificate file (dtls_cert_file) at the same time"
        )
        yield refusal(view, "conflicting-options", text, "dtls_auto_generate_cert", "dtls_cert_file")
    elif any(view.get(name) for name in ("dtls_private_key", "dtls_ca_file", "dtls_ca_path")):
        text = "dtls_pvt_file, dtls_cafile, and dtls_ca_path are ignored when dtls_auto_generate_cert is enabled"
        yield remark(view, "ignored-certificate", text, "dtls_auto_generate_cert", level="NOTICE")


def _ports(view: View) -> Iterator[Fault]:
    start, end = read_uint(view.get("rtp_port_start") or "0"), read_uint(view.get("rtp_port_end") or "0")
    if start is None or end is None or not (start or end):
        return
    option = "rtp_port_start" if "rtp_port_start" in view.values else "rtp_port_end"
    if not (start and end):
        text = f"Endpoint '{view.id}': Both rtp_port_start and rtp_port_end must be set together"
    elif start < LOWEST_PORT or end < LOWEST_PORT:
        text = f"Endpoint '{view.id}': rtp_port_start and rtp_port_end must be at least 1024"
    elif end <= start:
        text = f"Endpoint '{view.id}': rtp_port_end ({end}) must be greater than rtp_port_start ({start})"
    else:
        return
    yield refusal(view, "bad-port-range", text, option, str(start), str(end))
