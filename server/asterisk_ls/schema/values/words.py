"""Enumerations: one word out of a few."""

from __future__ import annotations

from functools import lru_cache

from asterisk_ls.schema.model import OnBad, OptionSchema
from asterisk_ls.schema.values.answers import error, ignored, misread, nearest, notice, quoted, refused, warning
from asterisk_ls.schema.values.booleans import PLAIN
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import scan_decimal
from asterisk_ls.schema.verdict import ID, TAKEN, LogLine, Verdict

_SYNONYMS = PLAIN - {"yes", "no"}
_READS_AS = {"endpoint_behavior": "off", "failure_action": "continue", "auth_policy": "deny", "type": "client"}
"""What an unknown word comes to, where that is no error."""
_PRESENTATIONS = frozenset({0, 1, 2, 3, 32, 33, 34, 35, 67})
_ENDPOINT_METHODS = frozenset({"direct_media_method", "connected_line_method", "direct_media_glare_mitigation"})
_STIR_SHAKEN_SWITCHES = frozenset(
    {
        "use_rfc9410_responses",
        "relax_x5u_port_scheme_restrictions",
        "relax_x5u_path_restrictions",
        "load_system_certs",
        "ignore_sip_date_header",
        "check_tn_cert_public_url",
        "send_mky",
    }
)


def judge_enum(option: OptionSchema, name: str, value: str, context: ValueContext) -> Verdict:
    """One word; most handlers do not mind its case."""
    kind = option.value
    if value in kind.values and name == option.name:
        return TAKEN
    if option.key == "outgoing_call_offer_pref" and name != option.key:
        return _wrong_preference(name, value)
    if value in kind.values or (not value and kind.empty in {"default", "ignore", "clear"}):
        return TAKEN
    if not kind.case_sensitive and value.lower() in _lowered(kind.values + tuple(kind.aliases)):
        return TAKEN
    return _presentation(option, value) if option.key == "callerid_privacy" else _unknown(option, name, value, context)


def _unknown(option: OptionSchema, name: str, value: str, context: ValueContext) -> Verdict:
    words, likely, complaint = suggestions(option, value), _likely(option, value), _complaint(option, value)
    reads_as = _READS_AS.get(option.key)
    if option.value.on_bad in {OnBad.REFUSE, OnBad.FALSE}:
        return refused(complaint, *_log(option, name, value, context), suggestion=likely, candidates=words)
    if option.value.on_bad is OnBad.WARN:
        return ignored(complaint, *_log(option, name, value, context), suggestion=likely, candidates=words)
    if reads_as is not None:
        return misread(f"{complaint}: reads as `{reads_as}`", reads_as, suggestion=likely, candidates=words)
    if not value:
        return TAKEN
    return ignored(f"{complaint}: it has no effect", suggestion=likely, candidates=words)


def _complaint(option: OptionSchema, value: str) -> str:
    words = ", ".join(shown_words(option.value.values))
    return f"{quoted(value)} is none of {words}" if value else f"empty, but one of {words} is needed"


def suggestions(option: OptionSchema, value: str) -> tuple[str, ...]:
    """The words that the option takes, those that look like `value` first."""
    words = shown_words(option.value.values)
    likely = nearest(value, words)
    return (*likely, *(word for word in words if word not in likely))


def shown_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without the other spellings of yes and no."""
    if "yes" in words or "no" in words:
        return tuple(word for word in words if word not in _SYNONYMS)
    return words


@lru_cache(maxsize=512)
def _lowered(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _likely(option: OptionSchema, value: str) -> str | None:
    lower = value.lower()
    for word in option.value.values:
        if word.lower() == lower:
            return word
    likely = nearest(value, shown_words(option.value.values), count=1)
    return likely[0] if likely else None


def _presentation(option: OptionSchema, value: str) -> Verdict:
    """`callerid_privacy`: a word, or any number at all."""
    found = scan_decimal(value)
    if found is None:
        words = suggestions(option, value)
        return refused(_complaint(option, value), suggestion=_likely(option, value), candidates=words)
    if found[0] in _PRESENTATIONS and found[1] == len(value):
        return TAKEN
    return misread(f"taken for the number {found[0]}, which stands for none of the words", str(found[0]))


def _wrong_preference(name: str, value: str) -> Verdict:
    """The handler knows the outgoing option only in lower case and takes any other spelling for the incoming one."""
    incoming = ("local", "local_first", "remote", "remote_first")
    complaint = f"the name has to be in lower case: {quoted(name)} sets the preference of incoming calls"
    if value in incoming:
        return misread(complaint, f"incoming_call_offer_pref={value}")
    return refused(complaint, candidates=incoming)


def _log(option: OptionSchema, name: str, value: str, context: ValueContext) -> tuple[LogLine, ...]:
    key = option.key
    if key in _STIR_SHAKEN_SWITCHES and context.file == "stir_shaken.conf":
        lines: tuple[LogLine, ...] = (warning("Unknown {key} response value '{value}'"), _STIR_SHAKEN_LINE)
    elif key in _ENDPOINT_METHODS:
        lines = (notice("Unrecognized option value {value} for {name} on endpoint {id}"),)
    elif key == "transport" and context.file == "motif.conf":
        lines = (warning("Unknown transport type '{value}' on endpoint '{id}', defaulting to 'ice-udp'"),)
    else:
        line = _LINES.get(key)
        lines = (line,) if line else ()
    places = {"key": key, "name": name, "value": value, "id": ID, "type": context.type}
    return tuple(LogLine(line.level, line.message.format_map(places)) for line in lines)


_STIR_SHAKEN_LINE = warning("Unknown value '{value}' specified for {name}")
_LINES = {
    "attest_level": _STIR_SHAKEN_LINE,
    "attestation": error("stir/shaken - attestation level must be A, B, or C (object={id})"),
    "auth_type": warning("Unknown authentication storage type '{value}' specified for {name}"),
    "control_message_format": error(
        "chan_websocket.conf: Invalid value '{value}' for control_mesage_format. Must be 'plain-text' or 'json'"
    ),
    "findslot": warning("value '{value}' is not valid for findslot option."),
    "redirect_method": error("Unrecognized redirect method {value} specified for endpoint {id}"),
    "stir_shaken": warning("'{value}' is not a valid value for option 'stir_shaken' for {type} {id}"),
    "taskprocessor_overload_trigger": warning("Unknown overload trigger '{value}' specified for {name}"),
    "unknown_tn_attest_level": _STIR_SHAKEN_LINE,
}
