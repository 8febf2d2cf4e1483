"""Hover: what the thing under the mouse is, and what Asterisk will make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.cursor import Zone, cursor_at
from asterisk_ls.features.describing import absent_text, documented
from asterisk_ls.features.hover_includes import directive_text, include_text
from asterisk_ls.features.hover_objects import section_text
from asterisk_ls.features.hover_values import value_hover
from asterisk_ls.features.markdown import code
from asterisk_ls.features.places import first_before
from asterisk_ls.features.scope import option_in, scope_of
from asterisk_ls.schema.secrets import masked
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE
from asterisk_ls.syntax.held import SectionId
from asterisk_ls.syntax.spans import header_spans
from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.features.cursor import Cursor
    from asterisk_ls.features.scope import Scope
    from asterisk_ls.schema.documentation import Documentation
    from asterisk_ls.semantic.project import Project

__all__ = ["Hover", "hover"]


class Hover(NamedTuple):
    """Markdown about a piece of a file."""

    span: Span
    text: str


def hover(project: Project, path: str, offset: int, installed: Documentation | None = None) -> Hover | None:
    """What there is to say about a place; None: nothing. `installed`: the documentation of the user's Asterisk."""
    file = project.source.file(path)
    if file is None:
        return None
    cursor = cursor_at(file, offset)
    if cursor.zone is Zone.DIRECTIVE:
        return _hover(cursor.span, directive_text(cursor.text))
    if cursor.zone is Zone.PATH:
        return _hover(cursor.span, include_text(project, cursor.name, cursor.text))
    scope = scope_of(project, path, cursor.label)
    if scope is None:
        return None
    if scope.unit.path == DIALPLAN_FILE and cursor.zone is not Zone.MODIFIER:
        from asterisk_ls.features.dialplan_hover import dialplan_hover, is_of_dialplan  # noqa: PLC0415 - many have none

        if is_of_dialplan(cursor):
            said = dialplan_hover(project, path, cursor, installed)
            return _hover(*said) if said is not None else None
    if cursor.zone is Zone.NAME and cursor.text:
        return _hover(cursor.span, _option_text(project, scope, cursor, installed))
    if cursor.zone is Zone.VALUE:
        found = value_hover(project, scope, cursor, installed)
        return _hover(*found) if found is not None else None
    if cursor.zone is Zone.MODIFIER:
        return _hover(cursor.span, _modifier_text(project, scope, cursor))
    header = cursor.section.header
    if header is not None and cursor.label is not None and header.line == cursor.line:
        span = header_spans(cursor.section).line.shifted(cursor.start)
        if span.start <= cursor.offset <= span.end:
            return _hover(span, section_text(project, scope.unit, SectionId(path, cursor.label)))
    return None


def _hover(span: Span, text: str) -> Hover | None:
    return Hover(span, text) if text else None


def _option_text(project: Project, scope: Scope, cursor: Cursor, installed: Documentation | None) -> str:
    found = option_in(project, scope.types, cursor.text)
    if found is not None:
        schema, option = found
        return documented(schema, option, masked(cursor.text), installed)
    key = cursor.text.lower()
    for schema in scope.types:
        if key in schema.absent:
            return absent_text(schema, schema.absent[key], project.schema.version)
    return ""


_MARKS = {
    "!": "A template: Asterisk makes no object of this section; others inherit its lines.",
    "+": "An addition: the lines below go to the section of that name above.",
}


def _modifier_text(project: Project, scope: Scope, cursor: Cursor) -> str:
    if cursor.text[:1] in _MARKS:
        return _MARKS[cursor.text[0]]
    parent = first_before(project, scope.unit, cursor.text, scope.id) if cursor.text else None
    if parent is not None:
        return section_text(project, scope.unit, parent)
    return f"There is no section {code(cursor.text)} above this one." if cursor.text else ""
