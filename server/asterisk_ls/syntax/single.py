"""One section read again by itself, when the rest of its file is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.syntax.held import Building, ReadFault, SectionId
from asterisk_ls.syntax.nodes import Directive, Header, Problem, ProblemKind
from asterisk_ls.syntax.reading import Reader
from asterisk_ls.syntax.source import MappingSource
from asterisk_ls.syntax.walk import Endless, Refused, Walk
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from asterisk_ls.syntax.nodes import Section


class SectionReading(NamedTuple):
    """What one section gives when the rest of the file is known."""

    category: Building | None
    faults: tuple[ReadFault, ...]


def read_section(
    section_id: SectionId, section: Section, shown: str, earlier: Callable[[str], Building | None]
) -> SectionReading | None:
    """Read again a section of a file that is read from start to end.

    `shown` is what Asterisk calls the file in its log, `earlier` gives the first category of a name among those above
    the section. None: what it gives cannot be said without reading the file; see `stands_alone`.
    """
    if not stands_alone(section):
        return None
    reader = _Alone(section_id.path, earlier)
    walk = Walk(reader, section_id.path, shown, "", 0, None)
    walk.section = section_id
    walk.text = section.text
    try:
        walk.entries(section.all_entries)
    except (Refused, Endless):
        return None
    found = reader.reading.categories
    return SectionReading(found[0] if found else None, tuple(reader.reading.faults))


def stands_alone(section: Section) -> bool:
    """Whether a section concerns others by its name alone.

    It does not when it includes a file, adds to another section, has lines but no header, has several headers because
    a comment reaches into the next one, or leaves a comment open.
    """
    modifiers = section.header.modifiers if section.header is not None else None
    if section.depth or (modifiers and any(not modifier or modifier[0] == "+" for modifier in modifiers)):
        return False
    entries = section.entries
    if entries is None:
        return section.header is not None or not section.options
    first = entries[0] if entries else None
    if type(first) is not Header and not (type(first) is Problem and first.kind in _UNREADABLE_HEADERS):
        return first is None
    if any(type(entry) is Directive for entry in entries):
        return False
    return sum(type(entry) is Header for entry in entries) <= 1


_UNREADABLE_HEADERS = (ProblemKind.UNCLOSED_HEADER, ProblemKind.UNCLOSED_MODIFIERS)


_NO_FILES = MappingSource({})


class _Alone(Reader):
    """Reads one section of a top file; others are asked for."""

    def __init__(self, path: str, earlier: Callable[[str], Building | None]) -> None:
        super().__init__(_NO_FILES, path)
        self.open = self.level = 1
        self.earlier = earlier

    def category(self, name: str, matches: Callable[[Building], bool] | None = None) -> Building | None:
        found = self.earlier(name)
        return found if found is None or matches is None or matches(found) else None
