"""Whether a place that a call names is there: context, extension, and priority or label, over includes and patterns.

Where a call says no context, that of the channel counts. It is the one of the step, or one that includes it: a call stays in
the context by which it came. Nothing is known to be missing where anything on the way is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from asterisk_ls.semantic.dialplan.model import HINT, is_computed
from asterisk_ls.semantic.dialplan.patterns import is_pattern, matches
from asterisk_ls.semantic.queries import (
    ContextMade,
    ContextMayExist,
    ContextNamed,
    ContextThere,
    Includers,
    OpenDialplan,
)
from asterisk_ls.text import number_of
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.semantic.dialplan.calls import Part
    from asterisk_ls.semantic.dialplan.context import Outline, Shape

Ask = Callable[[Any], Any]
_NUMBER = re.compile(r"\s*(\d+)\s*")


class Lacking(StrEnum):
    """What is not there."""

    CONTEXT = "context"
    EXTENSION = "extension"
    PRIORITY = "priority"
    LABEL = "label"


class Lack(NamedTuple):
    """What of a place is missing, and what there is in its stead."""

    what: Lacking
    there: tuple[str, ...] = ()
    """The extensions, or the labels, that could have been meant."""


def lack_of(ask: Ask, context: str, exten: str, parts: tuple[Part | None, ...]) -> Lack | None:
    """What is missing of a place that a step of an extension in a context names; None: nothing, or it is not known."""
    place, extension, priority = parts
    if place is not None:
        if place.computed:
            return None
        if not ask(ContextMayExist(place.text)):
            return Lack(Lacking.CONTEXT)
        if not ask(ContextThere(place.text)):
            return None
    if any(part is not None and part.computed for part in (extension, priority)):
        return None
    wanted = exten if extension is None else extension.text
    if is_computed(wanted) or (extension is not None and is_pattern(wanted)):
        return None
    first: Shape | None = ask(ContextNamed(context if place is None else place.text))
    if first is not None and any(_has(outline, priority) for outline in _answering([first], wanted)):
        return None  # so it is nearly always, and nothing else need be asked
    if ask(OpenDialplan()):
        return None
    starts = _starts(ask, context, place)
    shapes = None if starts is None else _reached(ask, starts)
    if shapes is None:
        return None
    found: list[Outline] = []
    for outline in _answering(shapes, wanted):
        if _has(outline, priority):
            return None
        found.append(outline)
    if not found:
        return None if extension is None else Lack(Lacking.EXTENSION, tuple(_extensions(shapes)))
    return _of_priority(found, priority)


def _starts(ask: Ask, context: str, place: Part | None) -> tuple[str, ...] | None:
    if place is not None:
        return (place.text,)
    includers = ask(Includers(context))
    return None if includers is None else (context, *includers)


def _reached(ask: Ask, starts: Iterable[str]) -> list[Shape] | None:
    """All contexts that are looked at; None where one of them is not known as a whole."""
    shapes: list[Shape] = []
    seen: set[str] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        shape: Shape | None = ask(ContextNamed(name))
        if ask(ContextMade(name)) or (shape is not None and shape.is_open):
            return None
        if shape is not None:
            shapes.append(shape)
            waiting.extend(include.context for include in shape.includes)
    return shapes


def _answering(shapes: list[Shape], wanted: str) -> Iterator[Outline]:
    """The extensions that answer one; all of them for a pattern, which stands for many numbers."""
    if is_pattern(wanted):
        for shape in shapes:
            yield from (outline for outline in shape.patterns if outline.exten == wanted)
        for shape in shapes:
            for some in shape.plain.values():
                yield from some
            yield from shape.patterns
        return
    plain = wanted.replace("-", "")
    for shape in shapes:
        yield from shape.plain.get(plain, ())
    for shape in shapes:
        for outline in shape.patterns:
            if matches(outline.exten, wanted):
                yield outline


def _has(outline: Outline, priority: Part | None) -> bool:
    if priority is None:
        return True
    text = priority.text
    number = _NUMBER.fullmatch(text)
    if number is not None:
        return number_of(number[1]) in outline.priorities
    if text[:1] in "+-" or text.lstrip()[:1].isdigit() or "|" in text:
        return True  # counted from here, read in one way or another by different versions, or told of otherwise
    return text in outline.labels


def _of_priority(found: list[Outline], priority: Part | None) -> Lack | None:
    if priority is None:
        return None
    if _NUMBER.fullmatch(priority.text):
        return Lack(Lacking.PRIORITY, tuple(str(one) for outline in found for one in outline.priorities if one != HINT))
    return Lack(Lacking.LABEL, tuple(dict.fromkeys(label for outline in found for label in outline.labels)))


def _extensions(shapes: list[Shape]) -> Iterator[str]:
    return (outline.exten for shape in shapes for some in shape.plain.values() for outline in some[:1])
