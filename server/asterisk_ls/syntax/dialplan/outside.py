"""Looking for a character in a text, but not within terms: their values stand there when Asterisk looks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from asterisk_ls.text import Span, new

if TYPE_CHECKING:
    from asterisk_ls.syntax.dialplan.terms import Term


def find(text: str, characters: str, span: Span, terms: tuple[Term, ...]) -> int:
    """Where the first of the characters stands; -1 where none does."""
    start, end = span
    if not terms and len(characters) == 1:
        return text.find(characters, start, end)
    places = _places(text, characters, start, end, terms)
    return places[0] if places else -1


def find_last(text: str, characters: str, span: Span, terms: tuple[Term, ...]) -> int:
    """Where the last of the characters stands; -1 where none does."""
    start, end = span
    if not terms and len(characters) == 1:
        return text.rfind(characters, start, end)
    places = _places(text, characters, start, end, terms)
    return places[-1] if places else -1


def split(text: str, characters: str, span: Span, terms: tuple[Term, ...], most: int = 0) -> list[Span]:
    """What stands between the characters. Of at most `most` pieces (0: any number) the last one takes the rest."""
    start, end = span
    if len(characters) == 1 and text.find(characters, start, end) < 0:
        return [span]
    found: list[Span] = []
    for at in _places(text, characters, start, end, terms):
        if most and len(found) == most - 1:
            break
        found.append(new(Span, (start, at)))
        start = at + 1
    found.append(new(Span, (start, end)))
    return found


def _places(text: str, characters: str, start: int, end: int, terms: tuple[Term, ...]) -> list[int]:
    found = [match.start() for match in _pattern(characters).finditer(text, start, end)]
    if not found or not terms:
        return found
    inside = [term.span for term in terms if term.span.start < end and term.span.end > start]
    if not inside:
        return found
    return [at for at in found if not any(first <= at < last for first, last in inside)]


@lru_cache(maxsize=64)
def _pattern(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(characters)}]")
