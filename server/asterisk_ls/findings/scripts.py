"""Run the rules for the dialplan over one section of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asterisk_ls.findings.lacking import may_be_unseen
from asterisk_ls.semantic.queries import ContextLines, ContextMayExist

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asterisk_ls.findings.owners import Found
    from asterisk_ls.findings.ruleset import RuleSet
    from asterisk_ls.rules.base import Case, Rule
    from asterisk_ls.semantic.dialplan.context import Context


def found_in_script(rules: RuleSet, case: Case) -> Iterator[Found]:
    """What the rules find in the script of a case: in reading it, in it as a whole, and step by step."""
    own = case.script
    context: Context | None = case.ask(ContextLines(own.context)) if own is not None else None
    if own is None or context is None:
        return
    from asterisk_ls.semantic.dialplan.context import include_faults  # noqa: PLC0415 - start-up counts

    script = context.scripts[case.section_id]
    case = case._replace(script=script, ask=_once(case.ask))
    section = case.section_id
    faults = [*script.faults, *context.faults.get(section, ()), *context.oddities.get(section, ())]
    if script.includes:
        own_places = {include.place for include in script.includes}
        faults += [
            fault
            for fault in include_faults(context, lambda name: bool(case.ask(ContextMayExist(name))))
            if fault.at in own_places
        ]
    for fault in faults:
        rule = rules.faults.get(fault.kind)
        if rule is not None:
            yield from _run(rule, case._replace(fault=fault))
    for rule in rules.scripts:
        yield from _run(rule, case)
    from asterisk_ls.semantic.dialplan.call_faults import judge_for  # noqa: PLC0415 - see above
    from asterisk_ls.semantic.dialplan.calls import references_in  # noqa: PLC0415 - see above
    from asterisk_ls.semantic.dialplan.presence import is_there  # noqa: PLC0415 - see above

    judge = judge_for(case.schema.version)
    names = rules.by_name_kind
    for step in script.steps:
        for fault in judge.faults(step):
            rule = rules.faults.get(fault.kind)
            if rule is not None:
                yield from _run(rule, case._replace(step=step, fault=fault))
        for named in references_in(step) if names else ():
            if named.names in names and not is_there(named, case.ask, judge.words, script.context, step.exten):
                for rule in names[named.names]:
                    yield from _run(rule, case._replace(step=step, named=named))
        of_call = rules.by_application.get(step.application.rstrip().lower(), ())
        if of_call or rules.steps:
            of_step = case._replace(step=step)
            for rule in (*rules.steps, *of_call):
                yield from _run(rule, of_step)


def _once(ask: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """What asks each question once: the steps of a section ask the same ones over and over, and each is kept."""
    known: dict[tuple[type, Any], Any] = {}

    def asked(question: Any) -> Any:  # noqa: ANN401 - the type of an answer depends on the question
        key = (type(question), question)
        if key not in known:
            known[key] = ask(question)
        return known[key]

    return asked


def _run(rule: Rule, case: Case) -> Iterator[Found]:
    for finding in rule.check(case):
        if may_be_unseen(rule, case):
            return
        yield rule, finding
