"""How a line `exten =>` is taken apart: `pbx_strsep`, `ast_shrink_phone_number` and `ext_strncpy` of Asterisk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan.model import Include
from asterisk_ls.text import BLANKS, Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.semantic.model import Place

_FLUFF = "( )"
_BARS = re.compile(r"[^|,\s]+\|\s*(?:\d+|n|s|hint)\s*(?:\([^)|]*\)\s*)?\|")


class Parts(NamedTuple):
    """Where the parts of a line stand in the value of its option, without the blanks around them."""

    exten: Span | None
    """With the caller; None in a line `same`."""
    priority: Span
    """Without an offset and a label."""
    label: Span | None
    call: Span
    """All that is behind the second comma: the application and what it is given."""


def parts_of(name: str, value: str) -> Parts:
    """Take a line apart, for who wants to point at something in it."""
    exten: Span | None = None
    start = 0
    if name[:4].lower() != "same":
        end = extension_end(value)
        exten = _stripped(value, 0, end)
        start = min(end + 1, len(value))
    comma = value.find(",", start)
    end = len(value) if comma < 0 else comma
    priority = _stripped(value, start, end)
    label: Span | None = None
    paren = value.find("(", priority.start, priority.end)
    if paren >= 0:
        close = value.find(")", paren, priority.end)
        label = Span(paren + 1, close if close >= 0 else priority.end)
        priority = Span(priority.start, paren)
    plus = value.find("+", priority.start, priority.end)
    if plus >= 0:
        priority = Span(priority.start, plus)
    return Parts(exten, priority, label, _stripped(value, min(end + 1, len(value)), len(value)))


def has_bars(value: str) -> bool:
    """Whether the parts of a line are separated by bars, as they could be up to Asterisk 1.4."""
    return "|" in value and _BARS.match(value) is not None


def include_of(value: str, place: Place) -> Include:
    """An include with what stands behind the first bar or, when there is none, behind the first comma."""
    context, _, times = value.partition("|" if "|" in value else ",")
    return Include(value, context, times, place)


def extension_end(value: str) -> int:
    """Where the extension ends: at a comma that is in no brackets and behind no backslash, or with the value."""
    brackets = 0
    at = 0
    while at < len(value):
        char = value[at]
        if char == "[":
            brackets += 1
        elif char == "]":
            brackets -= bool(brackets)
        elif char == "\\":
            at += 1
        elif char == "," and not brackets:
            return at
        at += 1
    return len(value)


def caller_of(text: str) -> str:
    """What the caller has to match: without parentheses, blanks, dashes, and dots that are not at the end."""
    found: list[str] = []
    brackets = 0
    for at, char in enumerate(text):
        if char == "[":
            brackets += 1
        elif char == "]":
            brackets -= 1
        if char == "-":
            is_kept = bool(brackets)
        elif char == ".":
            is_kept = at + 1 == len(text)
        else:
            is_kept = char not in _FLUFF
        if is_kept:
            found.append(char)
    return without_blanks("".join(found))


def without_blanks(exten: str) -> str:
    """An extension as it is kept and shown: without blanks, unless they are in a set of a pattern."""
    if " " not in exten:
        return exten
    if exten[:1] != "_":
        return exten.replace(" ", "")
    found: list[str] = []
    is_in_set = False
    for char in exten:
        if char == "[":
            is_in_set = True
        elif char == "]":
            is_in_set = False
        if char != " " or is_in_set:
            found.append(char)
    return "".join(found)


def _stripped(value: str, start: int, end: int) -> Span:
    while start < end and value[start] in BLANKS:
        start += 1
    while end > start and value[end - 1] in BLANKS:
        end -= 1
    return Span(start, end)
