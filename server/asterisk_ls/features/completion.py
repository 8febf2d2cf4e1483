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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asterisk_ls.schema.documentation import Documentation
    from asterisk_ls.schema.model import Schema
    from asterisk_ls.semantic.project import Project

__all__ = ["Completion", "Completions", "Key", "Kind", "completions", "documentation"]


def completions(project: Project, path: str, offset: int, *, snippets: bool, behind_blank: bool = False) -> Completions:
    """What may be written at an offset of a file. `snippets`: whether the editor can fill in templates.

    `behind_blank`: whether nobody asked, but a blank was typed. Only where a value begins does that call for an answer.
    """
    file = project.source.file(path)
    if file is None:
        return Completions()
    cursor = cursor_at(file, offset)
    if behind_blank and cursor.zone not in (Zone.VALUE, Zone.PATH, Zone.MODIFIER):
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
        case _:
            return ""
