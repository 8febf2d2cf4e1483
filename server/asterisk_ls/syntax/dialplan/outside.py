"""Looking for a character in a text, but not within terms: their values stand there when Asterisk looks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from asterisk_ls.text import Span

if TYPE_CHECKING:
    from asterisk_ls.syntax.dialplan.terms import Term


def find(text: str, characters: str, span: Span, terms: tuple[Term, ...]) -> int:
    """Where the first of the characters stands; -1 where none does."""
    return next((at for at in _places(text, characters, span, terms)), -1)


def find_last(text: str, characters: str, span: Span, terms: tuple[Term, ...]) -> int:
    """Where the last of the characters stands; -1 where none does."""
    return max(_places(text, characters, span, terms), default=-1)


def split(text: str, characters: str, span: Span, terms: tuple[Term, ...], most: int = 0) -> list[Span]:
    """What stands between the characters. Of at most `most` pieces (0: any number) the last one takes the rest."""
    found: list[Span] = []
    start = span.start
    for at in _places(text, characters, span, terms):
        if most and len(found) == most - 1:
            break
        found.append(Span(start, at))
        start = at + 1
    return [*found, Span(start, span.end)]


def _places(text: str, characters: str, span: Span, terms: tuple[Term, ...]) -> list[int]:
    found = [match.start() for match in _pattern(characters).finditer(text, span.start, span.end)]
    if not found or not terms:
        return found
    inside = [term.span for term in terms if term.span.start < span.end and term.span.end > span.start]
    return [at for at in found if not any(start <= at < end for start, end in inside)]


@lru_cache(maxsize=64)
def _pattern(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(characters)}]")
