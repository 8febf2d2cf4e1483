"""What can be reached from a context: over its includes, whatever their times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan.model import HINT
from asterisk_ls.semantic.dialplan.patterns import is_pattern
from asterisk_ls.syntax.dialplan.arguments import separate
from asterisk_ls.syntax.dialplan.substitution import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.dialplan.context import Context, Shape
    from asterisk_ls.semantic.dialplan.kept import Plan
    from asterisk_ls.semantic.dialplan.model import Step


def is_empty(shape: Shape) -> bool:
    """Whether nothing in a context can answer a call."""
    return not (shape.plain or shape.patterns or shape.includes or shape.is_open)


def has_hints(plan: Plan, name: str) -> bool:
    """Whether a context, or one that it includes, has a hint, or may have one that is not known."""
    return any(
        context.shape.is_open
        or context.auto_hints
        or any(HINT in outline.priorities for some in context.shape.plain.values() for outline in some)
        or any(HINT in outline.priorities for outline in context.shape.patterns)
        for context in _reached(plan, name)
    )


def includers(plan: Plan, name: str) -> tuple[str, ...] | None:
    """The contexts that include one, directly or over others; None where an include is not known."""
    including = plan.including
    if including is None:
        return None
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        for one in including.get(waiting.pop(), ()):
            if one not in found and one != name:
                found[one] = None
                waiting.append(one)
    return tuple(found)


def dials_out(plan: Plan, name: str) -> tuple[str, str] | None:
    """The context and the pattern by which what a caller dials is dialled on; None where no step does that."""
    for context in _reached(plan, name):
        for step in context.steps():
            if is_pattern(step.exten) and _passes_on(step):
                return context.name, step.exten
    return None


def _passes_on(step: Step) -> bool:
    """Whether a step dials the number that was dialled, somewhere else than at a phone of that name."""
    if step.application.strip().lower() != "dial" or "${EXTEN" not in step.data:
        return False
    target = separate(parse(step.data)).items[0].text
    return "${EXTEN" in target and ("@" in target or target.count("/") > 1)


def _reached(plan: Plan, name: str) -> Iterator[Context]:
    """The context and those that it includes, each once."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        context = plan.context(one)
        if context is not None:
            yield context
            waiting.extend(include.context for include in reversed(context.includes))
