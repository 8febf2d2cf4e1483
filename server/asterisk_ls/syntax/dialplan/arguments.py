"""The arguments of applications and functions, as `__ast_app_separate_args` of `main/app.c` tells them apart.

A separator counts outside of parentheses, brackets and quotes; a backslash takes the meaning of what follows it. Terms
(`${…}`, `$[…]`) are whole: their values stand there when Asterisk looks for separators.
"""

from __future__ import annotations

import re
from functools import lru_cache

from asterisk_ls.syntax.dialplan.terms import Data, Flaw, FlawKind, Term, has_term
from asterisk_ls.text import Span, new
from asterisk_ls.tuples import NamedTuple


class Argument(NamedTuple):
    """One argument."""

    span: Span
    text: str
    """As written."""
    value: str
    """As Asterisk hands it on: without quotes and backslashes where these are removed. Terms stand as written."""
    computed: bool = False
    """Whether a term is in it."""


class Arguments(NamedTuple):
    """All arguments of a call."""

    items: tuple[Argument, ...]
    flaws: tuple[Flaw, ...] = ()
    """What is open at the end: a parenthesis, a bracket, a quote."""


def separate(
    data: Data,
    span: Span | None = None,
    terms: tuple[Term, ...] | None = None,
    separator: str = ",",
    most: int = 0,
    *,
    raw: bool = False,
) -> Arguments:
    """The arguments in a span of the data; in all of it without one.

    `terms` are those that lie in the span at its own level: of a function, its `inner`. Of at most `most` arguments
    (0: any number) the last one takes the rest as it is. `raw` leaves quotes and backslashes where they are. No text
    has no arguments; a separator at the end has an empty one behind it.
    """
    start, stop = span if span is not None else (0, len(data.text))
    inner = data.terms if terms is None else terms
    text = data.text
    if not inner and _PLAIN.search(text, start, stop) is None:
        return Arguments(_plain(text, start, stop, separator, most))
    return _scanned(text, start, stop, inner, separator, most, raw)


_PLAIN = re.compile(r'[()\[\]"\\]')


def _plain(text: str, start: int, stop: int, separator: str, most: int) -> tuple[Argument, ...]:
    """The arguments of a text in which nothing but the separator means anything."""
    if start == stop:
        return ()
    found = []
    for piece in text[start:stop].split(separator, most - 1 if most else -1):
        end = start + len(piece)
        found.append(new(Argument, (new(Span, (start, end)), piece, piece, False)))
        start = end + 1
    return tuple(found)


@lru_cache(maxsize=8192)
def _scanned(
    text: str,
    start: int,
    stop: int,
    terms: tuple[Term, ...],
    separator: str,
    most: int,
    raw: bool,  # noqa: FBT001 - see `separate`
) -> Arguments:
    found: list[Argument] = []
    level = {"(": 0, "[": 0}
    opened: dict[str, int] = {}
    quote = -1
    piece: list[str] = []
    begin = at = start
    skips = iter([term.span for term in terms if start <= term.span.start < stop])
    skip = next(skips, None)
    ended = False
    while at < stop:
        if most and len(found) == most - 1:
            break
        char = text[at]
        ended = False
        if skip is not None and at == skip.start:
            piece.append(text[skip.start : skip.end])
            at = max(skip.end, at + 1)
            skip = next(skips, None)
            continue
        if char == separator and not any(level.values()) and quote < 0:
            found.append(_argument(text, begin, at, "".join(piece), terms))
            piece.clear()
            begin = at + 1
            ended = True
        elif char in "([":
            level[char] += 1
            opened.setdefault(char, at)
            piece.append(char)
        elif char in ")]":
            other = "(" if char == ")" else "["
            level[other] = max(level[other] - 1, 0)
            if not level[other]:
                opened.pop(other, None)
            piece.append(char)
        elif char == '"' and separator != '"':
            quote = at if quote < 0 else -1
            if raw:
                piece.append(char)
        elif char == "\\":
            if raw:
                piece.append(char)
            if at + 1 < stop and (skip is None or at + 1 < skip.start):
                at += 1
                piece.append(text[at])
        else:
            piece.append(char)
        at += 1
    flaws = [Flaw(_OPEN[char], Span(where, where + 1)) for char, where in opened.items()]
    if quote >= 0:
        flaws.append(Flaw(FlawKind.OPEN_QUOTE, Span(quote, quote + 1)))
    if begin < stop or ended:
        value = text[begin:stop] if most and len(found) == most - 1 else "".join(piece)
        found.append(_argument(text, begin, stop, value, terms))
    return Arguments(tuple(found), tuple(flaws))


_OPEN = {"(": FlawKind.OPEN_PARENTHESIS, "[": FlawKind.OPEN_BRACKET}


def _argument(text: str, start: int, stop: int, value: str, terms: tuple[Term, ...]) -> Argument:
    span = Span(start, stop)
    return Argument(span, text[start:stop], value, has_term(terms, span))
