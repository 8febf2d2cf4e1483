"""The calls of a step, and what they name: contexts, extensions, queues, mailboxes, endpoints and so on.

`references_in` is the one place that knows which part of a call names what; the table is in `naming`. All spans count from
the start of the value of the line's option.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan.called import CallReference, Part
from asterisk_ls.semantic.dialplan.model import HINT
from asterisk_ls.semantic.dialplan.naming import APPLICATIONS, FUNCTIONS, OPTIONS, OTHERS, WRITTEN
from asterisk_ls.semantic.dialplan.references import of_call, of_functions, of_hint
from asterisk_ls.syntax.dialplan.arguments import separate
from asterisk_ls.syntax.dialplan.outside import find, find_last
from asterisk_ls.syntax.dialplan.substitution import parse
from asterisk_ls.syntax.dialplan.terms import Data, Term
from asterisk_ls.text import Span, new
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.dialplan.model import Step

__all__ = ["RUNNERS", "Call", "CallReference", "Part", "calls_of", "references_in"]

RUNNERS = ("exec", "execif", "execiftime", "tryexec")
"""Applications that run another one, which their data names."""


_NAMERS = frozenset({*APPLICATIONS, *OPTIONS, *OTHERS, *RUNNERS})
_CALLED = re.compile(r"\b(?:" + "|".join(dict.fromkeys((*FUNCTIONS, *(name for name, _ in WRITTEN)))) + r")\(")
"""A function whose arguments, or whose value, name something."""


class Call(NamedTuple):
    """An application with its data."""

    application: str
    """As written, blanks included: Asterisk does not take them away."""
    name: Span
    data: Data
    start: int
    """Where the data begins. Spans of its terms count from there."""
    nested: bool = False
    """Whether another application runs it."""

    @property
    def key(self) -> str:
        """The name as Asterisk compares it."""
        return self.application.lower()

    def placed(self, span: Span) -> Span:
        """A span of the data as one of the whole value."""
        return Span(span.start + self.start, span.end + self.start)


def references_in(step: Step) -> tuple[CallReference, ...]:
    """Everything that a step names: its application, applications that this one runs, and functions in its data."""
    application = step.application
    if step.priority == HINT:
        return tuple(of_hint(application, step.application_start))
    text = step.data
    key = _namer(application)
    calls = "(" in text and _CALLED.search(text) is not None
    if key is None and not calls:
        return ()
    data = parse(text)
    start = step.data_start
    if key in RUNNERS:
        found: list[CallReference] = []
        for call in calls_of(step):
            found += of_call(call.key.strip(), call.data, call.start)
    else:
        found = of_call(key or application.strip().lower(), data, start) if start >= 0 else []
    if calls:
        found += of_functions(data, start)
    return tuple(found)


@lru_cache(maxsize=1024)
def _namer(application: str) -> str | None:
    """An application in small letters, if it is one of those that may name something."""
    key = application.strip().lower()
    return key if key in _NAMERS else None


def calls_of(step: Step) -> tuple[Call, ...]:
    """The application of a step, and those that it runs, in the order of the text. A hint calls nothing."""
    if step.priority == HINT:
        return ()
    start = step.application_start
    name = Span(start, start + len(step.application))
    first = new(Call, (step.application, name, parse(step.data), max(step.data_start, name.end), False))
    if step.application.strip().lower() not in RUNNERS:
        return (first,)
    return (first, *_run_by(first))


def _run_by(call: Call) -> Iterator[Call]:
    """What an application runs, and what is run by that in turn."""
    for name, data in _nested(call.key.strip(), call.data):
        inner = call.data.of(data)
        placed = call.placed(name)
        found = Call(call.data.of(name), placed, parse(inner), data.start + call.start, nested=True)
        yield found
        if found.key in RUNNERS:
            yield from _run_by(found)


@lru_cache(maxsize=2048)
def _nested(application: str, data: Data) -> tuple[tuple[Span, Span], ...]:
    """The spans of name and data of each application that a call may run. Those whose name is computed are left out."""
    whole = Span(0, len(data.text))
    spans: list[Span]
    if application == "execif":
        question = find(data.text, "?", whole, data.terms)
        comma = find(data.text, ",", whole, data.terms)
        if question < 0 or 0 <= comma < question:
            old = separate(data, most=3).items
            return ((old[1].span, old[2].span),) if len(old) == 3 and not old[1].computed else ()  # noqa: PLR2004
        halves = separate(data, separator="?", most=2, raw=True).items
        if len(halves) != 2:  # noqa: PLR2004 - condition and rest
            return ()
        spans = [one.span for one in separate(data, halves[1].span, separator=":", most=2, raw=True).items]
    elif application == "execiftime":
        question = find(data.text, "?", whole, data.terms)
        spans = [Span(question + 1, whole.end)] if question >= 0 else []
    else:
        spans = [whole]
    found = []
    for span in spans:
        opening = find(data.text, "(", span, data.terms)
        closing = find_last(data.text, ")", span, data.terms)
        name = Span(span.start, opening if opening >= 0 else span.end)
        inner = (
            Span(opening + 1, closing if closing > opening else span.end) if opening >= 0 else Span(span.end, span.end)
        )
        if name.start < name.end and not _computed(data.terms, name):
            found.append((name, inner))
    return tuple(found)


def _computed(terms: tuple[Term, ...], span: Span) -> bool:
    return any(span.start <= term.span.start < span.end for term in terms)
