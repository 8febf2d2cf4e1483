"""The front of the folder: one function that says what becomes of a value."""

from __future__ import annotations

from collections.abc import Callable

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.secrets import is_secret
from asterisk_ls.schema.values import (
    acl,
    addresses,
    booleans,
    codecs,
    digests,
    lists,
    menus,
    numbers,
    own_filters,
    own_lists,
    own_numbers,
    paths,
    preferences,
    regexes,
    texts,
    uris,
    variables,
    words,
)
from asterisk_ls.schema.values.answers import QUOTED, error, ignored, refused, warning
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.verdict import ID, TAKEN, Verdict

Judge = Callable[[OptionSchema, str, str, ValueContext], Verdict]


def judge(option: OptionSchema, name: str, value: str, context: ValueContext) -> Verdict:
    """What the handler of `option` does with `value`, `name` being the option's name as written.

    Good values get the one `TAKEN`. A verdict rests on nothing but its arguments.
    """
    handler = _JUDGES.get(option.value.kind)
    if handler is None:
        return TAKEN
    verdict = handler(option, name, value, context)
    if verdict is not TAKEN and name != option.name and name.lower() == option.key:
        plain = handler(option, option.name, value, context)
        if (plain.fate, plain.complaint) != (verdict.fate, verdict.complaint):
            return verdict._replace(part=None, suggestion=None, candidates=(), of_name=True)
    if verdict is not TAKEN and is_secret(option.key) and f"`{value[:QUOTED]}" in verdict.complaint:
        return verdict._replace(complaint="not a value that Asterisk takes", suggestion=None)
    return verdict


def takes_anything(option: OptionSchema) -> bool:
    """Whether `judge` takes every value of the option, so that it need not be asked."""
    handler = _JUDGES.get(option.value.kind, _taken)
    if handler is texts.judge_string:
        return option.key != "from_user" and option.value.empty != "refuse"
    return handler is _taken or (handler is acl.judge_ref_list and not option.key.endswith("acl"))


def _taken(_option: OptionSchema, _name: str, _value: str, _context: ValueContext) -> Verdict:
    """What nobody checks while loading."""
    return TAKEN


def _ref(option: OptionSchema, name: str, value: str, context: ValueContext) -> Verdict:
    """A single name; whether there is something of that name is for others to ask."""
    if name[: len(_EVENT)].lower() == _EVENT and context.type == "inbound-publication":
        if len(name) == len(_EVENT):
            return refused("the name of an event is missing behind `event_`")
        return TAKEN if value else refused("may not be empty")
    if option.key == "websocket_client_id" and not value:
        return refused("may not be empty", error(f"{ID}: Outbound websocket missing websocket client id"))
    return TAKEN


def _dead(option: OptionSchema, name: str, _value: str, context: ValueContext) -> Verdict:
    """An option that is still known and does nothing any more."""
    if option.key == "stir_shaken":
        message = f"Endpoint {ID}: Option 'stir_shaken' is no longer supported.  Use 'stir_shaken_profile' instead."
        return ignored("no longer supported: `stir_shaken_profile` is its successor", warning(message))
    if context.file == "features.conf":
        message = f"The option '{name}' is no longer configurable in features.conf."
        return ignored("parking is configured in `res_parking.conf` now", warning(_PARKING), warning(message))
    if option.key == "t38faxudpec":
        return ignored("no longer supported", warning("t38faxudpec in udptl.conf is no longer supported."))
    if option.key == "t38faxmaxdatagram":
        tail = "value is now supplied by T.38 applications."
        return ignored(
            "no longer supported", warning(f"t38faxmaxdatagram in udptl.conf is no longer supported; {tail}")
        )
    return ignored("no longer has an effect")


_EVENT = "event_"
_PARKING = "Parkinglots are no longer configurable in features.conf; parking is now handled by res_parking.conf"

_JUDGES: dict[str, Judge] = {
    "acl_rule": acl.judge_acl_rule,
    "applicationmap": menus.judge_applicationmap,
    "assignment": own_lists.judge_assignment,
    "bind": addresses.judge_bind,
    "bool": booleans.judge_bool,
    "bool_or_host": _taken,
    "bool_or_uint": booleans.judge_bool_or_uint,
    "bool_or_word": own_numbers.judge_bool_or_word,
    "cadence": own_lists.judge_cadence,
    "callerid": texts.judge_callerid,
    "codec_list": codecs.judge_codec_list,
    "codec_prefs": preferences.judge_codec_prefs,
    "digest_list": digests.judge_digest_list,
    "digit": own_lists.judge_digit,
    "domain": _taken,
    "double": numbers.judge_double,
    "dtmf": _taken,
    "dtmf_keys": own_lists.judge_dtmf_keys,
    "enum": words.judge_enum,
    "event_filter": own_filters.judge_event_filter,
    "event_package": texts.judge_event,
    "file_formats": own_lists.judge_file_formats,
    "group_list": texts.judge_group_list,
    "header": _taken,
    "header_match": _taken,
    "host_or_ip": addresses.judge_host,
    "ice_candidate": own_lists.judge_ice_candidate,
    "ignored": _dead,
    "int": numbers.judge_int,
    "internal": _taken,
    "ip": _taken,
    "language_tag": _taken,
    "list": lists.judge_list,
    "listening_address": own_lists.judge_listening_address,
    "log_levels": own_lists.judge_log_levels,
    "match_list": acl.judge_match_list,
    "module_engine": texts.judge_engine,
    "music_format": own_lists.judge_music_format,
    "name": _taken,
    "name_list": lists.judge_name_list,
    "noop": _taken,
    "not_false": own_numbers.judge_not_false,
    "number": own_numbers.judge_number,
    "number_or_bool": own_numbers.judge_number_or_bool,
    "parsed_address": own_lists.judge_parsed_address,
    "path": paths.judge_path,
    "penalty_change": own_lists.judge_penalty_change,
    "permissions": own_lists.judge_permissions,
    "playlist_entry": own_lists.judge_playlist_entry,
    "queue_member": own_lists.judge_queue_member,
    "range": numbers.judge_range,
    "redirect": own_lists.judge_redirect,
    "ref": _ref,
    "ref_list": acl.judge_ref_list,
    "regex": regexes.judge_regex,
    "scan_double": own_numbers.judge_scan_double,
    "sip_uri": uris.judge_sip_uri,
    "sip_uri_list": uris.judge_sip_uri_list,
    "sockaddr": addresses.judge_sockaddr,
    "sound": _taken,
    "string": texts.judge_string,
    "string_or_regex": _taken,
    "timeval": _taken,
    "tos": texts.judge_tos,
    "turn_address": own_lists.judge_turn_address,
    "uint": numbers.judge_uint,
    "url": paths.judge_url,
    "var_assign": variables.judge_var_assign,
    "var_list": _taken,
    "word": own_numbers.judge_word,
    "word_list": own_lists.judge_word_list,
    "zone_message": own_lists.judge_zone_message,
}
