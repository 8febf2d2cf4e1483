"""Sections and where they stand: what comes before what, and how a place is written for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.syntax.reading import SectionId, fold

if TYPE_CHECKING:
    from asterisk_ls.semantic.project import Project, Unit


def stands_before(unit: Unit, one: SectionId, other: SectionId) -> bool:
    """Whether Asterisk reads the section `one` before `other`."""
    return _order(unit, one) < _order(unit, other)


def first_before(project: Project, unit: Unit, name: str, id_: SectionId) -> SectionId | None:
    """The section that a header means by `name`: the first one of that name, if it stands above."""
    return next((one for one in project.sections(unit.path).get(fold(name), ()) if stands_before(unit, one, id_)), None)


def place(project: Project, id_: SectionId, below: int = 0, *, seen_from: str = "") -> str:
    """`pjsip.conf:12`, or `line 12` when that is the file that it is read in."""
    file = project.source.file(id_.path)
    line = (file.start(id_.label).line if file is not None else 0) + below + 1
    return f"line {line}" if id_.path == seen_from else f"{id_.path}:{line}"


def _order(unit: Unit, id_: SectionId) -> tuple[int, ...]:
    """Where in the order of reading a section stands: the places of the includes that lead to it, then its own."""
    order: tuple[int, ...] = (id_.label,)
    path = id_.path
    seen = {path}
    while path != unit.path and path in unit.reading.includes:
        section, line = unit.reading.includes[path]
        order = (section.label, line, *order)
        path = section.path
        if path in seen:
            break
        seen.add(path)
    return order
