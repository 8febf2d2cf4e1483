"""What hangs together in a unit, and what an edit of one file changes in it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from asterisk_ls.semantic.model import Category, SectionId
from asterisk_ls.semantic.table import Table
from asterisk_ls.syntax.held import Building, ReadFault
from asterisk_ls.syntax.names import cut_name, fold
from asterisk_ls.syntax.single import read_section, stands_alone
from asterisk_ls.syntax.walk import MOST_INHERITED_BY_ALL
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asterisk_ls.semantic.queries import Subject
    from asterisk_ls.semantic.unit import Unit
    from asterisk_ls.syntax.file import File
    from asterisk_ls.syntax.nodes import Section
    from asterisk_ls.syntax.source import Source
    from asterisk_ls.syntax.splicing import Change


class Links(NamedTuple):
    """What sections have to do with each other."""

    names: Table[str, tuple[SectionId, ...]]
    naming: Table[str, tuple[SectionId, ...]]
    """The sections that inherit from a name, by that folded name."""
    additions: frozenset[str]
    """Folded names of sections that are added to."""
    apart: frozenset[SectionId]
    """Sections that share a category with another one, or include something."""
    tailed: bool
    """Whether some included file ends in a section that goes on behind the `#include`."""


class Relinked(NamedTuple):
    """What an edit of one file makes of a unit, and what became different."""

    categories: Table[SectionId, Category]
    faults: Table[SectionId, tuple[ReadFault, ...]]
    line_bases: Mapping[str, int]
    links: Links
    inherited: int
    touched: dict[SectionId, tuple[Category | None, Category | None]]
    """Categories before and after."""
    faulty: set[SectionId]
    """Sections whose faults of reading changed."""
    subjects: set[Subject]


def relinked(unit: Unit, path: str, links: Links, change: Change, source: Source, before: Source) -> Relinked | None:
    """What an edit of one file makes of a unit; None when that cannot be said without reading all of it anew."""
    try:
        return _Relinking(unit, path, links, change).run(source, before)
    except _Entangled:
        return None


def links_of(unit: Unit, source: Source) -> Links:
    """What hangs together in a unit."""
    naming: dict[str, list[SectionId]] = defaultdict(list)
    additions: set[str] = set()
    apart: set[SectionId] = set()
    for section_id, section in unit.structure(source):
        for name in _parents(section):
            naming[name].append(section_id)
        if not stands_alone(section):
            apart.add(section_id)
            if section.header is not None and section.header.modifiers is not None:
                additions.add(fold(cut_name(section.header.name)))
    tailed = False
    for category in unit.categories.values():
        for part in category.parts:
            if not part.inherited and part.section != category.section:
                apart.update((part.section, category.section))
                tailed = tailed or part.section.path != category.section.path
    names = unit.names
    return Links(
        names,
        Table({name: tuple(sections) for name, sections in naming.items()}),
        frozenset(additions),
        frozenset(apart),
        tailed,
    )


def _parents(section: Section | None) -> set[str]:
    """The folded names that a section inherits from."""
    if section is None or section.header is None or not section.header.modifiers:
        return set()
    return {fold(modifier) for modifier in section.header.modifiers if modifier != "!" and modifier[:1] != "+"}


class _Entangled(Exception):  # noqa: N818 - it is an answer, not an error
    """What a section gives depends on more than its own lines and those of its parents."""


class _Relinking:
    """Works out what an edit of one file of a unit changes. Used once."""

    def __init__(self, unit: Unit, path: str, links: Links, change: Change) -> None:
        self.unit = unit
        self.path = path
        self.links = links
        self.removed = dict(change.removed)
        self.added = dict(change.added)
        self.names: dict[str, tuple[SectionId, ...] | None] = {}
        self.naming: dict[str, tuple[SectionId, ...] | None] = {}
        self.categories: dict[SectionId, Category | None] = {}
        self.faults: dict[SectionId, tuple[ReadFault, ...] | None] = {}
        self.subjects: set[Subject] = set()

    def run(self, source: Source, before: Source) -> Relinked:
        """The unit afterwards; `_Entangled` when sections have to do with more than each other."""
        labels = {**self.removed, **self.added}
        sections = {SectionId(self.path, label) for label in labels}
        if (self.links.tailed and self.removed.keys() != self.added.keys()) or not self.links.apart.isdisjoint(
            sections
        ):
            raise _Entangled
        if not all(map(stands_alone, (*self.removed.values(), *self.added.values()))):
            raise _Entangled
        work = set(sections)
        for section in sections:
            self.rename(section, work)
        self.relink(work, source)
        faults = self.unit.faults.with_changes(self.faults)
        refused = any(fault.refused for some in faults.values() for fault in some)
        if refused != self.unit.refused:
            raise _Entangled
        touched = {section: (self.unit.categories.get(section), new) for section, new in self.categories.items()}
        inherited = self.unit.inherited + sum(
            _lines_inherited(new) - _lines_inherited(old) for old, new in touched.values()
        )
        if inherited > MOST_INHERITED_BY_ALL:
            raise _Entangled
        links = self.links._replace(
            names=self.links.names.with_changes(self.names), naming=self.links.naming.with_changes(self.naming)
        )
        return Relinked(
            self.unit.categories.with_changes(self.categories),
            faults,
            self.line_bases(source.file(self.path), before.file(self.path)),
            links,
            inherited,
            touched,
            set(self.faults),
            self.subjects,
        )

    def rename(self, section: SectionId, work: set[SectionId]) -> None:
        """Note the names that a section has and inherits from."""
        old, new = self.removed.get(section.label), self.added.get(section.label)
        for name in _parents(old) ^ _parents(new):
            self.naming[name] = self.moved(self.naming, self.links.naming, name, section)
        category = self.unit.categories.get(section)
        had = fold(category.name) if category is not None else None
        has = fold(cut_name(new.header.name)) if new is not None and new.header is not None else None
        if not self.links.additions.isdisjoint((had or "", has or "")):
            raise _Entangled
        if had == has:
            return
        for name in [name for name in (had, has) if name is not None]:
            self.names[name] = self.moved(self.names, self.links.names, name, section)
            self.subjects.add(("section", self.unit.path, name))
            work.update(self.naming_now(name))
        self.subjects.add(("sections", self.unit.path))

    def moved(
        self,
        changes: dict[str, tuple[SectionId, ...] | None],
        table: Table[str, tuple[SectionId, ...]],
        name: str,
        section: SectionId,
    ) -> tuple[SectionId, ...] | None:
        """The sections under a name, with one more or one less."""
        now = (changes[name] if name in changes else table.get(name)) or ()
        at = bisect_left(now, self.unit.order(section), key=self.unit.order)
        is_there = at < len(now) and now[at] == section
        return (now[:at] + now[at + 1 :] if is_there else (*now[:at], section, *now[at:])) or None

    def naming_now(self, name: str) -> tuple[SectionId, ...]:
        """The sections that inherit from a name, after the edit."""
        return (self.naming[name] if name in self.naming else self.links.naming.get(name)) or ()

    def relink(self, work: set[SectionId], source: Source) -> None:
        """Read the sections again, and whatever inherits from one that is different then."""
        order = self.unit.order
        waiting = [(order(section), section) for section in work]
        heapify(waiting)
        done: set[SectionId] = set()
        while waiting:
            _, section = heappop(waiting)
            if section in done:
                continue
            done.add(section)
            category = self.read(section, source)
            before = self.unit.categories.get(section)
            if category == before:
                continue
            self.categories[section] = category
            if before is not None and category is not None and before.template is not category.template:
                self.subjects.add(("section", self.unit.path, fold(category.name)))
            self.subjects.update(
                ("category", self.unit.path, fold(some.name)) for some in (before, category) if some is not None
            )
            self.subjects.update(("heirs", other) for other in _inherited(before) ^ _inherited(category))
            for some in (before, category):
                for heir in self.naming_now(fold(some.name)) if some is not None else ():
                    heappush(waiting, (order(heir), heir))

    def read(self, section: SectionId, source: Source) -> Category | None:
        """The category of a section as it is now."""
        if section in self.links.apart:
            raise _Entangled
        file = source.file(section.path)
        tree = file.section(section.label) if file is not None else None
        if tree is None:
            self.note_faults(section, ())
            return None
        shown = self.unit.reading.shown[section.path] or self.unit.path
        result = read_section(section, tree, shown, lambda name: self.earlier(name, section))
        if result is None or (section.path != self.unit.path and any(fault.refused for fault in result.faults)):
            raise _Entangled
        self.note_faults(section, result.faults)
        new = result.category
        return None if new is None else Category(new.name, section, new.template, tuple(new.parts))

    def earlier(self, name: str, section: SectionId) -> Building | None:
        """The category that a section can inherit from."""
        folded = fold(name)
        some = self.names[folded] if folded in self.names else self.links.names.get(folded)
        first = some[0] if some else None
        if first is None or self.unit.order(first) >= self.unit.order(section):
            return None
        found = self.categories[first] if first in self.categories else self.unit.categories.get(first)
        if found is None or first in self.links.apart:
            raise _Entangled
        parent = Building(found.name, first, 0, "", template=found.template)
        parent.parts = list(found.parts)
        return parent

    def note_faults(self, section: SectionId, faults: tuple[ReadFault, ...]) -> None:
        if faults != self.unit.faults.get(section, ()):
            self.faults[section] = faults or None

    def line_bases(self, file: File | None, before: File | None) -> Mapping[str, int]:
        """Files of a glob count their lines on: those behind the edited one move with it."""
        more = (file.lines if file is not None else 0) - (before.lines if before is not None else 0)
        group = self.unit.reading.groups.get(self.path, ())
        if not more or self.path not in group:
            return self.unit.line_bases
        bases = dict(self.unit.line_bases)
        for path in group[group.index(self.path) + 1 :]:
            bases[path] = bases.get(path, 0) + more
        return bases


def _lines_inherited(category: Category | None) -> int:
    return sum(len(part.options) for part in category.parts if part.inherited) if category is not None else 0


def _inherited(category: Category | None) -> set[SectionId]:
    return {part.section for part in category.parts if part.inherited} if category is not None else set()
