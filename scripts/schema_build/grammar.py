"""One value grammar of the facts → the flat keys that a line of the data has.

The facts describe a value the way its handler was found to read it; the data keeps what `ValueType` holds, under the
same names, and leaves every sentence out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Keys = dict[str, Any]
"""What one option is in one release, flat: the fields of `ValueType` and of `OptionSchema` side by side."""

TARGETS = {
    "acl.conf section": "acl.conf",
    "aor": "aor",
    "ari.conf user": "ari-user",
    "asterisk-publication (by event handler)": "asterisk-publication",
    "auth": "auth",
    "confbridge bridge profile": "confbridge-bridge",
    "confbridge menu": "confbridge-menu",
    "confbridge user profile": "confbridge-user",
    "dialplan context": "dialplan-context",
    "dialplan context (created)": "created-dialplan-context",
    "endpoint": "endpoint",
    "features.conf feature/applicationmap name": "feature",
    "geolocation.conf location": "geolocation-location",
    "geolocation.conf profile (or builtin <...>)": "geolocation-profile",
    "indications.conf country section": "tone-zone",
    "mailbox": "mailbox",
    "musiconhold.conf class": "musiconhold-class",
    "outbound-publish": "outbound-publish",
    "stir_shaken.conf profile": "stir-shaken-profile",
    "transport": "transport",
    "voicemail mailbox (box@context)": "mailbox",
    "websocket_client.conf section": "websocket-client",
    "xmpp.conf client": "xmpp-client",
}
"""The facts' words for what a reference names, and the machine word for it."""

KIND_DEFAULTS: dict[str, Keys] = {
    "acl_rule": {
        "logs": [
            "Invalid IP address: %s",
            "Invalid netmask: %s",
            "Address and mask are not using same address scheme.",
            "Invalid CIDR netmask: %s",
            "Unable to apply netmask %s to address %s",
        ],
    },
    "bool": {"on_bad": "false"},
    "codec_list": {
        "extra": {"all": "all", "prefix_not": "!"},
        "logs": ["Cannot %s unknown format '%s'", "Bad packetization value for codec %s"],
        "separator": ",|",
        "trim": True,
    },
    "double": {"empty": "refuse"},
    "group_list": {
        "logs": [
            "Syntax error parsing group configuration '%s' at '%s'. Ignoring.",
            "Ignoring invalid group %d (maximum group is 63)",
        ],
        "maximum": 63,
        "minimum": 0,
        "on_bad": "warn",
    },
    "int": {"empty": "refuse", "maximum": 2147483647, "minimum": -2147483648},
    "noop": {"on_bad": "keep"},
    "string": {"on_bad": "keep"},
    "text": {"on_bad": "keep"},
    "uint": {"empty": "refuse", "maximum": 4294967295, "minimum": 0},
    "var_list": {"empty": "ignore", "on_bad": "keep"},
}
"""What a line need not say, because nearly every value of its kind has it. Each data file repeats those it uses."""

_ON_BAD = {
    "reject": "refuse",
    "treated_as_false": "false",
    "default": "default",
    "warn": "warn",
    "never": "keep",
    "never (unknown sound_ name silently ignored)": "ignore",
    "warn, default MD5 used": "default",
    "item silently skipped": "ignore",
    "unknown action silently ignored": "ignore",
    "reject only for a name given twice": "refuse",
    "reject when suffix or value empty": "refuse",
    "reject when non-empty value yields no names": "refuse",
    "reject when no = present": "refuse",
    "reject for bad IP/mask; host names are resolved in apply": "refuse",
}
_NEVER_REFUSED = frozenset(
    {
        *("noop", "string", "ref", "ref_list", "timeval", "internal", "language_tag", "header", "dtmf", "ip"),
        *("domain", "name", "name_list", "var_list", "module_engine", "bool_or_host", "string_or_regex"),
        *("header_match", "event_package", "callerid", "host_or_ip"),
    }
)
_EMPTY = {
    "allowed": "",
    "reject": "refuse",
    "ignored": "ignore",
    "default": "default",
    "clears the list so far": "clear",
}
_TRUE = frozenset({"true", "y", "t", "1", "on"})
_FALSE = frozenset({"false", "n", "f", "0", "off"})
_LOGS = ("logs", "item_logs", "log")
_EXTRA = frozenset(
    {
        *(
            "algos",
            "all",
            "also",
            "activate_on",
            "any_name",
            "build_dependent",
            "charset",
            "default_port",
            "duplicates",
        ),
        *("duplicate_log", "extra_logs", "flavour", "forbidden", "forbidden_log", "inverted", "known"),
        *("log_unresolved", "max_host_len", "max_items", "max_name", "max_number", "max_uri_len", "missing_log"),
        *("must_be_readable", "must_exist", "op", "params", "port", "prefix", "prefix_not", "quotes"),
        *("recognised_but_unsupported", "scheme", "truncated", "warn"),
    }
)
"""What goes to `ValueType.extra`, when it is no plain sentence."""
_SENTENCES = frozenset(
    {
        *("base", "before", "common", "dead_since", "empty_items", "false", "format", "item", "match"),
        *("missing_effect", "name_pattern", "names", "negative", "note", "numeric", "packetization", "parens"),
        *("rule", "true", "unknown", "unknown_param"),
    }
)
"""What the data leaves out: prose, and what every reader of the kind knows."""


