"""Which options may be written on a line: those of the section's type that are not there yet, the usual ones first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.describing import detail_of
from asterisk_ls.features.items import Completion, Kind
from asterisk_ls.features.scope import all_types, likely_types, with_prefixes
from asterisk_ls.schema.model import Engine, Repeat
from asterisk_ls.syntax.parser import starts_section
from asterisk_ls.syntax.spans import option_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.features.cursor import Cursor
    from asterisk_ls.features.scope import Scope
    from asterisk_ls.schema.model import ObjectSchema, OptionSchema
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.syntax.nodes import Section

USUAL = {
    "aor": "max_contacts contact qualify_frequency remove_existing mailboxes",
    "auth": "auth_type username password realm",
    "endpoint": "transport context disallow allow auth aors callerid outbound_auth from_user from_domain mailboxes"
    " direct_media rtp_symmetric force_rport rewrite_contact dtmf_mode webrtc language",
    "identify": "endpoint match",
    "registration": "transport outbound_auth server_uri client_uri contact_user retry_interval expiration line endpoint",
    "transport": "protocol bind local_net external_media_address external_signaling_address cert_file priv_key_file"
    " method",
    "wizard": "transport remote_hosts accepts_registrations accepts_auth sends_registrations sends_auth"
    " endpoint/context endpoint/allow inbound_auth/username inbound_auth/password outbound_auth/username"
    " outbound_auth/password",
}
"""Options that most sections of a type have, in the order in which people write them."""
_LEADING = ("endpoint", "auth", "aor", "transport", "identify", "registration")
"""Types that most files have sections of."""
_USUAL = {type_: {name: place for place, name in enumerate(names.split())} for type_, names in USUAL.items()}


def option_names(project: Project, scope: Scope, cursor: Cursor) -> Iterator[Completion]:
    """The options that may stand on the line of the cursor."""
    if not starts_section(cursor.section.text):
        return
    schemas = scope.types or likely_types(project, scope)
    set_here = _set_elsewhere(cursor)
    behind = "" if cursor.is_assigned else assignment(cursor.section)
    if not scope.types and "type" not in set_here:
        yield from _type_lines(project, scope, cursor, behind)
    by_module = scope.schema is not None and scope.schema.engine is Engine.MODULE  # what repeats there is not known
    seen: set[str] = {"type"} if not scope.types else set()
    for schema in schemas:
        for prefix, of_type in with_prefixes(project, schema):
            for option in of_type.options.values():
                name = prefix + option.name
                key = name.lower()
                if key in seen or (prefix and key.endswith("/type")) or option.value.kind == "internal":
                    continue
                seen.add(key)
                is_set = key in set_here
                if (is_set and option.repeat is not Repeat.ACCUMULATE and not by_module) or name.endswith("_"):
                    continue  # what ends so is a beginning that a module compares with, and no name
                item = _item(cursor, schema.type, of_type, option, name, behind)
                yield item._replace(sort=f"6 {key}") if is_set and by_module else item


def type_rank(type_: str) -> str:
    """By which types are sorted: the usual ones first."""
    return str(_LEADING.index(type_) if type_ in _LEADING else len(_LEADING))


def assignment(section: Section) -> str:
    """What stands between a name and its value, as the section's first line has it; ` = ` if there is none."""
    for option in section.options[:1]:
        spans = option_spans(section, option)
        if spans.name.end == spans.operator.start:
            return option.operator if option.operator != "+=" else "="
        return f" {option.operator} " if option.operator != "+=" else " = "
    return " = "


def _set_elsewhere(cursor: Cursor) -> set[str]:
    """The options that the section's other lines give."""
    return {option.name.lower() for option in cursor.section.options if option.line != cursor.line}


def _item(cursor: Cursor, type_: str, schema: ObjectSchema, option: OptionSchema, name: str, behind: str) -> Completion:
    deprecated = option.dead or option.replaced_by is not None
    usual = _USUAL.get(type_, {}).get(name)
    if deprecated:
        rank = "7"
    elif option.key == "type":
        rank = "6"  # it is inherited: a section without a type is offered one elsewhere
    elif option.required and name == option.name:
        rank = "1"
    elif usual is not None:
        rank = f"2{usual:02}"
    else:
        rank = "5" if option.documented else "6"
    return Completion(
        name,
        Kind.OPTION,
        cursor.span,
        name + behind,
        sort=f"{rank} {name.lower()}",
        detail=detail_of(option, in_wizard=name != option.name),
        deprecated=deprecated,
        key=("option", schema.file, schema.type, option.name),
    )


def _type_lines(project: Project, scope: Scope, cursor: Cursor, behind: str) -> Iterator[Completion]:
    """`type`, and whole lines `type = …`: what a section without a type needs first."""
    types = [schema for schema in all_types(project, scope) if schema.criteria is not None]
    if not types:
        return
    yield Completion("type", Kind.OPTION, cursor.span, f"type{behind}", sort="0", detail="what the section is")
    if cursor.is_assigned:
        return
    for schema in types:
        name, value = schema.criteria or ("", "")
        yield Completion(
            f"{name} = {value}",
            Kind.TYPE,
            cursor.span,
            f"{name}{behind}{value}",
            sort=f"01 {type_rank(schema.type)} {value}",
            filter=value,  # by it: whoever types `endp` in there wants this, and not the option of that name
            key=("type", schema.file, schema.type),
        )
