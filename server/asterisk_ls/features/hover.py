"""Hover: what the thing under the mouse is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from asterisk_ls.features.completion import documentation
from asterisk_ls.features.cursor import Zone, cursor_at
from asterisk_ls.features.scope import scope_of, with_prefixes

if TYPE_CHECKING:
    from asterisk_ls.schema.documentation import Documentation
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.text import Span


class Hover(NamedTuple):
    """Markdown about a piece of a file."""

    span: Span
    text: str


def hover(project: Project, path: str, offset: int, installed: Documentation | None = None) -> Hover | None:
    """What there is to say about the place; None: nothing. `installed`: the documentation of the user's Asterisk."""
    file = project.source.file(path)
    if file is None:
        return None
    cursor = cursor_at(file, offset)
    scope = scope_of(project, path, cursor.label)
    if scope is None:
        return None
    if cursor.zone is Zone.NAME and cursor.text:
        for schema in scope.types:
            for prefix, of_type in with_prefixes(project, schema):
                option = of_type.option(cursor.text[len(prefix) :]) if cursor.text.startswith(prefix) else None
                if option is not None:
                    key = ("option", of_type.file, of_type.type, option.name)
                    return Hover(cursor.span, documentation(project.schema, key, installed))
    return None
