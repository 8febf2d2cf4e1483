"""The project after an ordinary edit, made without looking at sections that it does not concern.

A changed section is read again, and those that inherit from it. The objects of these are made anew, then those that
asked about an object that is different now, in the order in which Asterisk makes types. Where an edit changes what holds
for whole files or types (a file is refused, a type is lost, `sorcery.conf`), everything is worked out anew instead.
"""

from __future__ import annotations

from collections import defaultdict
from copy import copy
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from asterisk_ls.semantic.apply import RANK, RANKS
from asterisk_ls.semantic.attempts import (
    SEQUENTIAL,
    Attempt,
    framework_of,
    has_wizards,
    home,
    known_of,
    made_of,
    wizards_of,
)
from asterisk_ls.semantic.creation import sources_for
from asterisk_ls.semantic.dialplan.elsewhere import OPTIONS, contexts_in
from asterisk_ls.semantic.dialplan.kept import plan_changed
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE
from asterisk_ls.semantic.elsewhere import VOICEMAIL, changed_boxes
from asterisk_ls.semantic.indexes import subjects_of
from asterisk_ls.semantic.losses import loss_of
from asterisk_ls.semantic.memo import Remembered
from asterisk_ls.semantic.model import Creation, Known
from asterisk_ls.semantic.project import Counts, Project
from asterisk_ls.semantic.table import Table
from asterisk_ls.semantic.wizard import WIZARD_FILE
from asterisk_ls.syntax.walk import runs_programs
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.semantic.attempts import Maker
    from asterisk_ls.semantic.dialplan.model import Script
    from asterisk_ls.semantic.homes import Home
    from asterisk_ls.semantic.mapping import TypeSource
    from asterisk_ls.semantic.model import Category, SectionId
    from asterisk_ls.semantic.queries import Subject
    from asterisk_ls.semantic.unit import Unit, UnitChange
    from asterisk_ls.syntax.source import MappingSource
    from asterisk_ls.syntax.splicing import Change

MODULES = "modules.conf"
WIZARD_RANK = RANK + 0.5
"""Wizards make their objects behind those of sorcery, and before the types that look at both."""


class Revision(NamedTuple):
    """What became different between two projects."""

    before: object
    """Stands for the project before, without keeping it alive: its `counts`."""
    path: str
    labels: frozenset[int]
    """Sections of that file whose text changed, those that came and those that went."""
    categories: frozenset[SectionId]
    faults: frozenset[tuple[str, SectionId]]
    """Sections, by top file, in which reading found something else."""
    creations: tuple[tuple[Creation | None, Creation | None], ...]
    """Before and after."""
    scripts: tuple[tuple[SectionId, Script | None], ...]
    """Sections of the dialplan that read differently now; None: it is none any more."""
    subjects: frozenset[Subject]
    """What questions have another answer."""


def revised(before: Project, source: MappingSource, path: str, change: Change) -> Project | None:
    """The project with another version of a file. None: everything has to be worked out anew."""
    if path == "asterisk.conf" and runs_programs(source) is not runs_programs(before.source):
        return None
    changes: list[UnitChange] = []
    for unit in before.units.values():
        if path not in unit.reading.shown:
            continue
        found = unit.with_change(path, source, before.source, change)
        if found is None or (unit.path in ("sorcery.conf", "extconfig.conf") and found.touched):
            return None
        if unit.path == VOICEMAIL:
            boxes = changed_boxes(found)
            if boxes is None:
                return None
            found.subjects.update(boxes)
        changes.append(found)
    revising = _Revising(before, source, changes)
    try:
        revising.run()
    except _Widespread:
        return None
    project = revising.project
    labels = frozenset(label for label, _ in (*change.removed, *change.added))
    project.revision = Revision(
        before.counts,
        path,
        labels,
        frozenset(section for one in changes for section in one.touched),
        frozenset((one.unit.path, section) for one in changes for section in one.faults),
        tuple(revising.creations),
        tuple(revising.scripts),
        frozenset(revising.subjects),
    )
    return project


class _Widespread(Exception):  # noqa: N818 - it is an answer, not an error
    """The edit concerns more than single objects."""


