"""Where the lines of a text are. Only `\\n` ends a line.

Whoever asks for one line of a text mostly asks for thousands, so the last few answers are kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from asterisk_ls.text import Span

_LINE_END = re.compile("\n")


@lru_cache(maxsize=8)
def line_starts(text: str) -> tuple[int, ...]:
    """Where each line begins. A text with a line end at its end has an empty line behind it."""
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def line_at(text: str, offset: int) -> int:
    """The line, counted from 0, on which a character stands."""
    return bisect_right(line_starts(text), offset) - 1


def whole_line(text: str, line: int) -> Span:
    """A line with its line end; the last one for a line beyond the end."""
    if line < FEW:
        return _counted(text, line)
    starts = line_starts(text)
    line = min(line, len(starts) - 1)
    return Span(starts[line], starts[line + 1] if line + 1 < len(starts) else len(text))


FEW = 16
"""Lines that are counted more quickly than looked up."""


def _counted(text: str, line: int) -> Span:
    start = end = 0
    for _ in range(line + 1):
        start = end
        found = text.find("\n", start)
        if found < 0:
            return Span(start, len(text))
        end = found + 1
    return Span(start, end)
