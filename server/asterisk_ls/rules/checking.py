"""Run the rules over a project. What was found for an object is taken over while nothing that it rested on changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from asterisk_ls.rules.base import Case, Finding, Rule, Trigger
from asterisk_ls.semantic.memo import Remembered, remembered
from asterisk_ls.semantic.model import Category, Creation, Fault, Objects, OpenType, Place, Reference
from asterisk_ls.semantic.project import Project, Unit, home
from asterisk_ls.syntax.nodes import Option, Problem, ProblemKind, Section
from asterisk_ls.syntax.reading import SectionId

Found = tuple[Rule, Finding]
Ask = Callable[[Any], Any]

_PROBLEMS = {str(kind): kind for kind in ProblemKind}


class Checks:
    """All findings of a project, by the rule that made each."""

    def __init__(self, project: Project, rules: tuple[Rule, ...], before: Checks | None = None) -> None:
        self.project = project
        self.rules = rules
        self.by_name = {rule.name: rule for rule in rules}
        self._by_trigger: dict[Trigger, list[Rule]] = defaultdict(list)
        for rule in rules:
            self._by_trigger[rule.trigger].append(rule)
        reuse = before if before is not None and before.rules == rules else None
        self._memo: dict[tuple[str, str, str, SectionId], Remembered[tuple[Found, ...]]] = {}
        self._sections: dict[tuple[str, SectionId], Remembered[tuple[Found, ...]]] = {}
        self.found: list[Found] = []
        for unit in project.units.values():
            self.found.extend(self._reading(unit))
            self.found.extend(self._of_sections(unit, reuse))
        self.found.extend(self._objects(reuse))
        self.found.extend(self._losses())

    def _section(self, section: SectionId) -> Section | None:
        file = self.project.source.file(section.path)
        return file.section(section.label) if file is not None else None

    def _case(self, section: SectionId, file: str, ask: Ask, **more: Any) -> Case | None:  # noqa: ANN401 - see Case
        tree = self._section(section)
        if tree is None:
            return None
        return Case(section, tree, file, ask, self.project.schema, **more)

    def _reading(self, unit: Unit) -> Iterator[Found]:
        """What the reader minds: lines that cannot be read, and files that are given up."""
        for said in unit.reading.faults:
            rule = self.by_name.get(said.kind)
            if rule is None:
                continue
            place = Place(said.section, Option(said.line, "", ""))
            log: tuple[Any, ...] = said.log
            fault = Fault(said.kind, place, fatal=bool(said.refused), log=log, detail=said.detail)
            kind = _PROBLEMS.get(said.kind)
            problem = None if kind is None else Problem(said.line, kind)
            case = self._case(said.section, unit.path, self.project.answer, fault=fault, problem=problem)
            if case is not None:
                yield from _run(rule, case)

    def _of_sections(self, unit: Unit, reuse: Checks | None) -> Iterator[Found]:
        rules = self._by_trigger[Trigger.SECTION]
        if not rules:
            return
        memo, path = self._sections, unit.path
        objects = {
            creation.section for some in self.project.creations.values() for creation in some if not creation.wizard
        }
        for section_id, section in unit.reading.structure:
            if section_id in objects and _is_ordinary(section):
                continue
            category = unit.by_section.get(section_id)
            key = (path, section_id)
            before = reuse._sections.get(key) if reuse else None  # noqa: SLF001
            source: object = (section, category)
            if before is not None and before.source == source:
                source = before.source

            def make(
                ask: Ask,
                section_id: SectionId = section_id,
                section: Section = section,
                category: Category | None = category,
            ) -> tuple[Found, ...]:
                self.project.counts.checked += 1
                case = Case(section_id, section, path, ask, self.project.schema, category)
                return tuple(found for rule in rules for found in _run(rule, case))

            done = memo[key] = remembered(before, source, self.project.answer, make)
            if done.result:
                yield from done.result

    def _objects(self, reuse: Checks | None) -> Iterator[Found]:
        by_type: dict[str, list[Rule]] = defaultdict(list)
        for rule in self._by_trigger[Trigger.OBJECT]:
            for type_ in rule.types:
                by_type[type_].append(rule)
        references = self._by_trigger[Trigger.REFERENCE]
        for (file, type_), creations in self.project.creations.items():
            of_type = by_type.get(type_, [])
            for creation in creations:
                if not (creation.faults or creation.references or of_type):
                    continue
                key = (file, type_, creation.id, creation.section)
                before = reuse._memo.get(key) if reuse else None  # noqa: SLF001

                def make(ask: Ask, creation: Creation = creation, of_type: list[Rule] = of_type) -> tuple[Found, ...]:
                    self.project.counts.checked += 1
                    return tuple(self._of_object(creation, ask, of_type, references))

                done = self._memo[key] = remembered(before, creation, self.project.answer, make)
                yield from done.result

    def _of_object(self, creation: Creation, ask: Ask, rules: list[Rule], references: list[Rule]) -> Iterator[Found]:
        for fault in creation.faults:
            rule = self.by_name.get(fault.kind)
            if rule is None or rule.trigger is not Trigger.FAULT:
                continue
            section = fault.at.section if fault.at is not None else creation.section
            case = self._case(section, creation.file, ask, creation=creation, fault=fault)
            if case is not None:
                yield from _run(rule, case)
        for reference in creation.references:
            if _is_fine(reference, ask):
                continue
            case = self._case(reference.at.section, creation.file, ask, creation=creation, reference=reference)
            for rule in references:
                if case is not None:
                    yield from _run(rule, case)
        if rules:
            category = self.project.units[creation.file].by_section.get(creation.section)
            case = self._case(creation.section, creation.file, ask, creation=creation, category=category)
            for rule in rules:
                if case is not None:
                    yield from _run(rule, case)

    def _losses(self) -> Iterator[Found]:
        """Types that are lost as a whole: told on each section that has a part in it."""
        for key, loss in self.project.losses.items():
            rule = self.by_name.get(loss.kind)
            if rule is None:
                continue
            for creation in self.project.creations[key]:
                if loss.id and creation.id != loss.id:
                    continue
                fault = Fault(loss.kind, None, fatal=True, log=(loss.log,), detail=(creation.id, creation.type))
                answer = self.project.answer
                case = self._case(creation.section, creation.file, answer, creation=creation, fault=fault)
                if case is not None and home(creation) == key:
                    yield from _run(rule, case)


_LONG = 19
"""Characters that cannot be more bytes than Asterisk keeps of a name."""


def _is_ordinary(section: Section) -> bool:
    """Whether a section that became an object is of the common shape, about which no rule for sections says anything.

    Its header is alone on the first line, as Asterisk reads it, and it has no comment and nothing but options.
    """
    header, text = section.header, section.text
    if header is None or section.entries is not None or ";" in text or len(header.name) > _LONG:
        return False
    if header.modifiers is None:
        return text.startswith((f"[{header.name}]\n", f"[{header.name}]\r\n"))
    modifiers = ",".join(header.modifiers)
    return " " not in modifiers and "\t" not in modifiers and text.startswith(f"[{header.name}]({modifiers})\n")


def _is_fine(reference: Reference, ask: Ask) -> bool:
    """Whether some object of a fitting type is there, or may be where we cannot see it."""
    for target in reference.targets:
        if any(known.loaded for known in ask(Objects(target, reference.name))):
            return True
        if ask(OpenType(target)):
            return True
    return False


def _run(rule: Rule, case: Case) -> Iterator[Found]:
    for finding in rule.check(case):
        yield rule, finding
