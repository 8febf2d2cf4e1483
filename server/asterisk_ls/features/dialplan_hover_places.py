"""What a context, an extension or a label is, in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.dialplan_patterns import pattern_text
from asterisk_ls.features.dialplan_places import outline_of, shape_of
from asterisk_ls.features.markdown import code
from asterisk_ls.features.places import place
from asterisk_ls.semantic.dialplan.model import HINT
from asterisk_ls.semantic.dialplan.patterns import is_pattern
from asterisk_ls.semantic.queries import ContextLines, ContextMayExist, ContextNames
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from asterisk_ls.semantic.dialplan.context import Context, Outline
    from asterisk_ls.semantic.dialplan.model import Step
    from asterisk_ls.semantic.project import Project

MOST = 12
"""Names of a kind that are shown."""


def context_text(project: Project, name: str) -> str:
    """Markdown about a context: its extensions and what it includes."""
    shape = shape_of(project, name)
    if shape is None:
        if project.answer(ContextMayExist(name)):
            return f"Context {code(name)}: not in `extensions.conf`; it may be made elsewhere."
        other = next((one for one in project.answer(ContextNames()) if fold(one) == fold(name)), None)
        near = f" {code(other)} is another one." if other is not None else ""
        return f"There is no context {code(name)}.{near}"
    plain = [outline for some in shape.plain.values() for outline in some]
    lines = [f"**context** {code(name)}"]
    lines += _row("extension", _names(one for one in plain if one.priorities[-1] != HINT))
    lines += _row("pattern", _names(shape.patterns))
    lines += _row("hint", _names(one for one in (*plain, *shape.patterns) if one.priorities[:1] == (HINT,)))
    lines += _row("include", [one.context + (f" ({one.times})" if one.times else "") for one in shape.includes])
    lines += _row("switch", list(shape.switches))
    if len(lines) == 1:
        lines.append("It has no extensions.")
    return "\n\n".join(lines)


def _names(outlines: Iterable[Outline]) -> list[str]:
    found = (one.exten + (f"/{one.caller}" if one.caller is not None else "") for one in outlines)
    return [*dict.fromkeys(found)]


def _row(what: str, names: list[str]) -> Iterator[str]:
    if names:
        plural = f"{what}es" if what == "switch" else f"{what}s"
        title = f"1 {what}" if len(names) == 1 else f"{len(names)} {plural}"
        yield f"{title}: {', '.join(map(code, names[:MOST]))}{', …' if len(names) > MOST else ''}"


def extension_text(project: Project, context: str, exten: str) -> str:
    """Markdown about an extension: which numbers a pattern matches, who may call it, its priorities and labels."""
    name, slash, caller = exten.partition("/")
    blocks = [pattern_text(name) if is_pattern(name) else f"**extension** {code(name)}"]
    if slash:
        blocks.append(_caller_text(caller))
    found = outline_of(project, context, exten)
    if found is not None:
        outline, where = found
        numbers = [number for number in outline.priorities if number != HINT]
        inside = "" if where == context else f" in {code(where)}"
        if outline.exten != name:
            blocks.append(f"Answered by {code(outline.exten)}{inside or f' in {code(where)}'}.")
        elif inside:
            blocks.append(f"From {code(where)}, which is included.")
        if numbers:
            blocks.append(f"Priorities {_spoken(numbers)}." if len(numbers) > 1 else f"Priority {numbers[0]}.")
        if outline.labels:
            labels = [f"{code(label)} ({number})" for label, number in [*outline.labels.items()][:MOST]]
            blocks.append(f"Labels: {', '.join(labels)}{', …' if len(outline.labels) > MOST else ''}")
        if HINT in outline.priorities:
            blocks.append("It has a hint.")
    elif not is_pattern(name):
        blocks.append(f"Nothing in {code(context)} answers it.")
    return "\n\n".join(blocks)


def _caller_text(caller: str) -> str:
    if not caller:
        return "Only for callers without a number."
    if is_pattern(caller):
        return f"Only for callers whose number fits. {pattern_text(caller)}"
    return f"Only for the caller {code(caller)}."


def _spoken(numbers: list[int]) -> str:
    """`1 to 4, 10`."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1] = [found[-1][0], number]
        else:
            found.append([number])
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in found]
    return ", ".join(shown[:MOST]) + (", …" if len(shown) > MOST else "")


def step_text(project: Project, context: str, exten: str, priority: str, *, seen_from: str) -> str:
    """Markdown about a label or a priority: which step it is, and where. What the step is given is not shown."""
    found = outline_of(project, context, exten)
    if found is None:
        return f"{code(priority)}: nothing in {code(context)} answers {code(exten)}."
    outline, where = found
    number = outline.labels.get(priority, number_of(priority) if priority.isdecimal() else 0)
    kind = "Priority" if priority.isdecimal() else "Label"
    owner = f"of {code(outline.exten)} in {code(where)}"
    if number not in outline.priorities:
        return f"{kind} {code(priority)}: there is none {owner}."
    lines: Context | None = project.answer(ContextLines(where))
    step = _step(lines, outline, number) if lines is not None else None
    text = f"{kind} {code(priority)} {owner}" + ("" if kind == "Priority" else f": priority {number}")
    if step is None or step.place.option is None:
        return f"{text}."
    there = place(project, step.place.section, step.place.option.line, seen_from=seen_from)
    return f"{text}. {code(step.application.strip())}, {there}."


def _step(context: Context, outline: Outline, number: int) -> Step | None:
    for script in context.scripts.values():
        for step in script.steps:
            if step.priority == number and step.exten == outline.exten and step.caller == outline.caller:
                return step
    return None