def keys_of(value: Mapping[str, Any]) -> Keys:
    """The flat keys of a value grammar, defaults of its kind included."""
    kind = value["kind"]
    keys: Keys = {"kind": kind, "on_bad": _on_bad(value)}
    extra: Keys = {}
    for name, given in value.items():
        if name in _EXTRA:
            if given not in ([], None):
                extra[name] = given
        elif name in _LOGS:
            keys["logs"] = _logs(given)
        elif name not in _SENTENCES:
            _take(keys, extra, name, given)
    if keys.get("separator") == ",":
        del keys["separator"]
    if kind == "tos":
        keys["values"] = [str(word).lower() for word in value["names"]]
    if extra:
        keys["extra"] = extra
    if kind in {"int", "uint"}:
        bounds = {name: KIND_DEFAULTS[kind][name] for name in ("minimum", "maximum")}
        keys = {**bounds, **keys}
    return without_empty(keys)


def without_empty(keys: Keys) -> Keys:
    """The keys that say something; a zero does."""
    return {name: given for name, given in keys.items() if (given == 0 and given is not False) or given}


def _take(keys: Keys, extra: Keys, name: str, given: Any) -> None:  # noqa: ANN401 - one row per name
    match name:
        case "kind" | "on_bad":
            pass
        case "values":
            keys.update(_words([str(word) for word in given]))
        case "aliases":
            keys["aliases"] = {**keys.get("aliases", {}), **given}
        case "case_sensitive" | "checked_at_load" | "required":
            keys[name] = bool(given)
        case "min":
            keys["minimum"] = given
        case "max":
            keys["maximum"] = given
        case "sep" | "seps":
            keys["separator"] = given
        case "trim":
            keys["trim"] = given is True
            if given == "leading blanks only":
                extra["trim"] = "leading"
        case "empty":
            keys["empty"] = _EMPTY[given]
        case "ref":
            keys["targets"] = [TARGETS[given]]
        case "repeat":
            keys["repeat"] = repeat_of(given)
        case "alt":
            extra["alt"] = "integer"
        case "parse":
            extra["parse"] = "leading-integer"
        case _:
            message = f"unheard of in a value grammar: {name!r} = {given!r}"
            raise ValueError(message)


def repeat_of(text: str) -> str:
    """`accumulate`, or nothing for the rule that the last line wins."""
    return "accumulate" if text.startswith("accumulates") else ""


def _on_bad(value: Mapping[str, Any]) -> str:
    kind, given = value["kind"], value.get("on_bad")
    if given is not None:
        return _ON_BAD[given]
    if value.get("unknown") == "silently ignored" or kind == "sound":
        return "ignore"
    if kind == "bool":
        return "false"
    if kind in _NEVER_REFUSED or (kind == "sip_uri" and value.get("checked_at_load") is False):
        return "keep"
    return "refuse"


def _words(words: list[str]) -> Keys:
    """The words themselves; other spellings of yes and no become aliases of it."""
    aliases = {}
    if "yes" in words and words[words.index("yes") :][1:2] == ["true"]:
        aliases.update(dict.fromkeys(sorted(_TRUE), "yes"))
    if "no" in words and words[words.index("no") :][1:2] == ["false"]:
        aliases.update(dict.fromkeys(sorted(_FALSE), "no"))
    plain = [word for word in words if word not in aliases]
    return {"values": plain, "aliases": aliases} if aliases else {"values": plain}


def _logs(given: Any) -> list[str]:  # noqa: ANN401 - a template or a list of them
    if given is None:
        return []
    texts = [given] if isinstance(given, str) else list(given)
    return [text.partition(" (name printed")[0] for text in texts]


def compressed(keys: Keys) -> Keys:
    """The keys without those that are the default of the kind."""
    defaults = KIND_DEFAULTS.get(keys["kind"], {})
    result = {name: given for name, given in keys.items() if name not in defaults or defaults[name] != given}
    for name in defaults.keys() - keys.keys():
        result[name] = _NEUTRAL[name]
    if result.get("on_bad") == "refuse" and "on_bad" not in defaults:
        del result["on_bad"]
    return result


_NEUTRAL: Keys = {"empty": "", "logs": [], "extra": {}, "trim": False, "separator": ","}
"""How a line says that it has not what is the default of its kind."""
