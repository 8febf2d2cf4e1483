"""Sections and where they stand: what comes before what, and how a place is written for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.syntax.held import SectionId
from asterisk_ls.syntax.names import fold

if TYPE_CHECKING:
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit


def stands_before(unit: Unit, one: SectionId, other: SectionId) -> bool:
    """Whether Asterisk reads the section `one` before `other`."""
    return unit.order(one) < unit.order(other)


def first_before(project: Project, unit: Unit, name: str, id_: SectionId) -> SectionId | None:
    """The section that a header means by `name`: the first one of that name, if it stands above."""
    return next((one for one in project.sections(unit.path).get(fold(name), ()) if stands_before(unit, one, id_)), None)


def place(project: Project, id_: SectionId, below: int = 0, *, seen_from: str = "") -> str:
    """`pjsip.conf:12`, or `line 12` when that is the file that it is read in."""
    file = project.source.file(id_.path)
    line = (file.start(id_.label).line if file is not None else 0) + below + 1
    return f"line {line}" if id_.path == seen_from else f"{id_.path}:{line}"
