"""What needs which module: objects of PJSIP, their options, and files that only one module reads.

Source: the modules of Asterisk 22.10.1. Options that work with what every PJSIP has are left out, and so are those whose
default is what the module is for: only what somebody wrote down is missed.
"""

from __future__ import annotations

from asterisk_ls.schema.values.booleans import read_bool
from asterisk_ls.tuples import NamedTuple

PJSIP = "res_pjsip"
"""Without it none of the others matters."""


class Need(NamedTuple):
    """Something that does not work without a module."""

    modules: tuple[str, ...]
    """The first one that is not loaded is told of."""
    without: str
    """What happens when it is not there, for a person: a half sentence."""
    is_grave: bool = False
    """Whether Asterisk is open to everybody then."""


TYPES: dict[str, Need] = {
    "acl": Need(("res_pjsip_acl",), "access lists are not applied, so everybody may send requests", is_grave=True),
    "asterisk-publication": Need(("res_pjsip_publish_asterisk",), "states are not exchanged with other servers"),
    "endpoint": Need(
        ("res_pjsip_session", "chan_pjsip", "res_pjsip_sdp_rtp", "res_rtp_asterisk"), "endpoints have no calls"
    ),
    "identify": Need(("res_pjsip_endpoint_identifier_ip",), "nobody is known by address or header"),
    "inbound-publication": Need(("res_pjsip_pubsub",), "publications are not taken"),
    "outbound-publish": Need(("res_pjsip_outbound_publish",), "nothing is published"),
    "phoneprov": Need(("res_pjsip_phoneprov_provider",), "phones are not provisioned"),
    "registration": Need(("res_pjsip_outbound_registration",), "Asterisk registers nowhere"),
    "resource_list": Need(("res_pjsip_pubsub",), "lists cannot be subscribed to"),
}
"""By type of object of `pjsip.conf`."""

FILES: dict[str, Need] = {
    "pjsip_wizard.conf": Need(("res_pjsip_config_wizard",), "nothing reads `pjsip_wizard.conf`"),
}
"""By file, when it has a section."""

Option = tuple[str, str]
_AUTHENTICATOR = Need(
    ("res_pjsip_authenticator_digest",), "Asterisk lets everybody in without asking for a password", is_grave=True
)
_ANSWERING = Need(
    ("res_pjsip_outbound_authenticator_digest",), "Asterisk cannot answer when it is asked for a password"
)
_SRTP = Need(("res_srtp",), "media cannot be encrypted, so there are no calls")
_CALLER = Need(("res_pjsip_caller_id",), "the option takes no effect")
_WEBSOCKET = Need(("res_http_websocket", "res_pjsip_transport_websocket"), "there is no such transport")
_LAMP = Need(("res_pjsip_mwi",), "nobody is told of messages")

ANY: dict[Option, Need] = {
    ("aor", "mailboxes"): _LAMP,
    ("endpoint", "auth"): _AUTHENTICATOR,
    ("endpoint", "geoloc_incoming_call_profile"): Need(("res_pjsip_geolocation",), "the option takes no effect"),
    ("endpoint", "geoloc_outgoing_call_profile"): Need(("res_pjsip_geolocation",), "the option takes no effect"),
    ("endpoint", "mailboxes"): _LAMP,
    ("endpoint", "message_context"): Need(("res_pjsip_messaging",), "messages are not taken"),
    ("endpoint", "outbound_auth"): _ANSWERING,
    ("endpoint", "stir_shaken_profile"): Need(("res_pjsip_stir_shaken",), "the option takes no effect"),
    ("endpoint", "subscribe_context"): Need(
        ("res_pjsip_exten_state",), "phones cannot subscribe to the state of an extension"
    ),
    ("registration", "outbound_auth"): _ANSWERING,
}
"""Options that need a module whatever they say, as long as they say something."""

SWITCHES: dict[Option, Need] = {
    ("aor", "support_path"): Need(("res_pjsip_path",), "the option takes no effect"),
    ("endpoint", "force_rport"): Need(("res_pjsip_nat",), "the option takes no effect"),
    ("endpoint", "one_touch_recording"): Need(("res_pjsip_one_touch_record_info",), "the option takes no effect"),
    ("endpoint", "rewrite_contact"): Need(("res_pjsip_nat",), "the option takes no effect"),
    ("endpoint", "send_pai"): _CALLER,
    ("endpoint", "send_rpid"): _CALLER,
    ("endpoint", "t38_udptl"): Need(("res_pjsip_t38",), "faxes are not taken over T.38"),
    ("endpoint", "trust_id_inbound"): _CALLER,
    ("endpoint", "webrtc"): _SRTP,
}
"""Options that need it when they are on."""

WORDS: dict[Option, dict[str, Need]] = {
    ("endpoint", "dtmf_mode"): dict.fromkeys(
        ("info", "auto_info"), Need(("res_pjsip_dtmf_info",), "keys are not heard")
    ),
    ("endpoint", "media_encryption"): dict.fromkeys(("sdes", "dtls"), _SRTP),
    ("transport", "protocol"): dict.fromkeys(("ws", "wss"), _WEBSOCKET),
}
"""Words that need it."""

NUMBERS: dict[Option, Need] = {
    ("aor", "max_contacts"): Need(("res_pjsip_registrar",), "phones cannot register"),
}
"""Numbers that need it unless they are 0."""

ANONYMOUS = Need(("res_pjsip_endpoint_identifier_anonymous",), "nobody is taken for it")
"""For an endpoint that is called `anonymous`, alone or before an `@`."""

_EVERY = (
    *(*TYPES.values(), *FILES.values(), *ANY.values(), *SWITCHES.values(), *NUMBERS.values(), ANONYMOUS),
    *(need for words in WORDS.values() for need in words.values()),
)
NEEDED = frozenset((PJSIP, "pbx_config", *(module for need in _EVERY for module in need.modules)))
"""All modules that something may need."""
TYPES_WITH_OPTIONS = tuple(sorted({type_ for type_, _ in (*ANY, *SWITCHES, *WORDS, *NUMBERS)}))
"""Types of object whose options may need one."""


def need_of(type_: str, option: str, value: str) -> Need | None:
    """What a line of an object needs; None: nothing beyond what the object does."""
    key = (type_, option)
    if key in ANY:
        return ANY[key] if value else None
    if key in SWITCHES:
        return SWITCHES[key] if read_bool(value) else None
    if key in WORDS:
        return WORDS[key].get(value.lower())
    return NUMBERS[key] if key in NUMBERS and value.strip().lstrip("0") else None
