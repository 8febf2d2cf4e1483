"""The letters of an options argument, each with its `(argument)`, as `ast_app_parse_options` of `main/app.c` reads them."""

from __future__ import annotations

from functools import lru_cache

from asterisk_ls.syntax.dialplan.arguments import Argument
from asterisk_ls.syntax.dialplan.terms import Flaw, FlawKind, Term, has_term
from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple


class Letter(NamedTuple):
    """One option."""

    letter: str
    """Empty where a term stands in its place: any number of letters may come of it."""
    span: Span
    """Of the letter alone."""
    argument: Argument | None = None
    """What stands between the parentheses behind it; None without any."""


class Letters(NamedTuple):
    """All options of an argument."""

    items: tuple[Letter, ...]
    flaws: tuple[Flaw, ...] = ()
    """A parenthesis that is open at the end: what stands from there on is lost."""


def letters(argument: Argument, terms: tuple[Term, ...]) -> Letters:
    """The options that an argument holds. `terms` are those that `separate` was given, or more."""
    inside = tuple(term for term in terms if argument.span.start <= term.span.start < argument.span.end)
    return _letters(argument, inside)


@lru_cache(maxsize=2048)
def _letters(argument: Argument, terms: tuple[Term, ...]) -> Letters:
    marks = _marks(argument, terms)
    found: list[Letter] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        at += 1
        letter = mark.text if len(mark.text) == 1 else ""
        if at == len(marks) or marks[at].text != "(":
            found.append(Letter(letter, mark.span))
            continue
        end = _closing(marks, at)
        if end < 0:
            found.append(Letter(letter, mark.span))
            return Letters(tuple(found), (Flaw(FlawKind.OPEN_PARENTHESIS, marks[at].span),))
        found.append(Letter(letter, mark.span, _between(argument, marks, at, end, terms)))
        at = end + 1
    return Letters(tuple(found))


class _Mark(NamedTuple):
    """A character that Asterisk sees, or a whole term."""

    text: str
    span: Span


def _marks(argument: Argument, terms: tuple[Term, ...]) -> list[_Mark]:
    start = argument.span.start
    text = argument.text
    cooked = argument.value != text
    skips = {term.span.start: term.span.end for term in terms}
    found = []
    at = start
    while at < argument.span.end:
        if at in skips:
            end = min(skips[at], argument.span.end)
            found.append(_Mark(text[at - start : end - start], Span(at, end)))
            at = end
            continue
        char = text[at - start]
        if cooked and char == "\\" and at + 1 < argument.span.end and at + 1 not in skips:
            at += 1
            found.append(_Mark(text[at - start], Span(at, at + 1)))
        elif not (cooked and char in '\\"'):
            found.append(_Mark(char, Span(at, at + 1)))
        at += 1
    return found


def _closing(marks: list[_Mark], opening: int) -> int:
    """Which mark closes the parenthesis; -1 where none does."""
    level = 0
    quoted = False
    at = opening
    quotes = opening + 1 < len(marks) and marks[opening + 1].text == '"'
    while at < len(marks):
        char = marks[at].text
        if char == "(" and not quoted:
            level += 1
        elif char == ")" and not quoted:
            level -= 1
            if not level:
                return at
        elif char == '"' and quotes:
            quoted = not quoted
        elif char == "\\":
            at += 1
        at += 1
    return -1


def _between(argument: Argument, marks: list[_Mark], opening: int, closing: int, terms: tuple[Term, ...]) -> Argument:
    span = Span(marks[opening].span.end, marks[closing].span.start)
    text = argument.text[span.start - argument.span.start : span.end - argument.span.start]
    value = "".join(mark.text for mark in marks[opening + 1 : closing])
    return Argument(span, text, value, has_term(terms, span))
