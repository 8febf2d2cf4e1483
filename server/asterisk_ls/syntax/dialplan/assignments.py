"""`name=value` and `FUNCTION(arguments)=value`, as `Set` and `MSet` read it (`main/pbx_variables.c`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.syntax.dialplan.arguments import separate
from asterisk_ls.syntax.dialplan.outside import find
from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.syntax.dialplan.terms import Data


class Assignment(NamedTuple):
    """Something that is given a value."""

    name: Span
    """Everything before the first `=`. It is a call of a function when it ends with a parenthesis."""
    value: Span
    function: Span | None = None
    """The name of the function; None for a variable."""
    arguments: Span | None = None
    """What stands between the parentheses of the function."""


def assignments(application: str, data: Data) -> tuple[Assignment, ...]:
    """What an application (in small letters) gives values to."""
    if application == "set":
        spans = [Span(0, len(data.text))]
    elif application == "mset":
        spans = [argument.span for argument in separate(data).items]
    else:
        return ()
    return tuple(found for span in spans if (found := _assignment(data, span)) is not None)


def _assignment(data: Data, span: Span) -> Assignment | None:
    """What stands before the first `=` and what behind it; None without one."""
    equals = find(data.text, "=", span, data.terms)
    if equals < 0:
        return None
    name, value = Span(span.start, equals), Span(equals + 1, span.end)
    first = data.text.find("(", name.start, name.end)
    if first < 0 or data.text[name.end - 1] != ")":
        return Assignment(name, value)
    return Assignment(name, value, Span(name.start, first), Span(first + 1, name.end - 1))
