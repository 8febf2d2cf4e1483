"""Run the rules over a project. What was found is taken over while nothing that it rested on changed.

Findings belong to an owner: a section, an object, a fault of reading, a type that is lost. After an edit the owners are
checked that it touched and those that asked about something that is different now; nobody else is looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from asterisk_ls.findings.lacking import may_be_unseen
from asterisk_ls.findings.owners import Found, Kind, Owner, Spotted, is_ordinary, object_owner
from asterisk_ls.findings.ruleset import RuleSet
from asterisk_ls.findings.scripts import found_in_script
from asterisk_ls.rules.base import Case, Effect, Finding, Rule
from asterisk_ls.rules.references import CONTEXT, SUBSCRIBED
from asterisk_ls.semantic.apply.doubts import UNREACHABLE
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE
from asterisk_ls.semantic.elsewhere import KINDS as ELSEWHERE
from asterisk_ls.semantic.elsewhere import kinds_of
from asterisk_ls.semantic.homes import HOMES
from asterisk_ls.semantic.memo import Askers, Remembered, remembered
from asterisk_ls.semantic.model import Category, Creation, Fault, Place, Reference, SectionId
from asterisk_ls.semantic.own_code import OWN_CODE
from asterisk_ls.semantic.project import Project
from asterisk_ls.semantic.queries import (
    AbsentModules,
    ContextEmpty,
    ContextMayExist,
    HasHints,
    NameThere,
    Objects,
    OpenType,
)
from asterisk_ls.semantic.table import Table
from asterisk_ls.semantic.unit import Unit
from asterisk_ls.syntax.nodes import Option, Problem, ProblemKind, Section

if TYPE_CHECKING:
    from asterisk_ls.semantic.revision import Revision

Ask = Callable[[Any], Any]

_PROBLEMS = {str(kind): kind for kind in ProblemKind}


class Checks:
    """All findings of a project. Nothing in it changes once it is made."""

    def __init__(self, project: Project, rules: tuple[Rule, ...], before: Checks | None = None) -> None:
        self.project = project
        self.rules = rules
        known: RuleSet | None = before._set if before is not None and before.rules is rules else None  # noqa: SLF001 - its own
        self._set: RuleSet = known or RuleSet(rules)
        of_file = project.schema.files.get("pjsip.conf")
        contexts = () if project.plan is None else (CONTEXT,)
        elsewhere = kinds_of(project)
        self.targets = frozenset((*(of_file.types if of_file is not None else ()), *HOMES, *elsewhere, *contexts))
        """What is known of."""
        reuse = before if before is not None and before.rules == rules else None
        self.absent: frozenset[str] = project.answer(AbsentModules())
        """Modules that something may need, and that are not loaded: nearly always none."""
        if reuse is not None and (reuse.targets, reuse.absent) != (self.targets, self.absent):
            reuse = None  # the dialplan came or went, or another file that names are looked up in
        revision = project.revision
        self.found: Table[Owner, Remembered[tuple[Found, ...]]]
        self.spots: dict[str, Table[int, tuple[Spotted, ...]]] = {}
        """Findings by file and by the section that they point at."""
        if reuse is not None and revision is not None and revision.before is reuse.project.counts:
            self._revise(reuse, revision)
        else:
            self._start(reuse)

    def _start(self, reuse: Checks | None) -> None:
        """Check everything."""
        found: dict[Owner, Remembered[tuple[Found, ...]]] = {}
        for owner, source in self._everything():
            known = reuse.found.get(owner) if reuse is not None else None
            if known is not None and reuse is not None and self._points_elsewhere(known, reuse):
                known = None
            done = self._checked(owner, source, known)
            if done.result or done.asked:
                found[owner] = done
        self.found = Table(found)
        self._askers: Askers[Owner] | None = None
        self._losses: tuple[Owner, ...] = tuple(owner for owner in found if owner.kind is Kind.LOSS)
        self._spot({}, found)

    def _revise(self, reuse: Checks, revision: Revision) -> None:
        """Check what an edit concerns."""
        sources: dict[Owner, object] = dict.fromkeys(reuse._losses)
        sources.update(self._losses_now())
        self._losses = tuple(owner for owner, source in sources.items() if source is not None)
        for old, new in revision.creations:
            if old is not None:
                sources.setdefault(object_owner(old), None)
            if new is not None:
                sources[object_owner(new)] = new if self._is_checked(new) else None
        for script_section, script in revision.scripts:
            sources[Owner(Kind.SCRIPT, DIALPLAN_FILE, "", script_section, "")] = script
        touched: dict[str, set[SectionId]] = defaultdict(set)
        touched[revision.path].update(SectionId(revision.path, label) for label in revision.labels)
        for section in revision.categories:
            touched[section.path].add(section)
        for unit in self.project.units.values():
            for path in touched.keys() & unit.reading.shown.keys():
                for section in touched[path]:
                    owner = Owner(Kind.SECTION, unit.path, "", section, "")
                    sources[owner] = self._section_source(unit, section)
        for path, section in revision.faults:
            sources[Owner(Kind.READING, path, "", section, "")] = self.project.units[path].faults.get(section)
        of_path = reuse.spots.get(revision.path)
        pointing = {
            spotted.owner
            for label in revision.labels
            for spotted in (of_path.get(label, ()) if of_path is not None else ())
        }
        askers = reuse.askers()
        for owner in (*pointing, *askers.of(revision.subjects)):
            known = reuse.found.get(owner)
            if known is not None and owner not in sources:
                sources[owner] = known.source
        before: dict[Owner, Remembered[tuple[Found, ...]]] = {}
        after: dict[Owner, Remembered[tuple[Found, ...]]] = {}
        for owner, source in sources.items():
            known = reuse.found.get(owner)
            if known is not None:
                before[owner] = known
            if source is None:
                continue
            done = self._checked(owner, source, None if owner in pointing else known)
            if done.result or done.asked:
                after[owner] = done
                askers.note(owner, done)
        self.found = reuse.found.with_changes({**dict.fromkeys(before), **after})
        self._askers = askers
        self.spots = dict(reuse.spots)
        self._spot(before, after)

    def _points_elsewhere(self, known: Remembered[tuple[Found, ...]], before: Checks) -> bool:
        """Whether findings point at a section whose text is another one now: they may quote it."""
        sections = {finding.spot.place.section for _, finding in known.result}
        return any(self._section(section) != before._section(section) for section in sections)

    def askers(self) -> Askers[Owner]:
        """Whose findings rest on which questions: found when somebody asks, since only an edit needs it."""
        if self._askers is None or self._askers.is_worn:
            self._askers = Askers(self.found.items())
        return self._askers

    def _spot(
        self,
        before: dict[Owner, Remembered[tuple[Found, ...]]],
        after: dict[Owner, Remembered[tuple[Found, ...]]],
    ) -> None:
        """Put findings where they point to, in place of those that the same owners had."""
        gone: dict[tuple[str, int], set[Owner]] = defaultdict(set)
        come: dict[tuple[str, int], list[Spotted]] = defaultdict(list)
        for owner, known in before.items():
            if after.get(owner) is known:
                continue
            for _, finding in known.result:
                section = finding.spot.place.section
                gone[section.path, section.label].add(owner)
        for owner, done in after.items():
            if before.get(owner) is done:
                continue
            for rule, finding in done.result:
                section = finding.spot.place.section
                come[section.path, section.label].append(Spotted(owner, rule, finding))
        changes: dict[str, dict[int, tuple[Spotted, ...] | None]] = defaultdict(dict)
        for path, label in {**gone, **come}:
            of_path = self.spots.get(path)
            known_here = of_path.get(label, ()) if of_path is not None else ()
            left = [spotted for spotted in known_here if spotted.owner not in gone[path, label]]
            some = [*left, *come[path, label]]
            if len(some) > 1:
                some.sort(key=self._order)
            changes[path][label] = tuple(some) or None
        for path, of_path_changes in changes.items():
            self.spots[path] = (self.spots.get(path) or Table({})).with_changes(of_path_changes)

    def _order(self, spotted: Spotted) -> tuple[object, ...]:
        owner = spotted.owner
        return (owner.kind, owner.file, owner.type, self.project.position(owner.section), owner.id)

    def _everything(self) -> Iterator[tuple[Owner, object]]:
        """All owners, each with what its findings are made from."""
        project = self.project
        for unit in project.units.values():
            for faulty, faults in unit.faults.items():
                yield Owner(Kind.READING, unit.path, "", faulty, ""), faults
        objects = {creation.section for some in project.creations.values() for creation in some if not creation.wizard}
        for unit in project.units.values():
            for section_id, section in unit.structure(project.source) if self._looks_at(unit.path) else ():
                if section_id not in objects or not is_ordinary(section):
                    category = unit.categories.get(section_id)
                    yield Owner(Kind.SECTION, unit.path, "", section_id, ""), (section, category)
        for (file, type_), creations in project.creations.items():
            for creation in creations:
                if self._is_checked(creation):
                    yield Owner(Kind.OBJECT, file, type_, creation.section, creation.id), creation
        yield from self._losses_now().items()
        plan = project.plan
        for section_id, kept in plan.scripts.items() if plan is not None else ():
            yield Owner(Kind.SCRIPT, DIALPLAN_FILE, "", section_id, ""), kept.result

    def _is_checked(self, creation: Creation) -> bool:
        """Whether there can be anything to say about an object."""
        return bool(creation.faults or creation.references or self._set.of_object(creation, unloaded=bool(self.absent)))

    def _losses_now(self) -> dict[Owner, object]:
        """Types that are lost as a whole: told on each section that has a part in it."""
        found: dict[Owner, object] = {}
        for key, loss in self.project.losses.items():
            if loss.kind not in self._set.by_name:
                continue
            for creation in self.project.attempts(key):
                if not loss.id or creation.id == loss.id:
                    fault = Fault(loss.kind, None, fatal=True, log=(loss.log,), detail=(creation.id, creation.type))
                    found[Owner(Kind.LOSS, *key, creation.section, creation.id)] = (creation, fault)
        return found

    def _section_source(self, unit: Unit, section_id: SectionId) -> object:
        """What the findings of a section are made from; None when no rule has anything to say about it."""
        section = self._section(section_id)
        if section is None or not self._looks_at(unit.path):
            return None
        if is_ordinary(section) and self._is_object(unit, section_id):
            return None
        return (section, unit.categories.get(section_id))

    def _is_object(self, first: Unit, section_id: SectionId) -> bool:
        """Whether an object is made of a section, in whichever of the files that Asterisk opens by itself it is read.

        They are asked one after the other, the `first` of them nearly always being the one.
        """
        project = self.project
        read = ((unit.path, unit.categories.get(section_id)) for unit in chain((first,), project.units.values()))
        return any(
            not one.wizard
            for path, category in read
            if category is not None
            for one in project.creations_of(path, category)
        )

    def _checked(
        self,
        owner: Owner,
        source: Any,  # noqa: ANN401 - by kind
        before: Remembered[tuple[Found, ...]] | None,
    ) -> Remembered[tuple[Found, ...]]:
        """What the rules find at an owner, or found before."""
        if before is not None and owner.kind is not Kind.OBJECT and before.source == source:
            source = before.source  # the same by value; an object that is made anew is another one

        def make(ask: Ask) -> tuple[Found, ...]:
            if owner.kind in (Kind.SECTION, Kind.OBJECT, Kind.SCRIPT):
                self.project.counts.checked += 1
            match owner.kind:
                case Kind.READING:
                    return tuple(self._of_reading(owner.file, source, ask))
                case Kind.SECTION:
                    return tuple(self._of_section(owner, source, ask))
                case Kind.OBJECT:
                    return tuple(self._of_object(source, ask))
                case Kind.LOSS:
                    return tuple(self._of_loss(source, ask))
                case Kind.SCRIPT:
                    case = self._case(owner.section, owner.file, ask, script=source)
                    return tuple(found_in_script(self._set, case)) if case is not None else ()

        return remembered(before, source, self.project.answer, make)

    def _section(self, section: SectionId) -> Section | None:
        file = self.project.source.file(section.path)
        return file.section(section.label) if file is not None else None

    def _case(self, section: SectionId, file: str, ask: Ask, **more: Any) -> Case | None:  # noqa: ANN401 - see Case
        tree = self._section(section)
        if tree is None:
            return None
        return Case(section, tree, file, ask, self.project.schema, **more)

    def _of_reading(self, path: str, faults: Iterable[Any], ask: Ask) -> Iterator[Found]:
        """What the reader minds: lines that cannot be read, and files that are given up."""
        for said in faults:
            rule = self._set.by_name.get(said.kind)
            if rule is None:
                continue
            place = Place(said.section, Option(said.line, "", ""))
            fault = Fault(said.kind, place, fatal=bool(said.refused), log=said.log, detail=said.detail)
            kind = _PROBLEMS.get(said.kind)
            problem = None if kind is None else Problem(said.line, kind)
            case = self._case(said.section, path, ask, fault=fault, problem=problem)
            for _, finding in _run(rule, case) if case is not None else ():
                yield rule, self._of_file(finding, rule, path, said.refused)

    def _of_file(self, finding: Finding, rule: Rule, path: str, refused: str) -> Finding:
        """A finding that costs a file. What an included one loses is its rest; a few top files cost Asterisk itself."""
        if (finding.effect or rule.effect) is not Effect.FILE_REFUSED:
            return finding
        if refused != path:
            return finding._replace(effect=Effect.REST_LOST)
        schema = self.project.schema.files.get(path)
        return finding._replace(effect=Effect(schema.refused)) if schema is not None and schema.refused else finding

    def _of_section(self, owner: Owner, source: tuple[Section, Category | None], ask: Ask) -> Iterator[Found]:
        section, category = source
        case = Case(owner.section, section, owner.file, ask, self.project.schema, category)
        for rule in self._set.of_file(owner.file):
            yield from _run(rule, case)
        if category is not None and category.section == owner.section and owner.file in OWN_CODE:
            from asterisk_ls.semantic.own_code.reading import read_section  # noqa: PLC0415 - not every run needs it

            schema = self.project.schema.files.get(owner.file)
            creation = read_section(category, owner.file, schema, self.project.judge, ask)
            if creation is not None:
                yield from self._of_faults(creation, ask, category)
                yield from self._of_references(creation, ask)

    def _looks_at(self, file: str) -> bool:
        """Whether there can be anything to say about a section of a file as such."""
        return bool(self._set.of_file(file)) or file in OWN_CODE

    def _of_faults(self, creation: Creation, ask: Ask, category: Category | None = None) -> Iterator[Found]:
        for fault in creation.faults:
            rule = self._set.faults.get(fault.kind)
            if rule is None:
                continue
            section = fault.at.section if fault.at is not None else creation.section
            case = self._case(section, creation.file, ask, creation=creation, fault=fault, category=category)
            if case is not None:
                yield from _run(rule, case)

    def _of_object(self, creation: Creation, ask: Ask) -> Iterator[Found]:
        yield from self._of_faults(creation, ask)
        yield from self._of_references(creation, ask)
        rules = self._set.of_object(creation, unloaded=bool(self.absent))
        if rules:
            category = self.project.units[creation.file].categories.get(creation.section)
            case = self._case(creation.section, creation.file, ask, creation=creation, category=category)
            for rule in rules:
                if case is not None:
                    yield from _run(rule, case)

    def _of_references(self, creation: Creation, ask: Ask) -> Iterator[Found]:
        for reference in creation.references:
            if self.targets.isdisjoint(reference.targets) or _is_fine(reference, ask):
                continue
            case = self._case(reference.at.section, creation.file, ask, creation=creation, reference=reference)
            for rule in self._set.references:
                if case is not None:
                    yield from _run(rule, case)

    def _of_loss(self, source: tuple[Creation, Fault], ask: Ask) -> Iterator[Found]:
        creation, fault = source
        rule = self._set.by_name[fault.kind]
        case = self._case(creation.section, creation.file, ask, creation=creation, fault=fault)
        if case is not None:
            yield from _run(rule, case)


def _is_fine(reference: Reference, ask: Ask) -> bool:
    """Whether some object of a fitting type is there and can be used, or may be where we cannot see it."""
    for target in reference.targets:
        if target == CONTEXT:
            return _is_fine_context(reference, ask)
        if target in ELSEWHERE:
            return ask(NameThere(target, reference.name)) is not False
        for known in ask(Objects(target, reference.name)):
            if known.loaded and UNREACHABLE not in known.facts:
                return True
        if ask(OpenType(target)):
            return True
    return False


def _is_fine_context(reference: Reference, ask: Ask) -> bool:
    """Whether a context is there and has what is looked for in it, or may have."""
    name, option = reference.name, reference.at.option
    if not ask(ContextMayExist(name)) or ask(ContextEmpty(name)):
        return False
    return option is None or option.name.lower() != SUBSCRIBED or ask(HasHints(name))


def _run(rule: Rule, case: Case) -> Iterator[Found]:
    for finding in rule.check(case):
        if may_be_unseen(rule, case):
            return
        yield rule, _careful(finding, case)


def _careful(finding: Finding, case: Case) -> Finding:
    """A finding whose fixes are not safe where they would bring back an object beside a namesake: a duplicate."""
    creation = case.creation
    if not finding.lost or creation is None or not any(fix.safe for fix in finding.fixes):
        return finding
    if len(case.ask(Objects(creation.type, creation.id))) <= 1:
        return finding
    return finding._replace(fixes=tuple(fix._replace(safe=False) for fix in finding.fixes))
