"""Where in a file somebody points: which section, which line, which piece of the line. Half-typed lines are ordinary."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from asterisk_ls.syntax.comments import Comments, EndlessCommentError, comment_start, touches_block
from asterisk_ls.syntax.nodes import Section
from asterisk_ls.syntax.parser import BYTE_ORDER_MARK
from asterisk_ls.text import BLANKS, Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.syntax.file import File


class Zone(StrEnum):
    """A piece of a line, as far as somebody may want to write something there."""

    NOTHING = "nothing"
    """A comment, the middle of an operator, the blanks behind a word."""
    NAME = "name"
    """The name of an option, or an empty line."""
    VALUE = "value"
    SECTION_NAME = "section-name"
    MODIFIER = "modifier"
    """One of those between the parentheses of a header."""
    DIRECTIVE = "directive"
    """`#` and the word behind it."""
    PATH = "path"
    """What a directive is about, without its quotes."""


class Cursor(NamedTuple):
    """An offset of a file, and what is there. Spans count from the start of the file."""

    offset: int
    label: int | None
    """The section's label; None in an empty file."""
    section: Section
    start: int
    """Where the section begins in the file."""
    line: int
    """Which line it is, below the first one of the section."""
    zone: Zone
    span: Span
    """The word, the value, the modifier or the path that the offset is in or at; empty where there is none."""
    text: str
    """What stands in the span."""
    name: str = ""
    """For a value the name of its option, for a path the word of its directive."""
    is_closed: bool = False
    """For the name of an option: whether an operator follows; for that of a section: whether a `]` does."""

    @property
    def is_assigned(self) -> bool:
        """Whether it is the name of an option with an operator behind it."""
        return self.zone is Zone.NAME and self.is_closed

    @property
    def typed(self) -> str:
        """What stands between the start of the span and the offset."""
        return self.text[: max(0, self.offset - self.span.start)]


def cursor_at(file: File, offset: int) -> Cursor:
    """What is at `offset`, which may lie beyond the end of the file."""
    offset = max(0, min(offset, file.length))
    found = file.at_offset(offset)
    if found is None:
        return Cursor(0, None, _EMPTY, 0, 0, Zone.NAME, Span(0, 0), "")
    label, section, start = found
    text = section.text
    here = offset - start.offset
    begin = text.rfind("\n", 0, here) + 1
    end = text.find("\n", begin)
    raw = text[begin : len(text) if end < 0 else end]
    line = text.count("\n", 0, begin)
    zone, span, name, is_closed = _piece(section, raw, line, here - begin, first=not start.offset)
    base = start.offset + begin
    return Cursor(
        offset,
        label,
        section,
        start.offset,
        line,
        zone,
        span.shifted(base),
        raw[span.start : span.end],
        name,
        is_closed,
    )


_EMPTY = Section("", None, (), 0)

Piece = tuple[Zone, Span, str, bool]


def _piece(section: Section, raw: str, line: int, column: int, *, first: bool) -> Piece:
    nothing = (Zone.NOTHING, Span(column, column), "", False)
    skip = _code_start(section, raw, line, column)
    if skip is None:
        return nothing
    if first and not line and raw.startswith(BYTE_ORDER_MARK):
        skip = 1
    cut = comment_start(raw, skip)
    if column > cut:
        return nothing
    body = raw[skip:cut].strip(BLANKS)
    if not body:
        return Zone.NAME, Span(column, column), "", False
    start = raw.index(body, skip)
    end = start + len(body)
    if column < start:
        return nothing
    if body[0] == "[":
        return _in_header(raw, start, end, column) or nothing
    if body[0] == "#":
        return _in_directive(raw, start, end, column) or nothing
    return _in_option(raw, start, end, column) or nothing


def _code_start(section: Section, raw: str, line: int, column: int) -> int | None:
    """The column at which what is no comment begins, as seen from `column`.

    None inside of a block comment, and behind one with code on both sides.
    """
    if not touches_block(section.text):
        return 0
    comments = Comments()
    try:
        for number, text in enumerate(section.text.split("\n")):
            if number == line:
                break
            comments.strip(text, number)
        seen = comments.strip(raw[:column] + _PROBE, line)
    except EndlessCommentError:
        return None
    if not seen.endswith(_PROBE):
        return None
    closing = raw.rfind("--;", 0, column)
    start = closing + len("--;") if closing >= 0 else 0
    is_alone = seen == (raw[start:column] + _PROBE).strip(BLANKS)
    return start if is_alone or not start else None


_PROBE = "x"
"""Something at the cursor that Asterisk sees, unless it is commented out."""


def _in_header(raw: str, start: int, end: int, column: int) -> Piece | None:
    close = raw.find("]", start, end)
    if close < 0 or column <= close:
        stop = close if close >= 0 else end
        return (Zone.SECTION_NAME, Span(start + 1, max(stop, column)), "", close >= 0) if column > start else None
    if raw[close + 1 : close + 2] != "(":
        return None
    stop = raw.find(")", close, end)
    stop = stop if stop >= 0 else max(end, column)
    if not close + 2 <= column <= stop:
        return None
    return Zone.MODIFIER, item_at(raw, Span(close + 2, stop), column, ","), raw[start + 1 : close], False


def _in_directive(raw: str, start: int, end: int, column: int) -> Piece | None:
    stop = start + 1
    while stop < end and raw[stop] not in BLANKS:
        stop += 1
    if column <= stop:
        return Zone.DIRECTIVE, Span(start, stop), "", False
    word = raw[start + 1 : stop]
    argument = raw[stop:end].strip(BLANKS)
    if not argument:
        return Zone.PATH, Span(column, column), word, False
    begin = raw.index(argument, stop)
    if argument[0] in '"<':
        begin += 1
        end -= len(argument) > 1 and argument[-1] == ('"' if argument[0] == '"' else ">")
    return (Zone.PATH, Span(begin, end), word, False) if begin <= column <= end else None


def _in_option(raw: str, start: int, end: int, column: int) -> Piece | None:
    start += raw[start] == "\\"
    equals = raw.find("=", start, end)
    if equals < 0:
        stop = start
        while stop < end and raw[stop] not in BLANKS:
            stop += 1
        return (Zone.NAME, Span(start, stop), "", False) if start <= column <= stop else None
    operator = equals - (raw[equals - 1 : equals] == "+" and equals > start)
    name_end = start + len(raw[start:operator].rstrip(BLANKS))
    if start <= column <= name_end:
        return Zone.NAME, Span(start, name_end), "", True
    behind = equals + 1 + (operator == equals and raw[equals + 1 : equals + 2] == ">")
    if column < behind:
        return None
    name = raw[start:name_end]
    value = raw[behind:end].strip(BLANKS)
    if not value:
        return Zone.VALUE, Span(column, column), name, False
    begin = raw.index(value, behind)
    return (Zone.VALUE, Span(begin, begin + len(value)), name, False) if column >= begin else None


def item_at(text: str, span: Span, offset: int, separators: str) -> Span:
    """The item of a list that `offset` is in or at, without blanks around it. `span` is the list in `text`."""
    start = max((text.rfind(mark, span.start, offset) + 1 for mark in separators), default=0)
    start = max(start, span.start)
    ends = [found for mark in separators if (found := text.find(mark, offset, span.end)) >= 0]
    end = min(ends, default=max(span.end, offset))
    item = text[start:end]
    body = item.strip(BLANKS)
    if not body:
        return Span(offset, offset)
    start += item.index(body)
    return Span(start, start + len(body)) if start <= offset <= start + len(body) else Span(offset, offset)
