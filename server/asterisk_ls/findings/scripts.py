"""Run the rules for the dialplan over one section of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from asterisk_ls.rules.base import Trigger
from asterisk_ls.semantic.queries import ContextLines, ContextMayExist

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from asterisk_ls.findings.owners import Found
    from asterisk_ls.rules.base import Case, Rule
    from asterisk_ls.semantic.dialplan.context import Context


class ScriptRules(NamedTuple):
    """The rules that have something to say about the dialplan, by what makes them run."""

    of_script: Sequence[Rule]
    of_call: Mapping[str, Sequence[Rule]]
    """By application, in lower case."""
    of_step: Sequence[Rule]
    """Those that look at each step, whatever it calls."""
    of_fault: Mapping[str, Rule]


def script_rules(rules: Sequence[Rule]) -> ScriptRules:
    """The rules that have something to say about the dialplan."""
    calls: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        for application in rule.types if rule.trigger is Trigger.CALL else ():
            calls[application].append(rule)
    return ScriptRules(
        tuple(rule for rule in rules if rule.trigger is Trigger.SCRIPT),
        dict(calls),
        tuple(rule for rule in rules if rule.trigger is Trigger.CALL and not rule.types),
        {rule.name: rule for rule in rules if rule.trigger is Trigger.FAULT},
    )


def found_in_script(rules: ScriptRules, case: Case) -> Iterator[Found]:
    """What the rules find in the script of a case: in reading it, in it as a whole, and step by step."""
    own = case.script
    context: Context | None = case.ask(ContextLines(own.context)) if own is not None else None
    if own is None or context is None:
        return
    from asterisk_ls.semantic.dialplan.context import include_faults  # noqa: PLC0415 - start-up counts

    script = context.scripts[case.section_id]
    case = case._replace(script=script)
    faults = [*script.faults, *context.faults.get(case.section_id, ())]
    if script.includes:
        own_places = [include.place for include in script.includes]
        faults += [
            fault
            for fault in include_faults(context, lambda name: bool(case.ask(ContextMayExist(name))))
            if fault.at in own_places
        ]
    for fault in faults:
        rule = rules.of_fault.get(fault.kind)
        if rule is not None:
            yield from _run(rule, case._replace(fault=fault))
    for rule in rules.of_script:
        yield from _run(rule, case)
    for step in script.steps:
        of_call = rules.of_call.get(step.application.rstrip().lower(), ())
        if of_call or rules.of_step:
            of_step = case._replace(step=step)
            for rule in (*rules.of_step, *of_call):
                yield from _run(rule, of_step)


def _run(rule: Rule, case: Case) -> Iterator[Found]:
    for finding in rule.check(case):
        yield rule, finding
