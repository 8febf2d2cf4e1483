"""What name stands at a place, what it is the name of, where that is defined, and where else it is named.

All features that move around in a configuration rest on this. Nothing is kept between two questions: an object is found
in the tables of the project, a mention by looking through the text of the files.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING

from asterisk_ls.features.defining import definitions_of, on_lines, placed, section_at
from asterisk_ls.features.named_definitions import elsewhere, is_any_case, steps_of, words_of
from asterisk_ls.features.named_headers import is_addition, names_in_header, own_name, parents
from asterisk_ls.features.named_lines import InSection
from asterisk_ls.features.named_paths import includes, names_in_path
from asterisk_ls.features.scope import unit_of
from asterisk_ls.features.searching import lines_with
from asterisk_ls.features.things import Kind, Mention, Named, Role, Thing, section_of
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE
from asterisk_ls.semantic.model import SectionId
from asterisk_ls.syntax.names import fold
from asterisk_ls.syntax.spans import header_spans
from asterisk_ls.text import new

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit
    from asterisk_ls.syntax.nodes import Section


def name_at(project: Project, path: str, offset: int) -> Mention | None:
    """The name that an offset of a file is in or at; None where there is none."""
    file, unit = project.source.file(path), unit_of(project, path)
    found = file.at_offset(offset) if file is not None else None
    if unit is None or found is None:
        return None
    label, section, start = found
    here = offset - start.offset
    id_ = SectionId(path, label)
    for named in _names_on(project, unit, id_, section, section.text.count("\n", 0, here)):
        if named.span.start <= here <= named.span.end:
            return placed(named, id_, start.offset)
    if section.header is not None and header_spans(section).line.start == here:  # on the bracket
        return placed(own_name(project, unit, id_, section), id_, start.offset)
    return None


def definitions(project: Project, things: Iterable[Thing]) -> list[Mention]:
    """Where things are defined: headers of sections, and whole files."""
    return in_order(project, (one for thing in things for one in definitions_of(project, thing)))


def mentions(project: Project, things: Iterable[Thing], only: str | None = None) -> list[Mention]:
    """Where things are named, their definitions included. `only`: a file to which that is limited."""
    wanted = frozenset(things)
    found = [one for thing in wanted for one in definitions_of(project, thing)]
    for unit, id_ in dict.fromkeys(_sections(project, wanted)):
        found += _additions(project, unit, id_)
    for thing in wanted:
        found += _heirs(project, thing)
        if thing.kind is Kind.LABEL:
            found += on_lines(project, thing, (step.place for step in steps_of(project, thing)), tuple(Role))
    found += _in_values(project, wanted, only)
    found += _in_paths(project, wanted)
    return in_order(project, (one for one in found if only is None or one.path == only))


def in_order(project: Project, some: Iterable[Mention]) -> list[Mention]:
    """Each once, in the order of reading."""
    found = {(one.path, one.span): one for one in some}
    order: dict[str, int] = {}
    for unit in project.units.values():
        for path in (unit.path, *unit.reading.shown):
            order.setdefault(path, len(order))
    return sorted(found.values(), key=lambda one: (order.get(one.path, 0), one.span))


def _names_on(project: Project, unit: Unit, id_: SectionId, section: Section, line: int) -> Iterator[Named]:
    """The names on a line of a section."""
    if section.header is not None and section.header.line == line:
        yield from names_in_header(project, unit, id_, section)
        return
    for option in section.options:
        if option.line == line:
            yield from InSection(project, unit, id_, section).names(option)
    for directive in includes(section):
        if directive.line == line:
            yield from names_in_path(project, section, directive)


def _sections(project: Project, things: Iterable[Thing]) -> Iterator[tuple[Unit, SectionId]]:
    """The sections that things are, or that define them."""
    for thing in things:
        if thing.kind is Kind.SECTION:
            yield section_at(project, thing)
        elif thing.kind is Kind.OBJECT:
            table = project.known.get((str(thing.where[0]), str(thing.where[1])))
            for known in table.get(thing.name, ()) if table is not None else ():
                yield project.units[known.file], known.section


def _additions(project: Project, unit: Unit, id_: SectionId) -> Iterator[Mention]:
    """The headers that add to a section."""
    category = unit.categories.get(id_)
    if category is None or fold(category.name) not in unit.linked(project.source).additions:
        return
    thing = section_of(unit, id_)
    for path in unit.reading.shown:
        file = project.source.file(path)
        for some in lines_with(file, [category.name], any_case=True) if file is not None else ():
            if is_addition(some.section):
                named = own_name(project, unit, SectionId(path, some.label), some.section)
                if thing in named.things:
                    yield placed(named, SectionId(path, some.label), some.start)


def _heirs(project: Project, thing: Thing) -> Iterator[Mention]:
    """Where headers inherit from a section: of several with one name, only the first is ever meant."""
    if thing.kind is not Kind.SECTION:
        return
    unit, id_ = section_at(project, thing)
    category = unit.categories.get(id_)
    name = fold(category.name) if category is not None else ""
    if not name or project.sections(unit.path).get(name, (None,))[0] != id_:
        return
    heirs = unit.linked(project.source).naming.get(name, ())
    for heir in heirs[bisect_right(heirs, unit.order(id_), key=unit.order) :]:
        file = project.source.file(heir.path)
        found = file.placed(heir.label) if file is not None else None
        if found is not None:
            section, start = found
            for text, span, is_plain in parents(section):
                if fold(text) == name:
                    where = span.shifted(start.offset)
                    yield new(Mention, (heir.path, where, text, (thing,), Role.PARENT, heir, is_plain))


def _in_values(project: Project, wanted: frozenset[Thing], only: str | None) -> Iterator[Mention]:
    """The lines that name something, but for headers."""
    words = {word.replace(";", "\\;") for thing in wanted for word in words_of(project, thing)}
    if words:
        words.add(";--")  # where a comment stands in the midst of a line, a name may not stand there in one piece
    any_case = any(map(is_any_case, wanted))
    for unit, path in _files(project):
        file = project.source.file(path) if only is None or path == only else None
        if file is None:
            continue
        found = [lines_with(file, words, any_case=any_case)] if words else []
        if unit.path == DIALPLAN_FILE:
            found += [elsewhere(project, thing, file) for thing in wanted]
        for some in chain.from_iterable(found):
            inside = InSection(project, unit, SectionId(path, some.label), some.section)
            for option in some.options():
                for named in inside.names(option):
                    if not wanted.isdisjoint(named.things):
                        yield placed(named, inside.id, some.start)


def _in_paths(project: Project, wanted: frozenset[Thing]) -> Iterator[Mention]:
    """The lines that include a file."""
    if not any(thing.kind is Kind.FILE for thing in wanted):
        return
    for _, path in _files(project):
        file = project.source.file(path)
        for some in lines_with(file, ["include"], any_case=True) if file is not None else ():
            for directive in includes(some.section):
                for named in names_in_path(project, some.section, directive):
                    if not wanted.isdisjoint(named.things):
                        yield placed(named, SectionId(path, some.label), some.start)


def _files(project: Project) -> Iterator[tuple[Unit, str]]:
    """All files that are read, each with the first top file that has it."""
    seen: set[str] = set()
    for path in project.units:
        seen.add(path)
        yield project.units[path], path
    for unit in project.units.values():
        for path in unit.reading.shown:
            if path not in seen:
                seen.add(path)
                yield unit, path
