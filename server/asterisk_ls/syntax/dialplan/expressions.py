"""Mistakes in `$[…]` that the parser of Asterisk trips over whatever the values of variables are (`main/ast_expr2.y`).

The value of a term may be a word, several words with operators, or nothing: next to one, everything is all right.
"""

from __future__ import annotations

import re
from enum import Enum, StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.syntax.dialplan.terms import Data, Expression

_BLANK = re.compile(r"[ \t\r\n]+")
_OPERATOR = re.compile(r"\|\||&&|==|=~|~~|>=|<=|!=|::|[|&=><+\-*/%?!:]")
_WORD = re.compile(r"(?:[a-zA-Z0-9.';\\_^#@]|[^\x00-\x7f])+")
_PREFIXES = frozenset({"-", "!"})


class MistakeKind(StrEnum):
    """What is wrong."""

    NO_LEFT = "no-left"
    """Nothing stands to the left of an operator."""
    NO_RIGHT = "no-right"
    """Nothing stands to the right of an operator."""
    NO_OPERATOR = "no-operator"
    """Two values stand side by side."""
    OPEN_PARENTHESIS = "open-parenthesis"
    CLOSING_PARENTHESIS = "closing-parenthesis"
    """A parenthesis closes that none opened."""
    OPEN_QUOTE = "open-quote"


class Mistake(NamedTuple):
    """The first thing that is wrong with an expression."""

    kind: MistakeKind
    span: Span


class _Wants(Enum):
    VALUE = "value"
    OPERATOR = "operator"
    ANYTHING = "anything"


@lru_cache(maxsize=4096)
def mistake_in(data: Data, expression: Expression) -> Mistake | None:
    """The first mistake; None where there is none, or where it depends on values or odd characters."""
    text = data.text
    at, end = expression.body
    terms = {term.span.start: term.span.end for term in expression.inner}
    wants = _Wants.VALUE
    last = Span(at, at)
    opened: list[tuple[int, bool]] = []
    is_word = seen = False
    while at < end:
        blank = _BLANK.match(text, at, end)
        if blank is not None:
            at = blank.end()
            continue
        seen = True
        if at in terms:
            wants, last, is_word = _Wants.ANYTHING, Span(at, terms[at]), False
            at = terms[at]
            continue
        char = text[at]
        word = _WORD.match(text, at, end)
        if char == '"' or word is not None:
            stop = word.end() if word is not None else _end_of_quote(text, at, end, terms)
            if stop < 0:
                return Mistake(MistakeKind.OPEN_QUOTE, Span(at, at + 1))
            if wants is _Wants.OPERATOR:
                return Mistake(MistakeKind.NO_OPERATOR, Span(at, stop))
            wants, last, is_word = _Wants.OPERATOR, Span(at, stop), word is not None
        elif char == "(":
            if wants is _Wants.OPERATOR and not is_word:
                return Mistake(MistakeKind.NO_OPERATOR, Span(at, at + 1))
            opened.append((at, wants is _Wants.OPERATOR))
            stop, wants, is_word = at + 1, _Wants.VALUE, False
            last = Span(at, stop)
        elif char == ")":
            if not opened:
                return Mistake(MistakeKind.CLOSING_PARENTHESIS, Span(at, at + 1))
            start, is_call = opened.pop()
            if wants is _Wants.VALUE and not (is_call and text[start + 1 : at].strip() == ""):
                return Mistake(MistakeKind.NO_RIGHT, last)
            stop, wants, is_word = at + 1, _Wants.OPERATOR, False
            last = Span(at, stop)
        elif char == ",":
            if not opened:
                return None
            stop, wants, last, is_word = at + 1, _Wants.VALUE, Span(at, at + 1), False
        else:
            operator = _OPERATOR.match(text, at, end)
            if operator is None:
                return None
            stop = operator.end()
            if wants is _Wants.VALUE and operator[0] not in _PREFIXES:
                return Mistake(MistakeKind.NO_LEFT, Span(at, stop))
            wants, last, is_word = _Wants.VALUE, Span(at, stop), False
        at = stop
    if opened:
        return Mistake(MistakeKind.OPEN_PARENTHESIS, Span(opened[-1][0], opened[-1][0] + 1))
    return Mistake(MistakeKind.NO_RIGHT, last) if seen and wants is _Wants.VALUE else None


def _end_of_quote(text: str, at: int, end: int, terms: dict[int, int]) -> int:
    """Behind the quote that closes one; -1 where none does."""
    at += 1
    while at < end:
        if at in terms:
            at = terms[at]
            continue
        if text[at] == '"':
            return at + 1
        at += 1
    return -1
