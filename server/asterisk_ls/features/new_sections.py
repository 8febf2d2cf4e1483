"""Sections that are named somewhere and are not there: what they would have to say at least."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.cursor import Zone, cursor_at
from asterisk_ls.features.describing import spoken_target
from asterisk_ls.features.scope import option_in, scope_of
from asterisk_ls.findings.report import FileEdit
from asterisk_ls.schema.secrets import is_secret, masked_value
from asterisk_ls.semantic.homes import home_of
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.features.cursor import Cursor
    from asterisk_ls.findings.report import LocatedFinding
    from asterisk_ls.schema.model import ObjectSchema
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.syntax.nodes import Section

NAMED = frozenset({"undefined-reference", "undefined-acl", "undefined-profile"})
"""Rules about names of objects that are not there."""
PARENT = "undefined-parent"
FIRST_LINES: dict[str, tuple[tuple[str, str], ...]] = {
    "aor": (("max_contacts", "1"),),
    "auth": (("username", "{owner}"), ("password", "")),
    "endpoint": (("context", "default"), ("disallow", "all"), ("allow", "ulaw,alaw")),
    "named_acl": (("deny", "0.0.0.0/0"), ("deny", "::/0")),
    "transport": (("protocol", "udp"), ("bind", "0.0.0.0")),  # noqa: S104 - what most people write
}
"""What to begin with. A password stays empty: Asterisk does not take it so, while it would take a made-up one."""


def missing_sections(project: Project, finding: LocatedFinding) -> Iterator[tuple[str, FileEdit]]:
    """Titles and edits that write the section which the finding misses, for each type that it may be of."""
    path = finding.location.path
    file = project.source.file(path)
    if file is None or finding.rule not in NAMED | {PARENT}:
        return
    span = finding.location.span
    cursor = cursor_at(file, span.start)
    name = cursor.section.text[span.start - cursor.start : span.end - cursor.start]
    if not name or "]" in name or "\n" in name:
        return
    if finding.rule == PARENT:
        if cursor.zone is Zone.MODIFIER:
            yield f"create template `[{name}]`", _template(path, cursor, name)
        return
    scope = scope_of(project, path, cursor.label)
    found = option_in(project, scope.types, cursor.name) if scope is not None else None
    if scope is None or found is None or cursor.zone is not Zone.VALUE:
        return
    if masked_value(cursor.name, cursor.text) != cursor.text:
        return
    owner = cursor.section.header.name if cursor.section.header is not None else name
    for target in found[1].value.targets:
        home, type_ = home_of(target)
        schema = project.schema.type(type_, home)
        where = path if home == scope.unit.path else home
        if schema is None or project.source.file(where) is None:
            continue
        behind = cursor.start + len(cursor.section.text) if where == path else None
        lines = [f"[{name}]", *first_lines(schema, owner)]
        title = f"create section `[{name}]` of type {spoken_target(type_)}"
        yield title + ("" if where == path else f" in {where}"), _behind(project, where, behind, lines)


def first_lines(schema: ObjectSchema, owner: str) -> Iterator[str]:
    """The lines that a new section of a type begins with: its type, what it cannot do without, what is usual."""
    given = FIRST_LINES.get(schema.type, ())
    if schema.criteria is not None and schema.criteria[0]:
        yield f"{schema.criteria[0]} = {schema.criteria[1]}"
    for name, value in given:
        yield f"{name} = {value.format(owner=owner)}".rstrip()
    names = {name for name, _ in given}
    for option in schema.options.values():
        if option.required and option.name not in names and not is_secret(option.name):
            yield f"{option.name} = {option.example or ''}".rstrip()


def _behind(project: Project, path: str, offset: int | None, lines: list[str]) -> FileEdit:
    """New lines at an offset where a section ends, or at the end of the file, with blank lines around them."""
    file = project.source.file(path)
    length = file.length if file is not None else 0
    at = length if offset is None else offset
    before = file.at_offset(max(0, at - 1)) if file is not None and at else None
    text = before[1].text if before is not None else ""
    newline = _newline(before[1] if before is not None else None)
    lead = "" if not text else newline if text.endswith("\n") else newline * 2
    if text.endswith((f"\n{newline}", newline * 2)):
        lead = ""
    tail = newline * (1 if at == length else 2)
    return FileEdit(path, Span(at, at), lead + newline.join(lines) + tail)


def _template(path: str, cursor: Cursor, name: str) -> FileEdit:
    """An empty template in front of the section."""
    newline = _newline(cursor.section)
    return FileEdit(path, Span(cursor.start, cursor.start), f"[{name}](!){newline}{newline}")


def _newline(section: Section | None) -> str:
    return "\r\n" if section is not None and "\r\n" in section.text else "\n"
