"""The calls that are open where somebody points: an application, the functions in what it is given, variables.

All of it is told from the text in front of the cursor, since a call that is being written has no end yet. How far a call
goes behind the cursor is looked for only where that matters.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from asterisk_ls.features.dialplan_line import Piece, depth
from asterisk_ls.syntax.dialplan.arguments import separate
from asterisk_ls.syntax.dialplan.substitution import parse
from asterisk_ls.syntax.dialplan.terms import Expression, FunctionCall, Variable
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import BLANKS, Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.features.dialplan_line import Line
    from asterisk_ls.syntax.dialplan.arguments import Argument
    from asterisk_ls.syntax.dialplan.terms import Term

SETTERS = frozenset({"set", "mset"})
"""Applications whose arguments are `name=value`."""
RUNNERS = {"exec": "", "tryexec": "", "execif": "?:", "execiftime": "?"}
"""Applications that are given others: what stands before them, and between them."""


class CallKind(StrEnum):
    """What is open."""

    APPLICATION = "application"
    NAME = "name"
    """The name of an application that another one runs."""
    FUNCTION = "function"
    VARIABLE = "variable"
    """`${` and a name, which may become that of a function."""
    EXPRESSION = "expression"
    REST = "rest"
    """What stands behind a name or a call before its `}`."""


class Call(NamedTuple):
    """Something that is open at the cursor. Offsets count from the start of the value of the line."""

    kind: CallKind
    name: Span
    """Of an application, a function or a variable; empty for an expression."""
    start: int
    """Where it begins what stands between its parentheses or braces."""
    at: int
    """Where the cursor is."""
    stop: int
    """How far it can go: where what it stands in ends, as far as that is known."""
    is_set: bool = False
    """Whether it is a function to which something is assigned."""


def calls_at(line: Line) -> tuple[Call, ...]:
    """What is open at the cursor, from the outside to the inside; empty where a value holds neither calls nor terms."""
    if line.piece is Piece.DATA:
        call = Call(CallKind.APPLICATION, line.application, line.span.start, line.at, line.span.end)
        return tuple(_within_application(line.text, call))
    terms = parse(line.typed).terms
    return tuple(_within_terms(line.text, line.span.start, line.at, line.span.end, terms))


def _within_application(text: str, call: Call) -> Iterator[Call]:
    yield call
    name = fold(text[call.name.start : call.name.end])
    start = call.start
    if name in RUNNERS:
        start = _last_start(text, call, RUNNERS[name])
        if start < 0:
            start = call.start
        else:
            yield from _run(text, start, call)
            return
    elif name in SETTERS:
        function = _assigned(text, call, is_list=name == "mset")
        if function is not None:
            yield function
    yield from _within_terms(text, start, call.at, call.stop, parse(text[start : call.at]).terms)


def _last_start(text: str, call: Call, separators: str) -> int:
    """Where the application begins that another one runs and the cursor is in; -1 while its condition is written."""
    start = call.start
    for number, separator in enumerate(separators):
        pieces = separate(parse(text[start : call.at]), separator=separator, most=2, raw=True).items
        if len(pieces) < 2:  # noqa: PLR2004 - before and behind
            return start if number else -1
        start += pieces[1].span.start
    return start


def _run(text: str, start: int, outer: Call) -> Iterator[Call]:
    """An application whose name begins at `start`."""
    while start < outer.at and text[start] in BLANKS:
        start += 1
    paren = text.find("(", start, outer.at)
    if paren < 0:
        yield Call(CallKind.NAME, Span(start, outer.at), start, outer.at, outer.stop)
    elif depth(text, paren, outer.at):
        inner = Call(CallKind.APPLICATION, Span(start, paren), paren + 1, outer.at, outer.stop)
        yield from _within_application(text, inner._replace(stop=end_of(text, inner)))


def _assigned(text: str, call: Call, *, is_list: bool) -> Call | None:
    """The function to the left of the `=` that the cursor is in: `CALLERID(num` in `Set(CALLERID(num)=100)`."""
    start = call.start
    if is_list:
        items = separate(parse(text[start : call.at])).items
        start += items[-1].span.start if items else 0
    paren = text.find("(", start, call.at)
    equals = text.find("=", start, call.at)
    if paren < 0 or 0 <= equals < paren or not depth(text, paren, call.at) or "$" in text[start:paren]:
        return None
    while text[start] in BLANKS:
        start += 1
    function = Call(CallKind.FUNCTION, Span(start, paren), paren + 1, call.at, call.stop, is_set=True)
    return function._replace(stop=end_of(text, function))


def _within_terms(text: str, start: int, at: int, stop: int, terms: tuple[Term, ...]) -> Iterator[Call]:
    """The terms that are open at the end of a text that begins at `start` and ends at the cursor."""
    while terms:
        term = terms[-1]
        if term.closed:
            return
        is_inside = bool(term.inner) and not term.inner[-1].closed
        match term:
            case Expression():
                yield Call(CallKind.EXPRESSION, Span(at, at), start + term.body.start, at, stop)
            case Variable() if not is_inside:
                begin = start + term.name.start
                kind = CallKind.VARIABLE if term.slice is None else CallKind.REST
                yield Call(kind, Span(begin, at), begin, at, stop)
            case FunctionCall() if depth(text, start + term.name.end, at):
                name = term.name.shifted(start)
                call = Call(CallKind.FUNCTION, name, name.end + 1, at, stop)
                yield call._replace(stop=end_of(text, call))
            case FunctionCall() if not is_inside:
                yield Call(CallKind.REST, Span(at, at), at, at, stop)
            case _:
                pass
        terms = term.inner


def end_of(text: str, call: Call) -> int:
    """Where the parenthesis stands that closes a call, or where it has to end without one."""
    level = 1 + sum({"(": 1, ")": -1}.get(char, 0) for char in text[call.start : call.at])
    for where in range(call.at, call.stop):
        if text[where] == "(":
            level += 1
        elif text[where] == ")":
            level -= 1
            if not level:
                return where
    return call.stop


def arguments_before(text: str, call: Call, separator: str, most: int = 0) -> tuple[Argument, ...]:
    """The arguments of a call up to the cursor, which is in the last one. Spans count from the start of the call."""
    typed = text[call.start : call.at]
    return separate(parse(typed), separator=separator, most=most, raw=True).items or _NONE_YET


def arguments_of(text: str, call: Call, separator: str, most: int = 0) -> tuple[Argument, ...]:
    """All arguments of a call."""
    return separate(parse(text[call.start : call.stop]), separator=separator, most=most, raw=True).items or _NONE_YET


_NONE_YET = separate(parse(","), raw=True).items[:1]
"""The one argument that a call has of which nothing is written: an empty one."""
