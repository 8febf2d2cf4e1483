"""Options in words: what they take, and Markdown about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.markdown import code
from asterisk_ls.rules.wording import with_article
from asterisk_ls.schema.load import help_for
from asterisk_ls.schema.model import Repeat

if TYPE_CHECKING:
    from asterisk_ls.schema.documentation import Documentation
    from asterisk_ls.schema.model import AbsentOption, ObjectSchema, OptionSchema, ValueType

FEW = 6
"""Words of an enumeration that fit into half a line."""

MANY = 40
"""Words of an enumeration that are listed where there is room."""

_PLAIN = {
    "acl_rule": "network",
    "assignment": "NAME=value",
    "bind": "address, port",
    "bool": "yes or no",
    "bool_or_host": "yes, no or host",
    "bool_or_uint": "yes, no or number",
    "bool_or_word": "yes or no",
    "cadence": "milliseconds, with commas",
    "callerid": "name and number",
    "codec_list": "list of codecs",
    "codec_prefs": "codec preference",
    "digest_list": "list of digests",
    "digit": "DTMF key",
    "domain": "domain",
    "double": "number",
    "dtmf": "DTMF keys",
    "dtmf_keys": "DTMF keys",
    "event_filter": "event filter",
    "event_package": "event package",
    "file_formats": "file formats, with bars",
    "group_list": "list of groups",
    "header": "header",
    "header_match": "header: text or regular expression",
    "host_list": "list of hosts",
    "host_or_ip": "host or address",
    "ice_candidate": "address to tell others",
    "int": "whole number",
    "ip": "IP address",
    "language_tag": "language",
    "list": "list",
    "listening_address": "address or host",
    "log_levels": "log levels",
    "mailbox": "password, name, e-mail, pager, options",
    "match_list": "list of networks, addresses, hosts",
    "music_format": "codec",
    "name": "name",
    "name_list": "list of names",
    "not_false": "yes or no",
    "number": "whole number",
    "number_or_bool": "yes, no or number",
    "parsed_address": "address",
    "path": "path",
    "penalty_change": "seconds, maximum, minimum",
    "permissions": "list of permissions",
    "playlist_entry": "URL or absolute path",
    "queue_member": "interface, penalty, name",
    "range": "range of numbers",
    "redirect": "path, new path",
    "regex": "regular expression",
    "scan_double": "number",
    "sip_uri": "SIP URI",
    "sip_uri_list": "list of SIP URIs",
    "sockaddr": "address, port",
    "sound": "sound file",
    "string": "text",
    "string_or_regex": "text or regular expression",
    "text": "text",
    "tos": "type of service",
    "turn_address": "address or host",
    "uint": "whole number",
    "uri_pattern": "URI with variables",
    "url": "URL",
    "var_assign": "NAME=value",
    "var_list": "NAME=value, …",
    "zone_message": "time zone, bar, format",
}
_LISTED = frozenset({"list", "log_levels", "permissions", "word_list"})
_ITEMS = {"codec_list": "codec", "group_list": "group", "list": "item", "name_list": "name"}
"""Kinds of which each item is asked about by itself."""
_KNOWN_LIMITS = frozenset({-2147483648.0, 2147483647.0, 4294967295.0})
"""Limits that no one runs into: those of the integers of C."""


def takes(value: ValueType, most: int = FEW) -> str:
    """What an option of that type takes, in a few words. `most`: how many words of an enumeration are listed."""
    if value.targets:
        names = " or ".join(dict.fromkeys(map(spoken_target, value.targets)))
        return f"list of {names} names" if value.kind == "ref_list" else f"name of {with_article(names)}"
    if value.values and value.kind != "bool":
        some = ", ".join(value.values[:most])
        some = f"{some}, …" if len(value.values) > most else some
        return f"list of {some}" if value.kind in _LISTED else some
    return _PLAIN.get(value.kind, "") + _range(value)


def one_takes(value: ValueType) -> str:
    """What one word of a value is: of a list an item."""
    if value.values and value.kind != "bool" and not value.targets:
        some = ", ".join(value.values[:MANY])
        return f"one of {some}" if len(value.values) > 1 else some
    return _ITEMS.get(value.kind) or takes(value)


def spoken_target(target: str) -> str:
    """What a kind of name is called."""
    return _SPOKEN.get(target, target.replace("-", " "))


_SPOKEN = {
    "acl.conf": "ACL",
    "confbridge-bridge": "bridge profile",
    "confbridge-menu": "menu",
    "confbridge-user": "user profile",
    "musiconhold-class": "music class",
    "named_acl": "ACL",
}


def is_word(type_: str) -> bool:
    """Whether a type has a name to speak of: where any section will do, it is `*`."""
    return type_.replace("_", "").replace("-", "").isalnum()


def of_type(schema: ObjectSchema) -> str:
    """` of an aor`."""
    return f" of {with_article(schema.type)}" if is_word(schema.type) else ""


def detail_of(option: OptionSchema, *, in_wizard: bool = False) -> str:
    """What stands beside the name of an option in a list. A wizard fills in what is required."""
    parts = [takes(option.value)]
    if option.required and not in_wizard:
        parts.append("required")
    elif option.default:
        parts.append(f"default {option.default}")
    return ", ".join(part for part in parts if part)


def option_text(schema: ObjectSchema, option: OptionSchema, written: str) -> str:
    """Markdown about an option: what it is for, what it takes, what becomes of it. `written`: its name in the file."""
    name = option.name if option.key in schema.options else written
    help_line = help_for(schema.file).get(schema.type, {}).get(option.name, "")
    facts = [takes(option.value, MANY)]
    if option.required:
        facts.append("required")
    if option.default not in (None, ""):
        facts.append(f"default {code(option.default or '')}")
    if option.repeat is Repeat.ACCUMULATE:
        facts.append("each line adds to it")
    if option.since:
        facts.append(f"since Asterisk {option.since}")
    lines = [f"{code(name)}{of_type(schema)}"]
    if help_line:
        lines.append(f"{help_line}.")
    said = "; ".join(fact for fact in facts if fact)
    if said:
        lines.append(f"Takes: {said}." if facts[0] else f"{said[0].upper()}{said[1:]}.")
    lines += _end_of_life(option)
    return "\n\n".join(lines)


def documented(schema: ObjectSchema, option: OptionSchema, written: str, installed: Documentation | None) -> str:
    """The same, and below it what the user's Asterisk brings along about it."""
    text = option_text(schema, option, written)
    longer = installed.option(schema.file, schema.type, option.name) if installed is not None else None
    return f"{text}\n\n---\n\n{longer}" if longer else text


