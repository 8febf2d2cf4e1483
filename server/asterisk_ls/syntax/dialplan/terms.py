"""What stands inside the data of a dialplan step: variables, calls of functions, expressions.

Every span counts from the start of the whole text that was read, however deep a term is nested.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple


class Variable(NamedTuple):
    """`${NAME}` or `${NAME:offset:length}`."""

    span: Span
    """From the `$` to behind the `}`, or to the end of what it stands in where there is none."""
    name: Span
    """What stands before the first colon; computed where a term lies in it."""
    slice: Span | None = None
    """What stands behind the first colon: `1:2`."""
    inner: tuple[Term, ...] = ()
    closed: bool = True


class FunctionCall(NamedTuple):
    """`${FUNC(arguments)}` or `${FUNC(arguments):offset:length}`."""

    span: Span
    """From the `$` to behind the `}`, or to the end of what it stands in where there is none."""
    name: Span
    """What stands before the first parenthesis; computed where a term lies in it."""
    arguments: Span
    """From behind the first parenthesis to the last one that closes, or to the end where none does."""
    slice: Span | None = None
    inner: tuple[Term, ...] = ()
    closed: bool = True


class Expression(NamedTuple):
    """`$[…]`."""

    span: Span
    """From the `$` to behind the `]`, or to the end of what it stands in where there is none."""
    body: Span
    """What stands between the brackets."""
    inner: tuple[Term, ...] = ()
    closed: bool = True


Term = Variable | FunctionCall | Expression


class FlawKind(StrEnum):
    """What can be wrong with the text alone."""

    UNCLOSED_VARIABLE = "unclosed-variable"
    """A `${` without its `}`: `Error in extension logic (missing '}')`."""
    UNCLOSED_EXPRESSION = "unclosed-expression"
    """A `$[` without its `]`: `Error in extension logic (missing ']')`."""
    UNCLOSED_CALL = "unclosed-call"
    """A function without the parenthesis behind its arguments: `Can't find trailing parenthesis for function …`."""
    BAD_SLICE = "bad-slice"
    """No number behind the colon: the whole value is taken."""
    TOO_DEEP = "too-deep"
    """More levels than Asterisk works out: `Exceeded maximum variable substitution recursion depth (15)`."""
    OPEN_PARENTHESIS = "open-parenthesis"
    """A `(` that nothing closes: the commas behind it separate nothing."""
    OPEN_BRACKET = "open-bracket"
    OPEN_QUOTE = "open-quote"


class Flaw(NamedTuple):
    """Something wrong, and where."""

    kind: FlawKind
    span: Span


class Data(NamedTuple):
    """A text in which Asterisk puts the values of variables, functions and expressions before anybody else reads it."""

    text: str
    terms: tuple[Term, ...] = ()
    """The outermost ones, in order."""
    flaws: tuple[Flaw, ...] = ()

    @property
    def computed(self) -> bool:
        """Whether anything of it is known at run time alone."""
        return bool(self.terms)

    def of(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]


def has_term(terms: tuple[Term, ...], span: Span) -> bool:
    """Whether one of the terms lies inside the span."""
    return any(span.start <= term.span.start < span.end for term in terms)


def function_calls(terms: tuple[Term, ...]) -> Iterator[FunctionCall]:
    """All calls of functions, nested ones behind those that they are nested in."""
    for term in terms:
        if isinstance(term, FunctionCall):
            yield term
        if term.inner:
            yield from function_calls(term.inner)
