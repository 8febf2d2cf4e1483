"""A file that Asterisk opens by itself, with what it includes, as categories by section.

After an edit only the sections that it touched are read again, and those that inherit from them; where more than that
hangs on a section, the whole file is read anew.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from asterisk_ls.semantic.model import Category, SectionId
from asterisk_ls.semantic.table import Table
from asterisk_ls.syntax.held import ReadFault, Reading, ReadLog
from asterisk_ls.syntax.names import fold
from asterisk_ls.syntax.reading import read
from asterisk_ls.text import new
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from asterisk_ls.semantic.linking import Links
    from asterisk_ls.semantic.queries import Subject
    from asterisk_ls.syntax.nodes import Section
    from asterisk_ls.syntax.source import Source
    from asterisk_ls.syntax.splicing import Change


BEFORE_ITS_LINES = -1
"""Stands in an order where others have the line of the section that includes them."""


class Unit:
    """A top file as it was read. Nothing in it changes once it is made."""

    def __init__(
        self,
        path: str,
        reading: Reading,
        categories: Table[SectionId, Category],
        faults: Table[SectionId, tuple[ReadFault, ...]],
        line_bases: Mapping[str, int],
        links: Links | None = None,
        *,
        inherited: int,
        is_revised: bool = False,
    ) -> None:
        self.path = path
        self.reading = reading
        """Of the last time that all of the file was read; categories and faults are in the tables alone."""
        self.categories = categories
        self.faults = faults
        self.line_bases = line_bases
        self._links = links
        self.inherited = inherited
        """How many lines all categories together got from others."""
        self._is_revised = is_revised
        """Whether sections are different since the file was read."""

    @property
    def refused(self) -> bool:
        """Whether Asterisk does not take the file."""
        return self.reading.status != "ok"

    @cached_property
    def refusal(self) -> str:
        """The rule that explains why Asterisk does not take the file; empty when it does."""
        if not self.refused:
            return ""
        return next((fault.kind for fault in self.ordered_faults() if fault.refused), "missing-include")

    def order(self, section: SectionId) -> tuple[int, ...]:
        """What sorts sections as Asterisk reads them, each before what is included on its lines."""
        path, label, turn = section
        places = self.reading.places
        return (*(places.get((path, turn)) or places.get((path, 0), ())), label, BEFORE_ITS_LINES, turn)

    def ordered(self) -> Iterable[Category]:
        """All categories as Asterisk reads them."""
        if self.categories.is_fresh:
            return self.categories.values()
        return sorted(self.categories.values(), key=lambda category: self.order(category.section))

    def ordered_faults(self) -> Iterable[ReadFault]:
        """All faults of reading, in its order."""
        if self.faults.is_fresh:
            return [fault for some in self.faults.values() for fault in some]
        sections = sorted(self.faults, key=self.order)
        return [fault for section in sections for fault in self.faults[section]]

    def structure(self, source: Source) -> Iterator[tuple[SectionId, Section]]:
        """All sections read, in the order of reading."""
        if not self._is_revised:
            yield from self.reading.structure
            return
        files = [(path, file) for path in self.reading.shown if (file := source.file(path)) is not None]
        ids = [(SectionId(path, label), section) for path, file in files for label, section in file.items()]
        yield from sorted(ids, key=lambda item: self.order(item[0])) if len(files) > 1 else ids

    def log(self, source: Source) -> list[ReadLog]:
        """What Asterisk prints while it reads the file."""
        return (read(source, self.path) if self._is_revised else self.reading).log

    @cached_property
    def names(self) -> Table[str, tuple[SectionId, ...]]:
        """The sections by folded name, in order."""
        if self._links is not None:
            return self._links.names
        found: dict[str, list[SectionId]] = defaultdict(list)
        for category in self.ordered():
            found[fold(category.name)].append(category.section)
        return Table({name: tuple(sections) for name, sections in found.items()})

    @cached_property
    def section_names(self) -> tuple[str, ...]:
        """The folded names of all sections, each once: the same value for everybody who asks."""
        return tuple(self.names)

    def heirs(self, section: SectionId, source: Source) -> tuple[str, ...]:
        """The names of the categories that have lines of the section by inheritance."""
        own = self.categories.get(section)
        if own is None or not own.parts:
            return ()
        links = self.linked(source)
        found: dict[SectionId, Category] = {}
        waiting = [own.name]
        while waiting:
            for heir in links.naming.get(fold(waiting.pop()), ()):
                category = self.categories.get(heir)
                if category is not None and heir not in found and _inherits(category, section):
                    found[heir] = category
                    waiting.append(category.name)
        return tuple(found[heir].name for heir in sorted(found, key=self.order))

    def linked(self, source: Source) -> Links:
        """What hangs together: found when somebody asks, since only an edit needs it."""
        if self._links is None:
            from asterisk_ls.semantic.linking import links_of  # noqa: PLC0415 - the command line edits nothing

            self._links = links_of(self, source)
        return self._links

    def with_change(self, path: str, source: Source, before: Source, change: Change) -> UnitChange | None:
        """The unit after some sections of a file changed; None when it has to be read anew. `before` has the old files."""
        from asterisk_ls.semantic.linking import relinked  # noqa: PLC0415 - see above

        links = self.linked(before)
        if not self.reading.regular or "" in links.naming or "" in links.additions:
            return None  # an empty name is that of whatever comes first
        found = relinked(self, path, links, change, source, before)
        if found is None:
            return None
        unit = Unit(
            self.path,
            self.reading,
            found.categories,
            found.faults,
            found.line_bases,
            found.links,
            inherited=found.inherited,
            is_revised=True,
        )
        return UnitChange(unit, found.touched, found.faulty, found.subjects)


class UnitChange(NamedTuple):
    """A unit after an edit, and what became different in it."""

    unit: Unit
    touched: dict[SectionId, tuple[Category | None, Category | None]]
    """Categories before and after."""
    faults: set[SectionId]
    """Sections whose faults of reading changed."""
    subjects: set[Subject]


def read_unit(source: Source, path: str, before: Unit | None) -> Unit:
    """Read a file from start to end. Categories that are as they were `before` are taken over."""
    reading = read(source, path)
    categories: dict[SectionId, Category] = {}
    known = before.categories if before is not None else None
    for building in reading.categories:
        parts, section = tuple(building.parts), building.section
        while section in categories:
            section = section._replace(turn=section.turn + 1)
        old = known.get(section) if known is not None else None
        if old is None or old.parts != parts or old.name != building.name or old.template != building.template:
            old = new(Category, (building.name, section, building.template, parts))
        categories[section] = old
    faults: dict[SectionId, list[ReadFault]] = defaultdict(list)
    for fault in reading.faults:
        faults[fault.section].append(fault)
    reading.categories, reading.faults = [], []  # those of the tables count from here on
    return Unit(
        path,
        reading,
        Table(categories),
        Table({section: tuple(some) for section, some in faults.items()}),
        reading.line_bases,
        inherited=reading.inherited,
    )


def _inherits(category: Category, section: SectionId) -> bool:
    return any(part.inherited and part.section == section for part in category.parts)
