"""Where things are defined: headers of sections, lines, whole files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.named_definitions import places_of
from asterisk_ls.features.named_headers import own_name
from asterisk_ls.features.named_lines import InSection
from asterisk_ls.features.named_steps import names_of_step
from asterisk_ls.features.scope import unit_of
from asterisk_ls.features.things import Kind, Mention, Named, Role, Thing
from asterisk_ls.semantic.model import SectionId
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import Span, new

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from asterisk_ls.semantic.model import Place
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit


def definitions_of(project: Project, thing: Thing) -> Iterator[Mention]:
    """Where a thing is defined."""
    match thing.kind:
        case Kind.OBJECT:
            table = project.known.get((str(thing.where[0]), str(thing.where[1])))
            for known in table.get(thing.name, ()) if table is not None else ():
                yield from _header(project, project.units[known.file], known.section)
        case Kind.SECTION:
            yield from _header(project, *section_at(project, thing))
        case Kind.LISTED:
            file = str(thing.where[0])
            for id_ in project.sections(file).get(fold(thing.name), ()):
                yield from (one for one in _header(project, project.units[file], id_) if thing in one.things)
        case Kind.FILE:
            yield Mention(thing.name, Span(0, 0), thing.name, (thing,), Role.DEFINITION, SectionId(thing.name, 0))
        case _:
            yield from on_lines(project, thing, places_of(project, thing), {Role.DEFINITION})


def section_at(project: Project, thing: Thing) -> tuple[Unit, SectionId]:
    """The section that a thing of that kind is, and the top file that reads it."""
    top, *id_ = thing.where
    return project.units[str(top)], SectionId(*id_)  # type: ignore[arg-type]


def on_lines(project: Project, thing: Thing, places: Iterable[Place], roles: Collection[Role]) -> Iterator[Mention]:
    """Where a thing is named on some lines, in some of the roles that a name can have."""
    for id_, option in places:
        file, unit = project.source.file(id_.path), unit_of(project, id_.path)
        found = file.placed(id_.label) if file is not None else None
        if unit is None or found is None or option is None:
            continue
        section, start = found
        inside = InSection(project, unit, id_, section)
        for named in names_of_step(section, option, thing) if thing.kind is Kind.STEP else inside.names(option):
            if thing in named.things and named.role in roles:
                yield placed(named, id_, start.offset)


def _header(project: Project, unit: Unit, id_: SectionId) -> Iterator[Mention]:
    """The name in the header of a section."""
    file = project.source.file(id_.path)
    found = file.placed(id_.label) if file is not None else None
    if found is not None and found[0].header is not None:
        yield placed(own_name(project, unit, id_, found[0]), id_, found[1].offset)


def placed(named: Named, id_: SectionId, start: int) -> Mention:
    """The name, where it stands in its file."""
    span, text, things, role, is_plain = named
    return new(Mention, (id_.path, span.shifted(start), text, things, role, id_, is_plain))