def absent_text(schema: ObjectSchema, absent: AbsentOption, version: str) -> str:
    """Markdown about an option that this version of Asterisk does not have."""
    line = f"{code(absent.name)}{of_type(schema)} is not in Asterisk {version}"
    branch = version.partition(".")[0]
    first = absent.since.get(branch) or next(iter(absent.since.values()), None)
    if branch in absent.removed:
        line += f", which dropped it with {absent.removed[branch]}"
    elif first:
        line += f"; the first that has it is {first}"
    if absent.replaced_by:
        line += f". {code(absent.replaced_by)} took its place"
    return f"{line}."


def type_text(schema: ObjectSchema, installed: Documentation | None) -> str:
    """Markdown about a type of object."""
    help_line = help_for(schema.file).get(schema.type, {}).get("", "")
    text = f"{code(schema.type)}" + (f": {help_line}." if help_line else "")
    longer = installed.type(schema.file, schema.type) if installed is not None else None
    return f"{text}\n\n---\n\n{longer}" if longer else text


def _end_of_life(option: OptionSchema) -> list[str]:
    new = f"{code(option.replaced_by)} took its place." if option.replaced_by else ""
    if option.dead:
        return [f"Without effect in this version. {new}".rstrip()]
    return [f"Deprecated: {new}"] if new else []


def _range(value: ValueType) -> str:
    low, high = value.minimum, value.maximum
    if high is not None and high not in _KNOWN_LIMITS:
        return f" from {low or 0:g} to {high:g}"
    return f" from {low:g}" if low and low not in _KNOWN_LIMITS else ""
