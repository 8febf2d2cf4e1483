"""Names in headers: of the section itself, and of those that it inherits from or adds to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.places import first_before
from asterisk_ls.features.scope import category_of
from asterisk_ls.features.things import LISTED, Named, Role, Thing, listed, object_of, section_of
from asterisk_ls.semantic.attempts import home
from asterisk_ls.syntax.filters import matcher
from asterisk_ls.syntax.held import Building
from asterisk_ls.syntax.lines import whole_line
from asterisk_ls.syntax.names import cut_name, fold
from asterisk_ls.syntax.spans import as_written, header_spans
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Category
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit
    from asterisk_ls.syntax.held import SectionId
    from asterisk_ls.syntax.nodes import Header, Section


def names_in_header(project: Project, unit: Unit, id_: SectionId, section: Section) -> Iterator[Named]:
    """The names in the header of a section, if it has one: its own first."""
    if section.header is None:
        return
    yield own_name(project, unit, id_, section)
    for name, span, is_plain in parents(section):
        base = first_before(project, unit, name, id_)
        yield Named(span, name, (section_of(unit, base),) if base is not None else (), Role.PARENT, is_plain)


def own_name(project: Project, unit: Unit, id_: SectionId, section: Section) -> Named:
    """The name between the brackets of a header, which has to be there."""
    name = section.header.name if section.header is not None else ""
    span = header_spans(section).name
    role = Role.ADDITION if is_addition(section) else Role.DEFINITION
    return Named(span, name, things_of(project, unit, id_), role, _reads_as(section, span, name))


def parents(section: Section) -> Iterator[tuple[str, Span, bool]]:
    """The names between the parentheses of a header, where they stand, and whether they stand there as they are read."""
    header = section.header
    if header is None or not header.modifiers:
        return
    within, is_plain = _modifiers(section, header)
    raw = section.text[within.start : within.end]
    start = 0
    for modifier in header.modifiers:
        if modifier and modifier != "!" and modifier[0] != "+":
            yield modifier, as_written(raw, Span(start, start + len(modifier))).shifted(within.start), is_plain
        start += len(modifier) + 1


def things_of(project: Project, unit: Unit, id_: SectionId) -> tuple[Thing, ...]:
    """What a section is the definition of, or what it adds to."""
    category = category_of(project, unit, id_) or _added_to(project, unit, id_)
    if category is None:
        return ()
    made = project.creations_of(unit.path, category)
    found = [object_of(home(creation), creation.id) for creation in made if creation.type and creation.id]
    of_file = LISTED.get(unit.path)
    if of_file is not None and not category.template and fold(category.name) not in of_file.others:
        found.append(listed(unit.path, category.name))
    found.append(section_of(unit, category.section))
    return tuple(dict.fromkeys(found))


def is_addition(section: Section) -> bool:
    """Whether a header adds to a section instead of beginning one."""
    return any(modifier[:1] == "+" for modifier in (section.header and section.header.modifiers) or ())


def _added_to(project: Project, unit: Unit, id_: SectionId) -> Category | None:
    """The section that a header without lines below it adds to."""
    file = project.source.file(id_.path)
    section = file.section(id_.label) if file is not None else None
    if section is None or section.header is None or not is_addition(section):
        return None
    filter_ = next(modifier[1:] for modifier in section.header.modifiers or () if modifier[:1] == "+")
    matches, _ = matcher(filter_)
    for other in project.sections(unit.path).get(fold(cut_name(section.header.name)), ()):
        found = unit.categories.get(other)
        if found is not None and unit.order(other) < unit.order(id_):
            building = Building(found.name, other, 0, "", template=found.template)
            building.parts.extend(found.parts)
            if matches(building):
                return found
    return None


def _modifiers(section: Section, header: Header) -> tuple[Span, bool]:
    """What stands between the parentheses, and whether it stands there as it is read."""
    text = ",".join(header.modifiers or ())
    line = whole_line(section.text, header.line)
    start = section.text.find("](", line.start, line.end) + 2
    end = start + len(text)
    if section.text.startswith(text, start) and ";" not in section.text[line.start : end]:  # nearly always
        return Span(start, end), True
    span = header_spans(section).modifiers
    return span, _reads_as(section, span, text)


def _reads_as(section: Section, span: Span, text: str) -> bool:
    """Whether a piece of a line says exactly that."""
    return section.text[span.start : span.end].replace("\\;", ";") == text
