"""What Asterisk gets to say: once it has given up on a file or on a type, it prints nothing about what is left of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.findings.owners import Kind
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.findings.owners import Owner
    from asterisk_ls.rules.base import Finding
    from asterisk_ls.semantic.homes import Home
    from asterisk_ls.semantic.model import SectionId
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit


class Stops(NamedTuple):
    """Where Asterisk stops reading."""

    files: tuple[tuple[str, tuple[SectionId, int] | None], ...]
    """Top files that are refused, each with the section and the line below its first one that it is refused for."""
    types: tuple[tuple[Home, str, SectionId | None], ...]
    """Types that are lost, each with the file and the last section in it that was tried."""


def stops_of(project: Project) -> Stops:
    """Where Asterisk stops reading a project: nearly always nowhere."""
    files = []
    for unit in project.units.values():
        if unit.refused:
            fault = next((fault for fault in unit.ordered_faults() if fault.refused == unit.path), None)
            files.append((unit.path, None if fault is None else (fault.section, fault.line)))
    types = tuple((key, loss.file, loss.last) for key, loss in project.losses.items())
    return Stops(tuple(files), types)


def is_heard(project: Project, stops: Stops, owner: Owner, finding: Finding) -> bool:
    """Whether Asterisk prints what a finding says that it prints."""
    if not finding.log:
        return True
    top = top_of(project, owner)
    schema = project.schema.files.get(top)
    if schema is not None and schema.early:
        return False
    for path, at in stops.files:
        if path == top:
            return owner.kind is Kind.READING and at is not None and _is_before(project.units[path], finding, at)
    for key, path, last in stops.types if owner.kind is Kind.OBJECT else ():
        if key == (owner.file, owner.type) and path == top:
            order = project.units[path].order
            return last is not None and order(owner.section) <= order(last)
    return True


def top_of(project: Project, owner: Owner) -> str:
    """The top file by which Asterisk comes to what a finding is about."""
    section = owner.section
    home = project.units.get(owner.file)
    if home is not None and (owner.kind in (Kind.READING, Kind.SECTION) or section in home.categories):
        return owner.file
    tops = (unit.path for unit in project.units.values() if section.path in unit.reading.shown)
    return next(tops, section.path)


def _is_before(unit: Unit, finding: Finding, at: tuple[SectionId, int]) -> bool:
    """Whether reading comes by the lines that the finding quotes, up to the one that it ends with."""
    last = (*unit.order(at[0])[:-2], at[1])
    return all(
        (*unit.order(place.section)[:-2], place.option.line if place.option is not None else 0) <= last
        for _, place in finding.log
        if place is not None
    )
