"""Completion: what may be written where the cursor is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.cursor import Zone, cursor_at
from asterisk_ls.features.describing import documented, type_text
from asterisk_ls.features.headers import modifiers, section_names
from asterisk_ls.features.includes import directives, paths
from asterisk_ls.features.items import Completion, Completions, Key, Kind
from asterisk_ls.features.option_names import option_names
from asterisk_ls.features.option_values import option_values
from asterisk_ls.features.scope import scope_of
from asterisk_ls.features.snippets import snippet_text, snippets_at
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asterisk_ls.schema.documentation import Documentation
    from asterisk_ls.schema.model import Schema
    from asterisk_ls.semantic.project import Project

__all__ = ["Completion", "Completions", "Key", "Kind", "completions", "documentation"]


IN_DIALPLAN = "{&@:?^"
"""Characters that call for an answer in the dialplan alone, when nobody asked and they are typed."""


def completions(project: Project, path: str, offset: int, *, snippets: bool, behind: str = "") -> Completions:
    """What may be written at an offset of a file. `snippets`: whether the editor can fill in templates.

    `behind`: the character that was typed, where nobody asked. A blank calls for an answer only where a value begins.
    """
    file = project.source.file(path)
    if file is None:
        return Completions()
    cursor = cursor_at(file, offset)
    if behind == " " and cursor.zone not in (Zone.VALUE, Zone.PATH, Zone.MODIFIER):
        return Completions()
    match cursor.zone:
        case Zone.NOTHING:
            return Completions()
        case Zone.DIRECTIVE:
            return Completions(tuple(directives(cursor)))
        case Zone.PATH:
            return paths(project, path, cursor)
        case _:
            scope = scope_of(project, path, cursor.label)
    if scope is None:
        return Completions()
    if scope.unit.path == DIALPLAN_FILE:
        from asterisk_ls.features.dialplan_completion import dialplan_completions  # noqa: PLC0415 - many have none

        of_dialplan = dialplan_completions(project, path, cursor, snippets=snippets, behind=behind)
        if of_dialplan is not None:
            return of_dialplan
    if behind and behind in IN_DIALPLAN:
        return Completions()
    match cursor.zone:
        case Zone.NAME:
            items = (*option_names(project, scope, cursor), *snippets_at(project, scope, cursor, snippets=snippets))
            return Completions(items)
        case Zone.VALUE:
            return option_values(project, scope, cursor)
        case Zone.MODIFIER:
            return modifiers(project, scope, cursor)
        case _:
            names = section_names(project, scope, cursor)
            items = (*names, *snippets_at(project, scope, cursor, snippets=snippets))
            return Completions(items, incomplete=cursor.is_closed)  # the names for an addition are those that fit


def documentation(schema: Schema, key: Sequence[str], installed: Documentation | None = None) -> str:
    """Markdown about an item, from its key; empty where there is nothing to say."""
    match list(key):
        case ["option", file, type_, name]:
            of_type = schema.type(type_, file)
            option = of_type.option(name) if of_type is not None else None
            return documented(of_type, option, name, installed) if of_type is not None and option is not None else ""
        case ["type", file, type_]:
            of_type = schema.type(type_, file)
            return type_text(of_type, installed) if of_type is not None else ""
        case ["snippet", file, name]:
            return snippet_text(file, name)
        case ["application" | "function" | "letter" | "variable", *_]:
            from asterisk_ls.features.dialplan_describing import item_text  # noqa: PLC0415 - see above

            return item_text(schema.version, key, installed)
        case _:
            return ""
