"""What rules on the dialplan share: where the parts of a line stand, and what Asterisk logs of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Fix, Note, Piece, Replace, Spot
from asterisk_ls.semantic.dialplan.lines import Parts, parts_of
from asterisk_ls.semantic.dialplan.patterns import example
from asterisk_ls.semantic.dialplan.routing import search
from asterisk_ls.semantic.queries import ContextMade, ContextNamed, OpenDialplan
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from asterisk_ls.rules.base import Case
    from asterisk_ls.schema.verdict import LogLine
    from asterisk_ls.semantic.dialplan.context import Shape
    from asterisk_ls.semantic.model import Place
    from asterisk_ls.syntax.nodes import Option


def option_at_fault(case: Case) -> Option:
    """The line that the fault of the case is about; faults of the dialplan all have one."""
    assert case.fault is not None  # noqa: S101 - a fault is what the rule runs on
    assert case.fault.at is not None  # noqa: S101
    assert case.fault.at.option is not None  # noqa: S101
    return case.fault.at.option


def parts_at_fault(case: Case) -> Parts:
    """Where the parts of that line stand in its value."""
    option = option_at_fault(case)
    return parts_of(option.name, option.value)


def said(case: Case) -> tuple[tuple[LogLine, Place | None], ...]:
    """What Asterisk logs because of the fault of the case."""
    fault = case.fault
    return () if fault is None else tuple((line, fault.at) for line in fault.log)


def in_value(place: Place, span: Span) -> Spot:
    """A part of the value of a line; all of it when the part is empty."""
    return Spot(place, Piece.VALUE, span) if span.start < span.end else Spot(place, Piece.VALUE)


def at_part(case: Case, span: Span | None) -> Spot:
    """A part of the value of the line to blame; the line when there is no such part."""
    assert case.fault is not None  # noqa: S101 - a fault is what the rule runs on
    place = case.fault.at
    assert place is not None  # noqa: S101
    if span is None or not option_at_fault(case).value:
        return Spot(place, Piece.LINE)
    return in_value(place, span)


def putting(case: Case, title: str, span: Span, text: str, *, safe: bool = False) -> Fix:
    """The fix that writes a text in place of a part of the value, or into it where the part is empty."""
    assert case.fault is not None  # noqa: S101 - a fault is what the rule runs on
    assert case.fault.at is not None  # noqa: S101
    return Fix(title, (Replace(Spot(case.fault.at, Piece.VALUE, span), text),), safe=safe)


def is_answered(case: Case, exten: str, priority: int = 1) -> bool:
    """Whether a call to an extension finds a priority in its context, or in one that it includes, or may find it."""

    def shape(name: str) -> Shape | None:
        found: Shape | None = case.ask(ContextNamed(name))
        return found

    context = case.script.context if case.script is not None else ""
    if case.ask(OpenDialplan()) or case.ask(ContextMade(context)):
        return True
    done = search(shape, context, example(exten), priority=priority, follows_times=True)
    return done.found is not None or bool(done.switches)


def first_one(case: Case, message: str) -> tuple[Note, ...]:
    """The other line that has a part in the fault."""
    other = case.fault.other if case.fault is not None else None
    return () if other is None else (Note(Spot(other, Piece.LINE), message),)
