"""Places in the dialplan: the contexts, the extensions that can be reached in one, the labels and priorities of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan.model import HINT
from asterisk_ls.semantic.dialplan.patterns import is_pattern
from asterisk_ls.semantic.dialplan.routing import DEEPEST, search
from asterisk_ls.semantic.queries import ContextNamed
from asterisk_ls.syntax.names import fold
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from asterisk_ls.semantic.dialplan.context import Outline, Shape
    from asterisk_ls.semantic.project import Project

PARTS = 3
"""A context, an extension, a priority."""


class Place(NamedTuple):
    """A place as Goto takes it, what it does not say filled in from where it stands."""

    context: str
    exten: str
    priority: str


def place_of(parts: Sequence[str], context: str, exten: str) -> Place:
    """The place that some arguments stand for: of one it is the priority, of two the extension and the priority."""
    given = [*parts[:PARTS]]
    priority = given.pop().partition("(")[0] if given else ""
    return Place(given[-2] if len(given) > 1 else context, given[-1] if given else exten, priority)


def shape_of(project: Project, context: str) -> Shape | None:
    """What can be seen of a context."""
    found: Shape | None = project.answer(ContextNamed(context))
    return found


def extensions_in(project: Project, context: str) -> Iterator[tuple[str, str]]:
    """The extensions that can be dialled in a context, each with the context that has it: its own first, then included.

    Patterns are none: nobody knows which numbers are meant.
    """
    waiting = [context]
    seen: set[str] = set()
    while waiting and len(seen) < DEEPEST:
        name = waiting.pop(0)
        shape = shape_of(project, name) if fold(name) not in seen else None
        seen.add(fold(name))
        if shape is None:
            continue
        for outlines in shape.plain.values():
            if outlines and outlines[0].priorities[-1] != HINT:
                yield outlines[0].exten, name
        waiting += [include.context for include in shape.includes]


def outline_of(project: Project, context: str, exten: str) -> tuple[Outline, str] | None:
    """The extension that a number, or the name of a pattern, leads to, and the context that has it."""
    exten, slash, caller = exten.partition("/")
    if is_pattern(exten) or slash:
        shape = shape_of(project, context)
        every = (*shape.patterns, *shape.plain.get(exten.replace("-", ""), ())) if shape is not None else ()
        wanted = caller if slash else None
        return next(((one, context) for one in every if one.exten == exten and one.caller == wanted), None)
    found = search(lambda name: shape_of(project, name), context, exten, follows_times=True).found
    return (found.outline, found.context) if found is not None else None
