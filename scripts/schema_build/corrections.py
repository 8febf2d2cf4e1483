"""Where the data departs from the facts, and on whose authority.

Each row has a source: `measured` is what a running Asterisk 22.10.1 did, `tags` the first release whose source has it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

Keys = dict[str, Any]
PJSIP = "pjsip.conf"


class Correction(NamedTuple):
    """Keys to set (`extra` is merged) in every release; `null` takes one away."""

    file: str
    type: str
    options: tuple[str, ...]
    keys: Keys
    source: str


class Earlier(NamedTuple):
    """What was different below a release of a branch, where the histories do not tell."""

    file: str
    type: str
    options: tuple[str, ...]
    until: dict[str, str]
    keys: Keys
    source: str


CORRECTIONS = (
    Correction(
        PJSIP,
        "registration",
        ("contact_user", "contact_header_params"),
        {"extra": {"part_of": "contact"}},
        "measured: not free strings, a bad one drops the object with the generic line only",
    ),
    Correction(
        PJSIP,
        "registration",
        ("expiration",),
        {"extra": {"refused_later": ["0"]}},
        "measured: 0 passes the handler and drops the object",
    ),
    Correction(
        PJSIP,
        "outbound-publish",
        ("expiration",),
        {"extra": {"refused_later": ["0"]}},
        "measured: 0 passes the handler and drops the object",
    ),
    Correction(
        PJSIP,
        "endpoint",
        ("callerid_privacy",),
        {"extra": {"alt": "integer"}},
        "measured: accepts any number",
    ),
    Correction(
        PJSIP,
        "endpoint",
        ("dtls_rekey",),
        {"extra": {"parse": "leading-integer"}, "minimum": -2147483648},
        "measured: `0s`, `-1` and huge values load",
    ),
    Correction(
        PJSIP,
        "endpoint",
        ("call_group", "pickup_group"),
        {"extra": {"fatal": [2147483647]}},
        "measured: Asterisk never finishes starting",
    ),
    Correction(PJSIP, "aor", ("contact",), {"empty": "ignore"}, "measured: loads when empty"),
    Correction(
        PJSIP,
        "endpoint",
        ("identify_by", "follow_redirect_methods"),
        {"empty": "ignore"},
        "measured: load when empty",
    ),
    Correction(
        PJSIP,
        "endpoint",
        ("dtls_cert_file", "dtls_private_key", "dtls_ca_file", "dtls_ca_path"),
        {"extra": {"logged_name": "without-underscores"}},
        "measured: the message names the option without underscores",
    ),
    Correction(
        PJSIP, "transport", ("cipher",), {"extra": {"open": True}}, "cipher names are those of the installed OpenSSL"
    ),
    Correction(PJSIP, "transport", ("bind",), {"required": True}, "apply handler; not for protocol=flow"),
    Correction(PJSIP, "resource_list", ("list_item",), {"required": True}, "apply handler"),
    Correction("geolocation.conf", "location", ("format", "location_info"), {"required": True}, "apply handler"),
    Correction("aeap.conf", "client", ("url",), {"required": True}, "apply handler"),
    Correction("ari.conf", "user", ("password",), {"required": True}, "apply handler"),
    Correction(
        "ari.conf",
        "outbound_websocket",
        ("websocket_client_id", "apps", "local_ari_user"),
        {"required": True},
        "apply handler",
    ),
    Correction("websocket_client.conf", "websocket_client", ("uri",), {"required": True}, "apply handler"),
    Correction(
        "acl.conf", "named_acl", ("permit", "deny"), {"repeat": "accumulate"}, "ast_append_acl adds to the list"
    ),
)

_DIGEST = {"20": "20.12.0", "21": "21.7.0", "22": "22.2.0"}
_REQUEST_URI = {"18": "18.23.0", "20": "20.8.0", "21": "21.3.0"}
_BY_TRANSPORT = {"18": "18.23.1", "20": "20.8.1", "21": "21.3.1"}
"""One release of each of these branches could identify by the transport."""
_STREAMS = {"20": "20.16.0", "21": "21.11.0", "22": "22.6.0"}
_ORDER_13 = ["ip", "username", "anonymous"]
_EVENTS = (
    *("ALL", "CHAN_START", "CHAN_END", "ANSWER", "HANGUP", "APP_START", "APP_END", "PARK_START", "PARK_END"),
    *("USER_DEFINED", "BRIDGE_ENTER", "BRIDGE_EXIT", "BLINDTRANSFER", "ATTENDEDTRANSFER", "PICKUP", "FORWARD"),
    *("LINKEDID_END", "LOCAL_OPTIMIZE"),
)
_WHOLE_13_16 = {"13": "", "16": ""}
"""An empty release: the whole branch."""

EARLIER = (
    Earlier(PJSIP, "auth", ("auth_type",), _DIGEST, {"values": ["userpass", "md5", "google_oauth"]}, "tags"),
    Earlier(
        PJSIP,
        "transport",
        ("method",),
        {"18": "18.20.0", "20": "20.5.0"},
        {"values": ["default", "unspecified", "tlsv1", "tlsv1_1", "tlsv1_2", "sslv2", "sslv3", "sslv23"]},
        "tags",
    ),
    Earlier(
        PJSIP,
        "transport",
        ("method",),
        {"13": "13.19.0"},
        {"values": ["default", "unspecified", "tlsv1", "sslv2", "sslv3", "sslv23"]},
        "tags",
    ),
    Earlier(
        PJSIP,
        "transport",
        ("tcp_keepalive_enable",),
        {"20": "20.13.0", "21": "21.8.0", "22": "22.3.0"},
        {"extra": {"inverted": True}},
        "tags",
    ),
    Earlier(
        PJSIP,
        "endpoint",
        ("100rel",),
        {"16": "16.30.0", "18": "18.16.0", "20": "20.1.0"},
        {"values": ["yes", "no", "required"]},
        "tags",
    ),
    Earlier(
        PJSIP,
        "endpoint",
        ("identify_by",),
        _BY_TRANSPORT,
        {"values": ["username", "auth_username", "ip", "header", "request_uri", "transport"]},
        "tags",
    ),
    Earlier(
        PJSIP,
        "endpoint",
        ("identify_by",),
        _REQUEST_URI,
        {"values": ["username", "auth_username", "ip", "header"]},
        "tags",
    ),
    Earlier(
        PJSIP, "endpoint", ("identify_by",), {"13": "13.20.0"}, {"values": ["username", "auth_username", "ip"]}, "tags"
    ),
    Earlier(PJSIP, "endpoint", ("identify_by",), {"13": "13.19.0"}, {"values": ["username", "auth_username"]}, "tags"),
    Earlier(PJSIP, "endpoint", ("identify_by",), {"13": "13.10.0"}, {"values": ["username"]}, "tags"),
    Earlier(
        PJSIP,
        "endpoint",
        ("dtmf_mode",),
        {"13": "13.17.0"},
        {"values": ["rfc4733", "inband", "info", "auto", "none"]},
        "tags",
    ),
    Earlier(
        PJSIP, "endpoint", ("dtmf_mode",), {"13": "13.4.0"}, {"values": ["rfc4733", "inband", "info", "none"]}, "tags"
    ),
    Earlier(
        PJSIP,
        "endpoint",
        ("timers",),
        {"13": "13.4.0"},
        {
            "aliases": {
                **dict.fromkeys(("1", "on", "t", "true", "y"), "yes"),
                **dict.fromkeys(("0", "f", "false", "n", "off"), "no"),
            },
            "values": ["yes", "no", "required", "always"],
        },
        "tags",
    ),
    Earlier(
        PJSIP,
        "endpoint",
        ("stir_shaken",),
        {"18": "18.22.0", "20": "20.7.0", "21": "21.2.0"},
        {
            "kind": "enum",
            "values": ["off", "attest", "verify", "on"],
            "default": "off",
            "on_bad": "refuse",
            "logs": ["'%s' is not a valid value for option 'stir_shaken' for endpoint %s"],
            "dead": None,
        },
        "tags",
    ),
    Earlier(
        PJSIP,
        "endpoint",
        ("stir_shaken",),
        {"16": "16.23.0", "18": "18.9.0"},
        {
            "kind": "bool",
            "default": "no",
            "on_bad": "false",
            "values": None,
            "logs": None,
            "dead": None,
        },
        "histories: OPT_BOOL_T",
    ),
    Earlier(
        PJSIP,
        "global",
        ("endpoint_identifier_order",),
        _BY_TRANSPORT,
        {
            "extra": {
                "known": ["ip", "username", "anonymous", "header", "auth_username", "request_uri", "transport"],
            },
        },
        "tags",
    ),
    Earlier(
        PJSIP,
        "global",
        ("endpoint_identifier_order",),
        {**_WHOLE_13_16, **_REQUEST_URI},
        {"extra": {"known": ["ip", "username", "anonymous", "header", "auth_username"]}},
        "tags",
    ),
    Earlier(
        PJSIP,
        "global",
        ("endpoint_identifier_order",),
        {"13": "13.20.0"},
        {"extra": {"known": [*_ORDER_13, "auth_username"]}},
        "tags",
    ),
    Earlier(
        PJSIP, "global", ("endpoint_identifier_order",), {"13": "13.10.0"}, {"extra": {"known": _ORDER_13}}, "tags"
    ),
    Earlier("cel.conf", "general", ("events",), _STREAMS, {"values": [*_EVENTS, "LOCAL_OPTIMIZE_BEGIN"]}, "tags"),
    Earlier("cel.conf", "general", ("events",), {"18": "18.18.0", "20": "20.3.0"}, {"values": list(_EVENTS)}, "tags"),
    Earlier(
        "confbridge.conf",
        "bridge_profile",
        ("remb_behavior",),
        {"16": "16.15.0", "18": "18.1.0"},
        {"values": ["average", "lowest", "highest", "average_all", "lowest_all", "highest_all"]},
        "tags",
    ),
    Earlier(
        "confbridge.conf",
        "bridge_profile",
        ("remb_behavior",),
        {"16": "16.4.0"},
        {"values": ["average", "lowest", "highest"]},
        "tags",
    ),
)

SINCE: dict[tuple[str, str, str], dict[str, str]] = {
    **{
        ("pjsip_wizard.conf", "wizard", name): {"13": "13.3.0"}
        for name in ("has_hint", "hint_context", "hint_exten", "hint_application")
    },
    **{
        ("pjsip_wizard.conf", "wizard", name): {"13": "13.16.0"}
        for name in ("sends_line_with_registrations", "outbound_proxy")
    },
    ("pjsip_wizard.conf", "wizard", ""): {"13": "13.2.0"},
}
"""First releases that the histories do not have. An empty option stands for the type. Source: tags."""

EARLIER_TYPES = (
    Earlier(
        "agents.conf",
        "agent-id",
        (),
        {"16": "16.21.0", "18": "18.7.0"},
        {"category": "general,agents", "category_match": "ACO_BLACKLIST_ARRAY"},
        "tags",
    ),
    Earlier(
        "agents.conf",
        "agent-id",
        (),
        {"13": "13.19.0"},
        {"category": "general", "category_match": "ACO_BLACKLIST_EXACT"},
        "tags",
    ),
)

REFUSED: dict[str, Keys] = {
    "cel.conf": {"effect": "crashes"},
    "modules.conf": {"effect": "does-not-start", "since": {"13": None}},
    "resolver_unbound.conf": {"effect": "crashes"},
}
"""What becomes of Asterisk itself at its start when it cannot read a file. Source: measured; `main/loader.c`."""

EARLY = ("logger.conf", "stasis.conf")
"""Files that Asterisk reads before it opens its log. Source: `main/asterisk.c`, and measured."""

REMOVED = {"ari.conf.aco": {"20": "20.15.0", "21": "21.10.0", "22": "22.5.0"}}
"""Files that went over to another engine inside a branch. Source: histories."""

SORCERY_SECTIONS = {"location": "location", "profile": "profile", "acl": "acl"}
"""Types whose own section of `sorcery.conf` is not the last one that the facts name."""

CODECS_SINCE = {
    **{name: {"13": "13.11.0"} for name in ("silk8", "silk12", "silk16", "silk24")},
    "vp9": {"13": "13.18.0"},
    "h265": {"16": "16.7.0"},
}
"""Codecs that came inside a branch. Source: tags."""

RULES_REMOVED = {
    "No authentication username for auth '%s'": _DIGEST,
    "'md5' authentication specified but no md5_cred specified for auth '%s'": _DIGEST,
    "'md5' authentication requires digest of size '%d', but digest is '%d' in size for auth '%s'": _DIGEST,
    (
        "'google_oauth' authentication specified but refresh_token, oauth_clientid, or oauth_secret not specified "
        "for auth '%s'"
    ): _DIGEST,
    "Transport '%s' is not reloadable, maintaining previous values": {"16": "16.18.0", "18": "18.4.0"},
    "Invalid outbound proxy URI '%s' specified on outbound registration '%s'": {
        "16": "16.30.0",
        "18": "18.16.0",
        "20": "20.1.0",
    },
}
"""Checks that went away inside a branch. Source: tags."""

EXTRA_RULES = (
    (PJSIP, "registration", {"level": "", "message": "", "when": "expiration = 0", "effect": "reject"}),
    (
        PJSIP,
        "registration",
        {"level": "", "message": "", "when": "contact_user or contact_header_params unusable", "effect": "reject"},
    ),
    (PJSIP, "outbound-publish", {"level": "", "message": "", "when": "expiration = 0", "effect": "reject"}),
)
"""Checks that the facts do not list: nothing but the generic line is logged. Source: measured."""
