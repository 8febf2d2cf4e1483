"""What a file holds, for an outline."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from asterisk_ls.features.describing import is_word
from asterisk_ls.features.markdown import clean
from asterisk_ls.features.named_headers import is_addition
from asterisk_ls.features.outlines import last_line
from asterisk_ls.features.scope import category_of, types_in, unit_of
from asterisk_ls.findings.report import Location, Position
from asterisk_ls.schema.secrets import masked_option
from asterisk_ls.semantic.model import SectionId
from asterisk_ls.syntax.spans import header_spans, line_span, option_spans
from asterisk_ls.text import BLANKS, Span, new

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from asterisk_ls.schema.model import ObjectSchema
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit
    from asterisk_ls.syntax.nodes import Option, Section
    from asterisk_ls.syntax.splicing import Start

MOST_OPTIONS = 5000
"""Options that an outline shows. Of a file with more, it shows the sections alone."""
LONGEST = 60
"""Characters of a value that stand beside an option."""


_STARS = re.compile(r"\*+")


class SymbolKind(StrEnum):
    """What an entry is."""

    SECTION = "section"
    TEMPLATE = "template"
    OPTION = "option"


class Symbol(NamedTuple):
    """An entry of an outline."""

    name: str
    detail: str
    kind: SymbolKind
    whole: Location
    name_at: Location
    children: tuple[Symbol, ...] = ()


def document_symbols(project: Project, path: str) -> list[Symbol]:
    """The sections of a file and, unless it is very long, their options. No secret is shown."""
    file, unit = project.source.file(path), unit_of(project, path)
    if file is None:
        return []
    is_long = sum([len(section.options) for section in file.sections()]) > MOST_OPTIONS
    detail = _details(project, unit)
    lines = file.lines
    found = []
    for label, section, start in file.starts():
        header = section.header
        if header is None:
            continue
        whole, at = _places(path, section, header.name, start, is_last=start.line + section.lines >= lines)
        children = () if is_long else tuple([_option(path, section, start, option) for option in section.options])
        kind = SymbolKind.TEMPLATE if header.modifiers and "!" in header.modifiers else SymbolKind.SECTION
        about_it = detail(new(SectionId, (path, label, 0)), section)
        found.append(new(Symbol, (shown_name(header.name), about_it, kind, whole, at, children)))
    return found


def shown_name(name: str) -> str:
    """A name for a list, in which editors take none that is empty."""
    if name.isascii() and name.isprintable() and name.strip():
        return name
    return clean(name) if name.strip() else f"[{clean(name)}]"


def about(types: Iterable[ObjectSchema], *, template: bool) -> str:
    """What a section is, in a word or two."""
    words = [schema.type for schema in types if is_word(schema.type)]
    return " ".join([*(", ".join(words),) * bool(words), *("template",) * template])


def _details(project: Project, unit: Unit | None) -> Callable[[SectionId, Section], str]:
    """What stands beside the sections of a file."""
    if unit is None:
        return lambda _id, _section: ""
    types = types_in(project, unit)
    words: dict[tuple[tuple[str, ...], bool], str] = {}

    def detail(id_: SectionId, section: Section) -> str:
        category = unit.categories.get(id_) or category_of(project, unit, id_)
        if category is None:
            return ""
        some, template = types(category), category.template
        key = (tuple([schema.type for schema in some]), template)
        said = words.get(key)
        if said is None:
            said = words[key] = about(some, template=template)
        return (
            f"adds to {said or 'it'}" if section.header and section.header.modifiers and is_addition(section) else said
        )

    return detail


def _places(path: str, section: Section, name: str, start: Start, *, is_last: bool) -> tuple[Location, Location]:
    """Where a section stands, and the name in its header."""
    text = section.text
    if ";" in text or not text.startswith(f"[{name}]"):
        header = header_spans(section)
        end = max(header.line.end, _end(section, is_last=is_last))
        return (
            _location(path, section, start, header.line.start, end),
            _location(path, section, start, header.name.start, header.name.end),
        )
    offset, line = start  # nearly always
    end, stop = len(text.rstrip(BLANKS)), 1 + len(name)
    whole = (path, new(Span, (offset, offset + end)), new(Position, (line, 0)), _position(text, line, end))
    at = (path, new(Span, (offset + 1, offset + stop)), new(Position, (line, 1)), new(Position, (line, stop)))
    return new(Location, whole), new(Location, at)


def _end(section: Section, *, is_last: bool) -> int:
    """Where a section ends for a reader."""
    return line_span(section, last_line(section, is_last=is_last)).end


def _option(path: str, section: Section, start: Start, option: Option) -> Symbol:
    spans = option_spans(section, option)
    name, value = masked_option(option.name, option.value)
    if value != option.value:
        value = _STARS.sub("********", value)  # not even how long it is
    detail = clean(value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…")
    line = spans.line
    whole = _location(path, section, start, line.start, line.end)
    at = _location(path, section, start, max(spans.name.start, line.start), min(spans.name.end, line.end))
    return Symbol(shown_name(name), detail, SymbolKind.OPTION, whole, at)


def _location(path: str, section: Section, start: Start, first: int, last: int) -> Location:
    """A piece of a section with its lines."""
    offset, line = start
    span = new(Span, (offset + first, offset + last))
    return new(Location, (path, span, _position(section.text, line, first), _position(section.text, line, last)))


def _position(text: str, line: int, at: int) -> Position:
    before = text.rfind("\n", 0, at) + 1
    return new(Position, (line + text.count("\n", 0, before) if before else line, at - before))
