"""The dialplan of a project, kept up while files change: what each section adds, and contexts merged when asked about."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from asterisk_ls.semantic.dialplan import reaching
from asterisk_ls.semantic.dialplan.circles import circles_of
from asterisk_ls.semantic.dialplan.context import Context, merged
from asterisk_ls.semantic.dialplan.model import Script, is_computed
from asterisk_ls.semantic.dialplan.plan import GENERAL, General, general_of, is_context
from asterisk_ls.semantic.dialplan.reading import script_of
from asterisk_ls.semantic.dialplan.variables import GLOBALS, globals_of, value_among
from asterisk_ls.semantic.memo import Remembered, remembered
from asterisk_ls.semantic.queries import GlobalNamed
from asterisk_ls.semantic.table import Table
from asterisk_ls.syntax.names import fold
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from asterisk_ls.semantic.dialplan.context import Shape
    from asterisk_ls.semantic.model import Category, SectionId
    from asterisk_ls.semantic.project import Counts
    from asterisk_ls.semantic.queries import Subject
    from asterisk_ls.semantic.unit import Unit

Answer = Callable[[Any], Any]
Kept = Remembered[Script]
Touched = dict["SectionId", "tuple[Category | None, Category | None]"]
"""Categories before and after an edit."""


class Plan:
    """All sections of the dialplan as scripts. Nothing in it changes but that contexts are merged once they are asked for."""

    def __init__(
        self,
        scripts: Table[SectionId, Kept],
        sections: Table[str, tuple[SectionId, ...]],
        variables: Mapping[str, str | None],
        general: General,
        contexts: dict[str, Context],
    ) -> None:
        self.scripts = scripts
        self.sections = sections
        """The sections of each context, in order."""
        self.variables = variables
        """The global variables; None for a value that is not known."""
        self.general = general
        self._contexts = contexts
        """Those that somebody asked for."""
        self.circles: dict[str, frozenset[str]] | None = None
        """The contexts that include each other in a circle, once somebody has asked."""

    def circle(self, name: str) -> frozenset[str]:
        """The contexts of the circle of includes that a context is part of; empty when it is part of none."""
        return self.all_circles().get(name, frozenset())

    def all_circles(self) -> dict[str, frozenset[str]]:
        """The contexts that are part of a circle, each with all of the circle."""
        if self.circles is None:
            includes: dict[str, list[str]] = {}
            for kept in self.scripts.values():
                script = kept.result
                if script.includes:
                    some = includes.setdefault(script.context, [])
                    some += [include.context for include in script.includes]
            self.circles = circles_of(includes)
        return self.circles

    @cached_property
    def including(self) -> Mapping[str, tuple[str, ...]] | None:
        """The contexts with a line that includes a context, by the name of that one; None where a name is computed."""
        found: dict[str, dict[str, None]] = {}
        for kept in self.scripts.values():
            script = kept.result
            for include in script.includes:
                if is_computed(include.name):
                    return None
                found.setdefault(include.context, {})[script.context] = None
        return {name: tuple(some) for name, some in found.items()}

    def is_empty(self, name: str) -> bool:
        """Whether there is a context of that name in which nothing can answer a call."""
        context = self.context(name)
        return context is not None and reaching.is_empty(context.shape)

    def has_hints(self, name: str) -> bool:
        """See `reaching.has_hints`."""
        return reaching.has_hints(self, name)

    def includers(self, name: str) -> tuple[str, ...] | None:
        """See `reaching.includers`."""
        return reaching.includers(self, name)

    def dials_out(self, name: str) -> tuple[str, str] | None:
        """See `reaching.dials_out`."""
        return reaching.dials_out(self, name)

    def context(self, name: str) -> Context | None:
        """All that the sections of that name come to; None when there is none."""
        found = self._contexts.get(name)
        if found is None:
            sections = self.sections.get(name)
            if sections is None:
                return None
            kept = [self.scripts[section] for section in sections]
            both = [(category_of(one), one.result) for one in kept]
            found = self._contexts[name] = merged(name, both, value_among(self.variables))
        return found


class PlanChange(NamedTuple):
    """A plan after an edit, and what became different in it."""

    plan: Plan
    scripts: dict[SectionId, Script | None]
    """Those that are different, by section; None for one that is gone."""
    subjects: set[Subject]


def plan_of(unit: Unit, before: Plan | None, counts: Counts) -> Plan:
    """The dialplan of `extensions.conf`. Scripts of sections that are as they were are taken over."""
    held = () if unit.refused else tuple(unit.ordered())
    variables = globals_of(held)
    answer = _answers(variables)
    scripts: dict[SectionId, Kept] = {}
    sections: dict[str, list[SectionId]] = {}
    for category in held:
        if is_context(category):
            known = before.scripts.get(category.section) if before is not None else None
            scripts[category.section] = _kept(category, known, answer, counts)
            sections.setdefault(category.name, []).append(category.section)
    table = Table({name: tuple(some) for name, some in sections.items()})
    contexts = _still_merged(before, scripts, table, variables) if before is not None else {}
    return Plan(Table(scripts), table, variables, general_of(held), contexts)


def plan_changed(before: Plan, unit: Unit, touched: Touched, counts: Counts) -> PlanChange:
    """The dialplan after some sections of its file changed."""
    subjects: set[Subject] = set()
    names = {fold(one.name) for both in touched.values() for one in both if one is not None}
    variables, general = before.variables, before.general
    work = {} if unit.refused else {section: after for section, (_, after) in touched.items()}
    if GLOBALS in names:
        variables = globals_of(_named(unit, GLOBALS))
        changed = _differing(variables, before.variables)
        subjects.update(GlobalNamed(name).subject for name in changed)
        for section, kept in before.scripts.items() if changed else ():
            if section not in work and any(question.subject[-1] in changed for question, _ in kept.asked):
                work[section] = category_of(kept)
    if GENERAL in names:
        general = general_of(_named(unit, GENERAL))
        subjects.add(("dialplan-settings",))
    answer = _answers(variables)
    updates: dict[SectionId, Kept | None] = {}
    for section, category in work.items():
        known = before.scripts.get(section)
        made = None if category is None or not is_context(category) else _kept(category, known, answer, counts)
        if made is not known:
            updates[section] = made
    sections = _moved(before, updates, unit)
    contexts = dict(before._contexts)  # noqa: SLF001 - its own
    changed_names = _names(before, updates)
    if variables != before.variables:  # which step a label stands for is looked up again when contexts are merged
        changed_names.update(kept.result.context for _, kept in before.scripts.items() if kept.result.asks_labels)
    for name in changed_names:
        contexts.pop(name, None)
    plan = Plan(
        before.scripts.with_changes(updates), before.sections.with_changes(sections), variables, general, contexts
    )
    if all(_includes(before.scripts.get(section)) == _includes(made) for section, made in updates.items()):
        plan.circles = before.circles
    elif before.circles is not None:
        subjects.update(("circle", name) for name in _different(before.circles, plan.all_circles()))
    for name in changed_names:
        subjects.add(("context-lines", name))
        old, new = _shape(before, name), _shape(plan, name)
        if old != new:
            subjects.update((("context", name), ("dialplan-shape",)))
            if (old.includes if old is not None else ()) != (new.includes if new is not None else ()):
                subjects.add(("context-includes",))
        if old is None or new is None or reaching.is_empty(old) is not reaching.is_empty(new):
            subjects.add(("context-empty", name))
    for name in sections:
        if (name in before.sections) is not (name in plan.sections):
            subjects.update((("contexts",), ("context-there", name)))
    if updates:
        subjects.add(("dialplan",))
    return PlanChange(plan, {section: made and made.result for section, made in updates.items()}, subjects)


def _still_merged(
    before: Plan,
    scripts: Mapping[SectionId, Kept],
    sections: Table[str, tuple[SectionId, ...]],
    variables: Mapping[str, str | None],
) -> dict[str, Context]:
    """The contexts whose sections are all as they were."""
    return {
        name: context
        for name, context in before._contexts.items()  # noqa: SLF001 - its own
        if variables == before.variables
        and (some := sections.get(name)) == before.sections.get(name)
        and all(scripts[section] is before.scripts.get(section) for section in some or ())
    }


def category_of(kept: Kept) -> Category:
    """The category that a script was made of."""
    return cast("Category", kept.source)


def _kept(category: Category, before: Kept | None, answer: Answer, counts: Counts) -> Kept:
    source = before.source if before is not None and before.source == category else category

    def make(ask: Answer) -> Script:
        counts.created += 1
        return script_of(category, lambda name: ask(GlobalNamed(name)))

    return remembered(before, source, answer, make)


def _answers(variables: Mapping[str, str | None]) -> Answer:
    return lambda question: variables.get(question.name, "")


def _named(unit: Unit, name: str) -> Iterable[Category]:
    if unit.refused:
        return ()
    return [unit.categories[section] for section in unit.names.get(name, ())]


def _differing(one: Mapping[str, str | None], other: Mapping[str, str | None]) -> set[str]:
    """The names that have different values."""
    return {name for name in {*one, *other} if one.get(name, "") != other.get(name, "")}


def _names(before: Plan, updates: Mapping[SectionId, Kept | None]) -> set[str]:
    """The contexts that sections belonged to, and those that they belong to now."""
    both = [kept for section, made in updates.items() for kept in (before.scripts.get(section), made)]
    return {kept.result.context for kept in both if kept is not None}


def _moved(
    before: Plan, updates: Mapping[SectionId, Kept | None], unit: Unit
) -> dict[str, tuple[SectionId, ...] | None]:
    """The sections of contexts that have others now."""
    found: dict[str, tuple[SectionId, ...] | None] = {}
    for section, made in updates.items():
        known = before.scripts.get(section)
        had, has = known and known.result.context, made and made.result.context
        if had == has:
            continue
        for name in (had, has):
            if name is not None:
                now = (found[name] if name in found else before.sections.get(name)) or ()
                some = [one for one in now if one != section] + ([section] if name == has else [])
                found[name] = tuple(sorted(some, key=unit.order)) or None
    return found


def _includes(kept: Kept | None) -> tuple[str, ...]:
    """A context and what it includes by one section; nothing for one that includes nothing."""
    script = kept.result if kept is not None else None
    return () if script is None or not script.includes else (script.context, *[one.context for one in script.includes])


def _different(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> set[str]:
    """The keys that have different values."""
    return {name for name in {*one, *other} if one.get(name) != other.get(name)}


def _shape(plan: Plan, name: str) -> Shape | None:
    context = plan.context(name)
    return None if context is None else context.shape
