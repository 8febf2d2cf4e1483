"""All objects of a project, made in the order in which Asterisk makes types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.semantic.apply import RANK, RANKS
from asterisk_ls.semantic.attempts import (
    SEQUENTIAL,
    Attempt,
    Stuff,
    framework_of,
    has_wizards,
    home,
    known_of,
    made_of,
    wizards_of,
)
from asterisk_ls.semantic.creation import sources_for
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE
from asterisk_ls.semantic.losses import loss_of
from asterisk_ls.semantic.memo import Remembered
from asterisk_ls.semantic.model import Creation, Known, SectionId
from asterisk_ls.semantic.table import Table
from asterisk_ls.semantic.unit import read_unit
from asterisk_ls.semantic.wizard import WIZARD_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from asterisk_ls.semantic.homes import Home
    from asterisk_ls.semantic.mapping import TypeSource
    from asterisk_ls.semantic.project import Project


def make_everything(project: Project, reuse: Project | None) -> None:
    """Fill in a project that is being made: read its files, and make their objects. What `reuse` has is asked first."""
    _Making(project, reuse).run()


class _Making:
    """The objects of a project while they are made. `known` grows in place: nobody has a version of it yet."""

    def __init__(self, project: Project, reuse: Project | None) -> None:
        self.project = project
        self.reuse = reuse
        self.known: dict[Home, dict[str, tuple[Known, ...]]] = {}

    def run(self) -> None:
        project, reuse = self.project, self.reuse
        for path in self.top_files():
            if path not in project.units:
                before = reuse.units.get(path) if reuse is not None else None
                project.units[path] = read_unit(project.source, path, before)
        self.make_framework()
        self.make_dialplan()
        jobs = self.jobs()
        by_rank: dict[int, list[Home]] = {}
        for key in jobs:
            by_rank.setdefault(RANKS.get(key[1], RANK), []).append(key)
        ranks = sorted(by_rank)
        for rank in ranks:
            if rank <= RANK:
                self.make({key: jobs[key] for key in by_rank[rank]})
        self.make_wizards()
        for rank in ranks:
            if rank > RANK:
                self.make({key: jobs[key] for key in by_rank[rank]})

    def jobs(self) -> dict[Home, list[tuple[Attempt, Stuff]]]:
        """All that sorcery tries to make of categories, by type."""
        project = self.project
        found: dict[Home, list[tuple[Attempt, Stuff]]] = {}
        by_source: dict[
            int, list[tuple[Attempt, Stuff]]
        ] = {}  # sources live as long as the project, and are long to compare
        for path in project.sources.by_file:
            unit = project.units.get(path)
            for category in unit.ordered() if unit else ():
                for number, source in enumerate(sources_for(category, path, project.sources)):
                    some = by_source.get(id(source))
                    if some is None:
                        key = (source.schema.file, source.schema.type)
                        some = by_source[id(source)] = found.setdefault(key, [])
                    some.append(((category.section, number), (category, source)))
        return found

    def make(self, jobs: Mapping[Home, list[tuple[Attempt, Stuff]]]) -> None:
        """Make the objects of types of one rank. Others know of them only when all are tried."""
        project = self.project
        for key, some in jobs.items():
            before = self.reuse.made.get(key) if self.reuse is not None else None
            judge = project.judge(some[0][1][1].schema)
            is_sequential = key[1] in SEQUENTIAL
            made: dict[Attempt, Remembered[Creation]] = {}
            for attempt, stuff in some:
                known = before.get(attempt) if before is not None else None
                done = made[attempt] = made_of(project, stuff, judge, known)
                if is_sequential:
                    self.add(done.result, loaded=done.result.created and not project.file_refused(done.result.file))
            project.made[key] = Table(made)
        for key, some in jobs.items():
            self.settle(key, some[0][1][1], [done.result for done in project.made[key].values()])

    def settle(self, key: Home, source: TypeSource, creations: list[Creation]) -> None:
        """All objects of a type are tried: find out whether the type is lost, and let others know."""
        loss = loss_of(source, creations)
        if loss is not None:
            self.project.losses[key] = loss
        refused = self.project.file_refused(source.file)
        if source.schema.type in SEQUENTIAL:
            self.known.pop(key, None)
        self.add_all(key, creations, loaded=loss is None and not refused)

    def add_all(self, key: Home, creations: Iterable[Creation], *, loaded: bool) -> None:
        """Let others ask about objects of one type. `loaded`: whether those are that were created."""
        of_type = self.of_type(key)
        for creation in creations:
            known = known_of(creation, loaded=loaded and creation.created)
            id_ = creation.id
            of_type[id_] = (*of_type[id_], known) if id_ in of_type else (known,)

    def of_type(self, key: Home) -> dict[str, tuple[Known, ...]]:
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = {}
            self.project.known[key] = Table(found)  # filled while nobody has a version of it yet
        self.project.lists.pop(key, None)
        return found

    def add(self, creation: Creation, *, loaded: bool) -> None:
        """Let others ask about the object."""
        of_type = self.of_type(home(creation))
        of_type[creation.id] = (*of_type.get(creation.id, ()), known_of(creation, loaded=loaded))

    def make_framework(self) -> None:
        project = self.project
        for path, unit in project.units.items():
            made = framework_of(project, unit)
            if made is None:
                continue
            project.framework[path] = made
            lost = not all(creation.created for creation in made)
            if lost:
                project.lost_files |= {path}
            for creation in made:
                self.add(creation, loaded=not lost and not unit.refused)

    def make_dialplan(self) -> None:
        unit = self.project.units.get(DIALPLAN_FILE)
        if unit is not None:
            from asterisk_ls.semantic.dialplan.kept import plan_of  # noqa: PLC0415 - start-up counts

            before = self.reuse.plan if self.reuse is not None else None
            self.project.plan = plan_of(unit, before, self.project.counts)

    def make_wizards(self) -> None:
        project = self.project
        unit = project.units.get(WIZARD_FILE)
        if unit is None or not has_wizards(project):
            return
        made: dict[SectionId, Remembered[tuple[Creation, ...]]] = {}
        for category in unit.ordered():
            before = self.reuse.wizards.get(category.section) if self.reuse is not None else None
            done = made[category.section] = wizards_of(project, category, before)
            for creation in done.result:
                self.add(creation, loaded=creation.created)
        project.wizards = Table(made)

    def top_files(self) -> Iterable[str]:
        """The files that Asterisk opens by itself. What else lies there is read when something includes it."""
        names = dict.fromkeys([*self.project.sources.by_file, *self.project.schema.files])
        return [name for name in names if self.project.source.file(name) is not None]
