"""What a file holds, for an outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.describing import is_word
from asterisk_ls.features.dialplan_symbols import extension_symbols
from asterisk_ls.features.named_headers import is_addition
from asterisk_ls.features.outlines import last_line
from asterisk_ls.features.scope import category_of, types_in, unit_of
from asterisk_ls.features.symbols import Area, Symbol, SymbolKind, area, option_symbol, shown_name
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE
from asterisk_ls.semantic.model import SectionId
from asterisk_ls.syntax.spans import header_spans, line_span
from asterisk_ls.text import BLANKS, new

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from asterisk_ls.schema.model import ObjectSchema
    from asterisk_ls.semantic.model import Category
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit
    from asterisk_ls.syntax.file import File
    from asterisk_ls.syntax.nodes import Section

__all__ = ["Symbol", "SymbolKind", "document_symbols"]

MOST_OPTIONS = 5000
"""Options that an outline shows. Of a file with more, it shows the sections alone."""
MOST_EXTENSIONS = 20_000
"""Extensions that an outline shows; the contexts behind them are shown without theirs."""


def document_symbols(project: Project, path: str) -> list[Symbol]:
    """The sections of a file and, unless it is very long, their options, or of a context its extensions."""
    file, unit = project.source.file(path), unit_of(project, path)
    if file is None:
        return []
    detail = _details(project, unit)
    children = _children(project, unit, file)
    lines = file.lines
    found = []
    for label, section, start in file.starts():
        header = section.header
        if header is None:
            continue
        id_ = new(SectionId, (path, label, 0))
        category = unit.categories.get(id_) or category_of(project, unit, id_) if unit is not None else None
        whole, at = _places(section, header.name, start.line, is_last=start.line + section.lines >= lines)
        kind = SymbolKind.TEMPLATE if header.modifiers and "!" in header.modifiers else SymbolKind.SECTION
        about_it = detail(category, section) if category is not None else ""
        below = children(category, id_, section, start.line)
        found.append(new(Symbol, (shown_name(header.name), about_it, kind, whole, at, below)))
    return found


def _children(project: Project, unit: Unit | None, file: File) -> Callable[..., tuple[Symbol, ...]]:
    """What stands below the sections of a file."""
    of_dialplan = unit is not None and unit.path == DIALPLAN_FILE
    is_long = sum([len(section.options) for section in file.sections()]) > MOST_OPTIONS
    count = 0

    def children(category: Category | None, id_: SectionId, section: Section, line: int) -> tuple[Symbol, ...]:
        nonlocal count
        if of_dialplan and category is not None and count < MOST_EXTENSIONS:
            found = extension_symbols(project, category, id_, section, line)
            if found is not None:
                count += len(found)
                return found
        if is_long:
            return ()
        return tuple([option_symbol(section, line, option) for option in section.options])

    return children


def about(types: Iterable[ObjectSchema], *, template: bool) -> str:
    """What a section is, in a word or two."""
    words = [schema.type for schema in types if is_word(schema.type)]
    return " ".join([*(", ".join(words),) * bool(words), *("template",) * template])


def _details(project: Project, unit: Unit | None) -> Callable[[Category, Section], str]:
    """What stands beside the sections of a file."""
    if unit is None:
        return lambda _category, _section: ""
    types = types_in(project, unit)
    words: dict[tuple[tuple[str, ...], bool], str] = {}
    contexts = project.plan.scripts if project.plan is not None and unit.path == DIALPLAN_FILE else None

    def detail(category: Category, section: Section) -> str:
        if contexts is not None and category.section in contexts:
            said = "context"
        else:
            some, template = types(category), category.template
            key = (tuple([schema.type for schema in some]), template)
            said = words.get(key, "")
            if not said:
                said = words[key] = about(some, template=template)
        if section.header is not None and section.header.modifiers and is_addition(section):
            return f"adds to {said or 'it'}"
        return said

    return detail


def _places(section: Section, name: str, line: int, *, is_last: bool) -> tuple[Area, Area]:
    """Where a section stands, and the name in its header. `line`: where it begins in its file."""
    text = section.text
    if ";" in text or not text.startswith(f"[{name}]"):
        header = header_spans(section)
        end = max(header.line.end, line_span(section, last_line(section, is_last=is_last)).end)
        return area(section, line, header.line.start, end), area(section, line, *header.name)
    body = text.rstrip(BLANKS)  # nearly always
    last = (line, 0, line + body.count("\n"), len(body) - body.rfind("\n") - 1)
    return new(Area, last), new(Area, (line, 1, line, 1 + len(name)))
