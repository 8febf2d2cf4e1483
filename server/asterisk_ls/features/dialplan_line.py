"""Where in a line of the dialplan somebody points. Half-typed lines are ordinary: nothing here asks for a whole step."""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from asterisk_ls.features.cursor import Zone
from asterisk_ls.semantic.dialplan.lines import extension_end, parts_of
from asterisk_ls.semantic.dialplan.plan import NOT_CONTEXTS
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import BLANKS, Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.features.cursor import Cursor


class Piece(StrEnum):
    """A piece of the value of a line."""

    NOTHING = "nothing"
    """Where nothing can be said: behind the last parenthesis, in the times of an include."""
    EXTENSION = "extension"
    PRIORITY = "priority"
    LABEL = "label"
    APPLICATION = "application"
    DATA = "data"
    """What stands between the parentheses of an application."""
    DEVICES = "devices"
    """Of a hint."""
    CONTEXT = "context"
    """The context that is included."""
    VALUE = "value"
    """The value of a global variable, the pattern of `ignorepat`, the data of a switch."""


class Line(NamedTuple):
    """The value of a line, and the piece of it that the cursor is in. Spans and offsets count from its start."""

    name: str
    """The name of the option in small letters: `exten`, `same`, `include`."""
    text: str
    """As written, with blanks up to the cursor."""
    at: int
    """Where the cursor is."""
    base: int
    """Where the text begins in the file."""
    piece: Piece
    span: Span
    """Of the piece."""
    application: Span = Span(0, 0)
    """Of the name of the application whose data it is."""

    @property
    def typed(self) -> str:
        """The piece up to the cursor."""
        return self.text[self.span.start : self.at]

    def moved(self, at: int) -> Line:
        """The line with the cursor somewhere else in its piece."""
        return self._replace(at=at)


def is_script(cursor: Cursor) -> bool:
    """Whether the cursor is in a section of the dialplan whose lines make extensions."""
    header = cursor.section.header
    return header is not None and fold(header.name) not in NOT_CONTEXTS


def line_at(cursor: Cursor) -> Line | None:
    """The line that the cursor is in; None where it is in no value."""
    if cursor.zone is not Zone.VALUE:
        return None
    base = cursor.span.start
    at = cursor.offset - base
    text = cursor.text.ljust(at)
    name = fold(cursor.name)
    if not is_script(cursor):
        return Line(name, text, at, base, Piece.VALUE, Span(0, len(text)))
    if name == "exten" or name[:4] == "same":
        return _step(Line(name, text, at, base, Piece.NOTHING, Span(at, at)))
    if name == "include":
        end = _end(text, 0, ",|")
        piece = Piece.CONTEXT if at <= end else Piece.NOTHING
        return Line(name, text, at, base, piece, Span(0, end))
    return Line(name, text, at, base, Piece.VALUE, Span(0, len(text)))


def _end(text: str, start: int, marks: str) -> int:
    found = [where for mark in marks if (where := text.find(mark, start)) >= 0]
    return min(found, default=len(text))


def _step(line: Line) -> Line:
    text, at = line.text, line.at
    start = 0
    if line.name == "exten":
        end = extension_end(text)
        if at <= end:
            return line._replace(piece=Piece.EXTENSION, span=_stripped(text, 0, end, at))
        start = end + 1
    comma = text.find(",", start)
    end = len(text) if comma < 0 else comma
    if at <= end:
        return _priority(line, start, end)
    return _call(line, end + 1)


def _priority(line: Line, start: int, end: int) -> Line:
    text, at = line.text, line.at
    paren = text.find("(", start, end)
    if paren < 0 or at <= paren:
        return line._replace(piece=Piece.PRIORITY, span=_stripped(text, start, paren if paren >= 0 else end, at))
    close = text.find(")", paren, end)
    if close >= 0 and at > close:
        return line
    return line._replace(piece=Piece.LABEL, span=Span(paren + 1, close if close >= 0 else end))


def _call(line: Line, start: int) -> Line:
    text, at = line.text, line.at
    parts = parts_of(line.name, text)
    if text[parts.priority.start : parts.priority.end] == "hint":
        return line._replace(piece=Piece.DEVICES, span=_stripped(text, start, _end(text, start, ","), at))
    paren = text.find("(", start)
    name = _stripped(text, start, paren if paren >= 0 else len(text), at)
    if paren < 0 or at <= paren:
        return line._replace(piece=Piece.APPLICATION, span=name) if at <= name.end else line
    last = text.rfind(")", at)
    if last < 0 and not depth(text, paren, at):
        return line  # behind the parenthesis that closes it
    return line._replace(piece=Piece.DATA, span=Span(paren + 1, last if last >= 0 else len(text)), application=name)


def depth(text: str, start: int, stop: int) -> int:
    """How many of the parentheses that open between two offsets are still open; 0 once the first one is closed."""
    level = 0
    for at in range(start, stop):
        if text[at] == "(":
            level += 1
        elif text[at] == ")":
            level -= 1
            if level <= 0:
                return 0
    return level


def _stripped(text: str, start: int, end: int, at: int) -> Span:
    """A piece without blanks around it; the blanks on the side of the cursor belong to it."""
    while start < min(end, at) and text[start] in BLANKS:
        start += 1
    while end > max(start, at) and text[end - 1] in BLANKS:
        end -= 1
    return Span(start, end)


def extension_of(cursor: Cursor, line: Line) -> str:
    """The extension that the line belongs to, as written; for a line `same` that of the line above; empty without one."""
    if line.name == "exten":
        return line.text[: extension_end(line.text)].strip(BLANKS)
    return extension_above(cursor)


def extension_above(cursor: Cursor) -> str:
    """The extension of the nearest line `exten` above in the section, with the caller that it wants; empty without one."""
    options = cursor.section.options
    for number in range(bisect_left(options, cursor.line, key=attrgetter("line")) - 1, -1, -1):
        if fold(options[number].name) == "exten":
            value = options[number].value
            return value[: extension_end(value)].strip(BLANKS)
    return ""
