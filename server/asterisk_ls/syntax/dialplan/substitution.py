"""Where `${…}` and `$[…]` begin and end, as `main/pbx_variables.c` looks for them.

A `${` ends where as many `}` have come as `{`, and brackets do not count; a `$[` ends where as many `]` have come as
`[`, and braces do not count. What lies between is worked out by itself, from the inside to the outside.
"""

from __future__ import annotations

import re
from functools import lru_cache

from asterisk_ls.syntax.dialplan.terms import (
    Data,
    Expression,
    Flaw,
    FlawKind,
    FunctionCall,
    Term,
    Variable,
)
from asterisk_ls.text import Span

DEEPEST = 15
"""How deep Asterisk follows terms inside of terms: `MAX_VARIABLE_SUB_RECURSE_DEPTH`."""

_IN_VARIABLE = re.compile(r"\$[{\[]|[{}]")
_IN_EXPRESSION = re.compile(r"\$[{\[]|[\[\]]")
_SHAPE = re.compile(r"[():]")
_NUMBER = re.compile(r"\s*[-+]?\d")


def parse(text: str) -> Data:
    """The terms of a text. Always succeeds; what is wrong rides along."""
    return _parsed(text) if "$" in text else Data(text)


@lru_cache(maxsize=8192)
def _parsed(text: str) -> Data:
    flaws: list[Flaw] = []
    terms = _terms(text, 0, len(text), 1, flaws)
    return Data(text, terms, tuple(sorted(flaws, key=lambda flaw: flaw.span)))


def _terms(text: str, start: int, stop: int, depth: int, flaws: list[Flaw]) -> tuple[Term, ...]:
    """The terms between two offsets. `depth` counts from 1 for the text as a whole."""
    found: list[Term] = []
    at = text.find("$", start, stop)
    while at >= 0:
        kind = text[at + 1] if at + 1 < stop else ""
        if kind in ("{", "["):
            if depth > DEEPEST:
                flaws.append(Flaw(FlawKind.TOO_DEEP, Span(at, at + 2)))
                break
            term = _term(text, at, stop, depth, flaws)
            found.append(term)
            at = text.find("$", term.span.end, stop)
        else:
            at = text.find("$", at + 1, stop)
    return tuple(found)


def _term(text: str, at: int, stop: int, depth: int, flaws: list[Flaw]) -> Term:
    is_variable = text[at + 1] == "{"
    pattern, opening = (_IN_VARIABLE, "{") if is_variable else (_IN_EXPRESSION, "[")
    level = 1
    end = stop
    for match in pattern.finditer(text, at + 2, stop):
        mark = match[0]
        if mark in (opening, "$" + opening):
            level += 1
        elif len(mark) == 1:
            level -= 1
            if not level:
                end = match.end()
                break
    closed = not level
    body = Span(at + 2, end - closed)
    if not closed:
        kind = FlawKind.UNCLOSED_VARIABLE if is_variable else FlawKind.UNCLOSED_EXPRESSION
        flaws.append(Flaw(kind, Span(at, at + 2)))
    inner = _terms(text, body.start, body.end, depth + 1, flaws)
    span = Span(at, end)
    if is_variable:
        return _variable(text, span, body, inner, closed, flaws)
    return Expression(span, body, inner, closed)


def _variable(
    text: str,
    span: Span,
    body: Span,
    inner: tuple[Term, ...],
    closed: bool,  # noqa: FBT001 - one of the fields
    flaws: list[Flaw],
) -> Variable | FunctionCall:
    """A call where there is a parenthesis before the first colon that is outside of parentheses, else a variable."""
    level = 0
    first = last = -1
    colon = -1
    for match in _SHAPE.finditer(text, body.start, body.end):
        mark, at = match[0], match.start()
        if inner and any(term.span.start <= at < term.span.end for term in inner):
            continue
        if mark == "(":
            level += 1
            first = at if first < 0 else first
        elif mark == ")":
            level -= 1
            last = at
        elif not level:
            colon = at
            break
    end = body.end if colon < 0 else colon
    part = None if colon < 0 else Span(colon + 1, body.end)
    if part is not None and not _NUMBER.match(text, part.start, part.end):
        lead = text[part.start : part.end].lstrip()
        if not (inner and lead.startswith(("$", "-$", "+$"))):
            flaws.append(Flaw(FlawKind.BAD_SLICE, part))
    if first < 0:
        return Variable(span, Span(body.start, end), part, inner, closed)
    if last < first:
        flaws.append(Flaw(FlawKind.UNCLOSED_CALL, Span(first, first + 1)))
        last = end
    return FunctionCall(span, Span(body.start, first), Span(first + 1, last), part, inner, closed)
