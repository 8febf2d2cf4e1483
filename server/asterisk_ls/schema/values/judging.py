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
    "bind": addresses.judge_bind,
    "bool": booleans.judge_bool,
    "bool_or_host": _taken,
    "bool_or_uint": booleans.judge_bool_or_uint,
    "callerid": texts.judge_callerid,
    "codec_list": codecs.judge_codec_list,
    "codec_prefs": preferences.judge_codec_prefs,
    "digest_list": digests.judge_digest_list,
    "domain": _taken,
    "double": numbers.judge_double,
    "dtmf": _taken,
    "enum": words.judge_enum,
    "event_package": texts.judge_event,
    "group_list": texts.judge_group_list,
    "header": _taken,
    "header_match": _taken,
    "host_or_ip": addresses.judge_host,
    "ignored": _dead,
    "int": numbers.judge_int,
    "internal": _taken,
    "ip": _taken,
    "language_tag": _taken,
    "list": lists.judge_list,
    "match_list": acl.judge_match_list,
    "module_engine": texts.judge_engine,
    "name": _taken,
    "name_list": lists.judge_name_list,
    "noop": _taken,
    "path": paths.judge_path,
    "range": numbers.judge_range,
    "ref": _ref,
    "ref_list": acl.judge_ref_list,
    "regex": regexes.judge_regex,
    "sip_uri": uris.judge_sip_uri,
    "sip_uri_list": uris.judge_sip_uri_list,
    "sockaddr": addresses.judge_sockaddr,
    "sound": _taken,
    "string": texts.judge_string,
    "string_or_regex": _taken,
    "timeval": _taken,
    "tos": texts.judge_tos,
    "uint": numbers.judge_uint,
    "url": paths.judge_url,
    "var_assign": variables.judge_var_assign,
    "var_list": _taken,
}