class _Revising:
    """Brings the objects up to date. Used once."""

    def __init__(self, before: Project, source: MappingSource, changes: list[UnitChange]) -> None:
        self.before = before
        self.askers = before.makers()
        self.changes = changes
        self.project = project = _copied(before)
        project.source = source
        project.units = {**before.units, **{one.unit.path: one.unit for one in changes}}
        project.counts.linked = sum(len(one.touched) for one in changes)
        self.creations: list[tuple[Creation | None, Creation | None]] = []
        self.scripts: list[tuple[SectionId, Script | None]] = []
        self.subjects: set[Subject] = {subject for one in changes for subject in one.subjects}
        self.waiting: list[tuple[float, int, Maker]] = []
        self.queued: set[Maker] = set()
        self.wanted: dict[Maker, tuple[Category, TypeSource] | None] = {}
        """What is to be made of touched sections; None: nothing any more."""
        self.in_hand: float = -1

    def run(self) -> None:
        """Make what has to be made."""
        for one in self.changes:
            if one.unit.path == MODULES and one.touched:
                self.load_modules()
            if one.touched:
                self.make_framework(one.unit)
            self.make_dialplan(one)
            self.queue_attempts(one)
            if one.unit.path == WIZARD_FILE and has_wizards(self.project):
                for section in one.touched:
                    self.queue(WIZARD_RANK, (None, (section, 0)))
        self.queue_askers(self.subjects)
        while self.waiting:
            self.in_hand = self.waiting[0][0]
            batch: list[Maker] = []
            while self.waiting and self.waiting[0][0] == self.in_hand:
                batch.append(heappop(self.waiting)[2])
            if self.in_hand == WIZARD_RANK:
                self.make_wizards(batch)
            else:
                self.make(batch)

    def load_modules(self) -> None:
        """See which modules are loaded now."""
        loading = vars(self.project).pop("loading", None)
        if loading is not None:  # else nobody has asked
            self.subjects |= loading.changed(self.project.loading)

    def queue(self, rank: float, maker: Maker) -> None:
        if maker not in self.queued:
            self.queued.add(maker)
            heappush(self.waiting, (rank, len(self.queued), maker))

    def queue_attempts(self, change: UnitChange) -> None:
        """All that the touched sections made, and all that they make now."""
        path = change.unit.path
        if path not in self.project.sources.by_file:
            return
        for section, (old, new) in change.touched.items():
            for category in (old, new):
                some = sources_for(category, path, self.project.sources) if category is not None else ()
                for number, source in enumerate(some):
                    maker: Maker = ((source.schema.file, source.schema.type), (section, number))
                    self.wanted[maker] = (new, source) if category is new and new is not None else None
                    self.queue(RANKS.get(source.schema.type, RANK), maker)

    def queue_askers(self, subjects: Iterable[Subject]) -> None:
        """Whoever asked about something that is different now. None of them must have been made already."""
        for maker in self.askers.of(subjects):
            key = maker[0]
            rank = WIZARD_RANK if key is None else RANKS.get(key[1], RANK)
            if rank > self.in_hand:
                self.queue(rank, maker)
            elif key is None or key[1] not in SEQUENTIAL:
                raise _Widespread

    def make(self, batch: list[Maker]) -> None:
        """Make the objects of types of one rank."""
        by_key: dict[Home, set[Attempt]] = defaultdict(set)
        for key, attempt in batch:
            if key is not None:
                by_key[key].add(attempt)
        for key, attempts in by_key.items():
            self.make_type(key, attempts)

    def make_type(self, key: Home, attempts: set[Attempt]) -> None:
        project = self.project
        table = project.made.get(key) or Table[Attempt, Remembered[Creation]]({})
        known = project.known.get(key) or Table[str, tuple[Known, ...]]({})
        sequential = key[1] in SEQUENTIAL
        updates: dict[Attempt, Remembered[Creation] | None] = {}
        jobs = [self.job(key, attempt, table) for attempt in ({*table, *attempts} if sequential else attempts)]
        if sequential:  # each object looks at those before it, and at no other
            jobs.sort(key=lambda job: project.order(job.attempt, job.source.file) if job.source else ())
            self.publish(key, Table({}))
        for job in jobs:
            before = table.get(job.attempt)
            after = None
            if job.category is not None and job.source is not None:
                after = made_of(project, (job.category, job.source), project.judge(job.source.schema), before)
            if after is not before:
                updates[job.attempt] = after
            if sequential and after is not None:
                loaded = after.result.created and not project.file_refused(after.result.file)
                self.add_known(key, known_of(after.result, loaded=loaded))
        self.publish(key, known)
        project.made[key] = table.with_changes(updates)
        for attempt, after in updates.items():
            before = table.get(attempt)
            self.creations.append((before and before.result, after and after.result))
            if after is not None:
                self.askers.note((key, attempt), after)
        self.settle(key, updates, table)

    def job(self, key: Home, attempt: Attempt, table: Table[Attempt, Remembered[Creation]]) -> _Job:
        """What is to be made of a section; nothing, when it is not such an object any more."""
        maker = (key, attempt)
        if maker in self.wanted:
            category, source = self.wanted[maker] or (None, None)
            return _Job(attempt, category, source)
        before = table.get(attempt)
        if before is None:
            return _Job(attempt, None, None)
        category, source = before.source  # type: ignore[misc]
        return _Job(attempt, category, source)

    def settle(
        self,
        key: Home,
        updates: dict[Attempt, Remembered[Creation] | None],
        before: Table[Attempt, Remembered[Creation]],
    ) -> None:
        """Let others know of the objects."""
        project = self.project
        ids: set[str] = set()
        for attempt, after in updates.items():
            old = before.get(attempt)
            ids.update(done.result.id for done in (old, after) if done is not None)
        sections = {attempt[0] for attempt in updates}
        table = project.made[key]
        loss = project.losses.get(key)
        now: dict[str, list[Known]] = defaultdict(list)
        for attempt in self.attempts_of(key, sections):
            done = table.get(attempt)
            if done is not None:
                one = done.result
                loaded = one.created and loss is None and not project.file_refused(one.file)
                now[one.id].append(known_of(one, loaded=loaded))
        changes: dict[str, tuple[Known, ...]] = {}
        for id_ in ids:
            others = [known for known in self.known(key, id_) if known.wizard or known.section not in sections]
            changes[id_] = self.sorted((*others, *now[id_]))
        repeated = any(len([known for known in some if not known.wizard]) > 1 for some in changes.values())
        self.keep_loss(key, repeated=repeated)
        self.tell(key, changes)

    def attempts_of(self, key: Home, sections: set[SectionId]) -> list[Attempt]:
        """All attempts of sections at a type: there can be several when `sorcery.conf` has the type read twice."""
        most = 1 + max((attempt[1] for one, attempt in self.queued if one == key), default=0)
        return [(section, number) for section in sections for number in range(most)]

    def keep_loss(self, key: Home, *, repeated: bool) -> None:
        """Look again at whether the type is lost: that has to be as it was, since all of its objects hang on it."""
        project = self.project
        first = next(iter(project.made[key].values()), None)
        if first is None:
            if key in project.losses:
                raise _Widespread
            return
        source: TypeSource = first.source[1]  # type: ignore[index]
        if not (repeated or source.single or source.whole_file or key in project.losses):
            return
        loss = loss_of(source, project.attempts(key))
        if (loss is None) is (key in project.losses):
            raise _Widespread
        if loss is not None:
            project.losses[key] = loss

    def make_wizards(self, batch: list[Maker]) -> None:
        """Expand sections of `pjsip_wizard.conf` again."""
        project = self.project
        unit = project.units[WIZARD_FILE]
        sections = {attempt[0] for _, attempt in batch}
        updates: dict[SectionId, Remembered[tuple[Creation, ...]] | None] = {}
        ids: set[tuple[Home, str]] = set()
        now: dict[tuple[Home, str], list[Known]] = defaultdict(list)
        for section in sections:
            before = project.wizards.get(section)
            category = unit.categories.get(section)
            after = updates[section] = None if category is None else wizards_of(project, category, before)
            if after is before:
                continue
            if after is not None:
                self.askers.note((None, (section, 0)), after)
            old, new = (before.result if before else ()), (after.result if after else ())
            self.creations.extend([(creation, None) for creation in old])
            self.creations.extend([(None, creation) for creation in new])
            ids.update((home(creation), creation.id) for creation in (*old, *new))
        project.wizards = project.wizards.with_changes(updates)
        for done in updates.values():
            for creation in done.result if done is not None else ():
                now[home(creation), creation.id].append(known_of(creation, loaded=creation.created))
        by_key: dict[Home, dict[str, tuple[Known, ...]]] = defaultdict(dict)
        for key, id_ in ids:
            others = [known for known in self.known(key, id_) if not (known.wizard and known.section in sections)]
            by_key[key][id_] = self.sorted((*others, *now[key, id_]))
        for key, changes in by_key.items():
            self.tell(key, changes)

    def make_framework(self, unit: Unit) -> None:
        """Read a file of the configuration framework again."""
        project = self.project
        made = framework_of(project, unit)
        if made is None:
            return
        if (unit.path in project.lost_files) is all(creation.created for creation in made):
            raise _Widespread
        before = {(creation.section, creation.type): creation for creation in self.before.framework[unit.path]}
        kept = tuple(old if (old := before.get((new.section, new.type))) == new else new for new in made)
        after = {(creation.section, creation.type): creation for creation in kept}
        project.framework = {**project.framework, unit.path: kept}
        loaded = unit.path not in project.lost_files and not unit.refused
        changes: dict[Home, dict[str, tuple[Known, ...]]] = defaultdict(dict)
        for where in {**before, **after}:
            both = (before.get(where), after.get(where))
            if both[0] is not both[1]:
                self.creations.append(both)
                for creation in both:
                    if creation is not None:
                        changes[home(creation)][creation.id] = ()
        for creation in kept:
            some = changes.get(home(creation), {})
            if creation.id in some:
                some[creation.id] = (*some[creation.id], known_of(creation, loaded=loaded))
        for key, told in changes.items():
            self.tell(key, told)

    def make_dialplan(self, change: UnitChange) -> None:
        """Read sections of the dialplan again, and note the contexts that modules make."""
        path, touched = change.unit.path, change.touched
        if path in OPTIONS:
            old = contexts_in(path, [one for one, _ in touched.values() if one is not None])
            new = contexts_in(path, [one for _, one in touched.values() if one is not None])
            if old != new:
                self.project.made_contexts = None
                self.subjects.update(("context-there", name) for name in old ^ new)
        plan = self.before.plan
        if path == DIALPLAN_FILE and plan is not None and touched:
            changed = plan_changed(plan, change.unit, touched, self.project.counts)
            self.project.plan = changed.plan
            self.scripts.extend(changed.scripts.items())
            self.subjects |= changed.subjects

    def tell(self, key: Home, changes: dict[str, tuple[Known, ...]]) -> None:
        """Publish what is known of some ids, and queue whoever asked about those that are different."""
        different = {id_: some or None for id_, some in changes.items() if some != self.known(key, id_)}
        if not different:
            return
        before = {id_: self.known(key, id_) for id_ in different}
        table = self.project.known.get(key) or Table[str, tuple[Known, ...]]({})
        self.publish(key, table.with_changes(different))
        subjects: set[Subject] = {("type", key), *(("object", key, id_) for id_ in different)}
        for id_, some in different.items():
            for known in (*before[id_], *(some or ())):
                subjects.update(subjects_of(key, known))
        self.subjects |= subjects
        self.queue_askers(subjects)

    def known(self, key: Home, id_: str) -> tuple[Known, ...]:
        table = self.project.known.get(key)
        return () if table is None else table.get(id_, ())

    def add_known(self, key: Home, known: Known) -> None:
        table = self.project.known[key]
        self.publish(key, table.with_changes({known.id: (*table.get(known.id, ()), known)}))

    def publish(self, key: Home, table: Table[str, tuple[Known, ...]]) -> None:
        self.project.known[key] = table
        self.project.lists.pop(key, None)

    def sorted(self, some: tuple[Known, ...]) -> tuple[Known, ...]:
        return tuple(sorted(some, key=self.project.load_order)) if len(some) > 1 else some


class _Job(NamedTuple):
    """A section, and the type that an object is to be made of."""

    attempt: Attempt
    category: Category | None
    source: TypeSource | None


def _copied(project: Project) -> Project:
    """The project with its own dictionaries of tables."""
    other = copy(project)
    vars(other).pop("creations", None)
    other.counts = Counts()
    other.lists = dict(project.lists)
    other.made = dict(project.made)
    other.known = dict(project.known)
    other.losses = dict(project.losses)
    return other
