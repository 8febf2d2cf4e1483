"""The calls of a step, and what they name: contexts, extensions, queues, mailboxes, endpoints and so on.

`references_in` is the one place that knows which part of a call names what; the table is in `naming`. All spans count from
the start of the value of the line's option.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from asterisk_ls.semantic.dialplan.model import HINT
from asterisk_ls.semantic.dialplan.naming import APPLICATIONS, FUNCTIONS, OPTIONS, OTHERS, Names
from asterisk_ls.syntax.dialplan.arguments import separate
from asterisk_ls.syntax.dialplan.outside import find, find_last
from asterisk_ls.syntax.dialplan.substitution import parse
from asterisk_ls.syntax.dialplan.terms import Data, FunctionCall, Term
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.dialplan.model import Step

RUNNERS = ("exec", "execif", "execiftime", "tryexec")
"""Applications that run another one, which their data names."""


_NAMERS = frozenset({*APPLICATIONS, *OPTIONS, *OTHERS, *RUNNERS})
_READ = re.compile(r"\$\{(?:" + "|".join(FUNCTIONS) + r")\(")


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


class Part(NamedTuple):
    """One of the words of a reference."""

    text: str
    """The whole name, as Asterisk looks it up."""
    span: Span
    """Where it is written; an empty one where it goes without saying."""
    computed: bool = False
    """Whether it is known at run time alone."""
    prefix: str = ""
    """How the name begins without being written: `macro-`."""


class CallReference(NamedTuple):
    """Something that a call names."""

    names: Names
    parts: tuple[Part | None, ...]
    """Of a place: context, extension, priority; None for one that is that of the call. Of a mailbox: box, context. Of a
    device: technology, resource. Else: the name."""
    asks: bool = False
    """Whether it is all right when there is no such thing."""

    @property
    def is_computed(self) -> bool:
        """Whether any part is known at run time alone."""
        return any(part is not None and part.computed for part in self.parts)

    @property
    def span(self) -> Span:
        """From the first to the last part that is written."""
        spans = [part.span for part in self.parts if part is not None and part.span.start < part.span.end]
        return Span(min(one.start for one in spans), max(one.end for one in spans)) if spans else Span(0, 0)


def may_name(step: Step) -> bool:
    """Whether a step may name anything: a quick look, that is right when it says no."""
    if step.priority == HINT or step.application.strip().lower() in _NAMERS:
        return True
    data = step.data
    return ("${" in data and _READ.search(data) is not None) or ("CHANNEL(" in data and "=" in data)


def references_in(step: Step) -> tuple[CallReference, ...]:
    """Everything that a step names: its application, applications that this one runs, and functions in its data."""
    from asterisk_ls.semantic.dialplan.references import of_call, of_functions, of_hint  # noqa: PLC0415 - both ways

    if step.priority == HINT:
        return tuple(_shifted(of_hint(step.application), step.application_start))
    found: list[CallReference] = []
    for call in calls_of(step):
        found += _shifted(of_call(call.key.strip(), call.data), call.start)
    if "${" in step.data:
        found += _shifted(of_functions(parse(step.data)), step.data_start)
    return tuple(found)


def _shifted(found: tuple[CallReference, ...], distance: int) -> Iterator[CallReference]:
    for names, parts, asks in found:
        moved = tuple(part and part._replace(span=part.span.shifted(distance)) for part in parts)
        yield CallReference(names, moved, asks)


def calls_of(step: Step) -> tuple[Call, ...]:
    """The application of a step, and those that it runs, in the order of the text. A hint calls nothing."""
    if step.priority == HINT:
        return ()
    start = step.application_start
    name = Span(start, start + len(step.application))
    first = Call(step.application, name, parse(step.data), max(step.data_start, name.end))
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


def function_calls(terms: tuple[Term, ...]) -> Iterator[FunctionCall]:
    """All calls of functions, nested ones behind those that they are nested in."""
    for term in terms:
        if isinstance(term, FunctionCall):
            yield term
        if term.inner:
            yield from function_calls(term.inner)
