"""Between the positions of the protocol and the offsets of the core.

The protocol ends a line at `\\n`, `\\r\\n` and `\\r` and counts columns in the units that were agreed on; the core ends a
line at `\\n` alone, as Asterisk does, and counts code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asterisk_ls.features.symbols import Area
    from asterisk_ls.findings.report import Location, Position
    from asterisk_ls.syntax.file import File
    from asterisk_ls.text import Span

LONE_RETURN = re.compile(r"\r(?!\n)")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Encoding(StrEnum):
    """What a column counts."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


def units(text: str, encoding: Encoding) -> int:
    """How long a text is for the client."""
    if encoding is Encoding.UTF32 or text.isascii():
        return len(text)
    if encoding is Encoding.UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(char > "\uffff" for char in text)


def points(text: str, character: int, encoding: Encoding) -> int:
    """How many code points of a line lie before a column; all of them when it is past the end."""
    if encoding is Encoding.UTF32 or text.isascii():
        return max(0, min(character, len(text)))
    if encoding is Encoding.UTF8:
        return len(text.encode("utf-8", "surrogatepass")[: max(0, character)].decode("utf-8", "ignore"))
    left = character
    for number, char in enumerate(text):
        left -= 2 if char > "\uffff" else 1
        if left < 0:
            return number
    return len(text)


class Lines:
    """The lines of a file as the client counts them."""

    def __init__(self, file: File, encoding: Encoding, *, has_lone_returns: bool) -> None:
        self.file = file
        self.encoding = encoding
        self._starts: list[int] | None = None
        self._text = ""
        if has_lone_returns:  # hardly any file has one: there every line is looked for
            self._text = file.text
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(self._text))]

    @property
    def are_plain(self) -> bool:
        """Whether lines and columns are those of the core."""
        return self._starts is None and (self.encoding is Encoding.UTF32 or self.file.is_ascii)

    def offset(self, position: Any) -> int:  # noqa: ANN401 - has `line` and `character`
        """The offset of a position. One past the end of its line is the end of the line, one below the text its end."""
        start, text = self._line(position.line)
        return start + points(text, position.character, self.encoding)

    def position(self, offset: int) -> dict[str, int]:
        """The position of an offset."""
        if self._starts is not None:
            line = bisect_right(self._starts, offset) - 1
            return {"line": line, "character": units(self._text[self._starts[line] : offset], self.encoding)}
        found = self.file.at_offset(offset)
        if found is None:
            return {"line": 0, "character": 0}
        _, section, start = found
        inside = offset - start.offset
        below = section.text.count("\n", 0, inside)
        begin = section.text.rfind("\n", 0, inside) + 1
        return {"line": start.line + below, "character": units(section.text[begin:inside], self.encoding)}

    def range(self, span: Span) -> dict[str, dict[str, int]]:
        """The range of a span."""
        if self._starts is None and (found := self.file.at_offset(span.start)) is not None:
            _, section, start = found
            text, first, end = section.text, span.start - start.offset, span.end - start.offset
            begin = text.rfind("\n", 0, first) + 1
            if end <= len(text) and text.find("\n", first, end) < 0:  # nearly always
                line = start.line + text.count("\n", 0, begin)
                return {
                    "start": {"line": line, "character": units(text[begin:first], self.encoding)},
                    "end": {"line": line, "character": units(text[begin:end], self.encoding)},
                }
        return {"start": self.position(span.start), "end": self.position(span.end)}

    def line(self, number: int) -> int:
        """The line of the client on which a line of the core begins."""
        if self._starts is None:
            return number
        found = self.file.at_line(number)
        if found is None:
            return 0
        _, section, start = found
        return bisect_right(self._starts, start.offset + line_of(section.text, number - start.line)[0]) - 1

    def range_by_lines(self, area: Area) -> dict[str, dict[str, int]]:
        """The range of a piece that is known by lines and columns of the core."""
        line, column, last_line, last_column = area
        if self.are_plain:
            return {
                "start": {"line": line, "character": column},
                "end": {"line": last_line, "character": last_column},
            }
        return {"start": self._at(line, column), "end": self._at(last_line, last_column)}

    def _at(self, number: int, column: int) -> dict[str, int]:
        found = self.file.at_line(number)
        if found is None:
            return {"line": 0, "character": 0}
        _, section, start = found
        return self.position(start.offset + line_of(section.text, number - start.line)[0] + column)

    def range_of(self, location: Location) -> dict[str, dict[str, int]]:
        """The range of a place that has lines already, which costs less to convert."""
        if self._starts is not None:
            return self.range(location.span)
        return {"start": self._of(location.start), "end": self._of(location.end)}

    def _of(self, position: Position) -> dict[str, int]:
        if self.are_plain:
            return {"line": position.line, "character": position.column}
        _, text = self._line(position.line)
        return {"line": position.line, "character": units(text[: position.column], self.encoding)}

    def _line(self, number: int) -> tuple[int, str]:
        """Where a line begins, and its text without the line end."""
        if number < 0:
            return 0, ""
        if self._starts is not None:
            if number >= len(self._starts):
                return len(self._text), ""
            start = self._starts[number]
            end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
            return start, self._text[start:end].rstrip("\r\n")
        found = self.file.at_line(number)
        if found is None or number > self.file.lines:
            return self.file.length, ""
        _, section, where = found
        begin, line = line_of(section.text, number - where.line)
        return where.offset + begin, line


def line_of(text: str, number: int) -> tuple[int, str]:
    """Where a line of a text without lone returns begins, and what it says without the line end. It has to be there."""
    begin = 0
    for _ in range(number):
        begin = text.find("\n", begin) + 1
    end = text.find("\n", begin)
    line = text[begin : end if end >= 0 else len(text)]
    return begin, line.removesuffix("\r") if end >= 0 else line


def has_lone_returns(text: str) -> bool:
    """Whether some `\\r` ends a line by itself."""
    return "\r" in text and LONE_RETURN.search(text) is not None
