"""From text to sections. Parsing always succeeds; what Asterisk minds rides along as `Problem` entries.

A section begins at a line whose first visible character is `[` and that no block comment swallows. So a section is a
function of its own text alone, and an edit concerns only the sections that it touches.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from itertools import count, pairwise
from typing import TYPE_CHECKING

from asterisk_ls.syntax.comments import Comments, EndlessCommentError, touches_block
from asterisk_ls.syntax.nodes import Directive, Header, Option, Problem, ProblemKind, Section
from asterisk_ls.text import BLANKS, LONGEST_LINE, decode, encode, new

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.syntax.nodes import Entry

BYTE_ORDER_MARK = "\ufeff"
REMEMBERED = 4096
"""Lines whose reading is kept while others are read."""

_HEADER_LINE = re.compile(r"^[\x01-\x09\x0b-\x20]*\[", re.MULTILINE)
_INDENTED = re.compile(r"\n[\x01-\x09\x0b-\x20]+\[")


def parse(text: str) -> list[Section]:
    """The sections of a file; together their texts are `text`. An empty text has no section."""
    return list(sections_of(text, first=True))


def sections_of(text: str, *, first: bool) -> Iterator[Section]:
    """The sections of `text`, which begins a file when `first`, and a section otherwise."""
    begin = 0
    for end in _ends_of(text):
        yield parse_section(text[begin:end], first=first and not begin)
        begin = end


def _ends_of(text: str) -> Iterator[int]:
    """Where sections end. What was read of block comments is carried on from header to header, never read again."""
    starts = [0, *_header_lines(text)]
    if touches_block(text):
        comments = Comments()
        with suppress(EndlessCommentError):  # what follows is never read, and belongs to the last section
            for start, end in pairwise(starts):
                if _are_closed(comments, text[start:end]):
                    yield end
                    comments = Comments()
    else:
        yield from starts[1:]
    if text:
        yield len(text)


def _header_lines(text: str) -> Iterator[int]:
    """Where lines begin that look like headers, but for the first line. Hardly any file has blanks before one."""
    if _INDENTED.search(text) is not None:
        yield from (match.start() for match in _HEADER_LINE.finditer(text) if match.start())
        return
    found = text.find("\n[")
    while found >= 0:
        yield found + 1
        found = text.find("\n[", found + 1)


def starts_section(text: str) -> bool:
    """Whether the first line of `text` is a header."""
    return _HEADER_LINE.match(text) is not None


def parse_section(text: str, *, first: bool = False) -> Section:
    """One section; `first` when it begins a file, where a byte order mark is dropped."""
    if touches_block(text) or "\0" in text or _has_long_line(text):
        return _parse_slowly(text, first=first)
    lines = text.split("\n")
    if first and lines[0].startswith(BYTE_ORDER_MARK):
        lines[0] = lines[0][1:]
    entries = [entry for entry in map(_entry_at, count(), lines) if entry is not None]
    return _section(text, entries, len(lines) - 1)


@lru_cache(maxsize=REMEMBERED)
def _entry_at(number: int, line: str) -> Entry | None:
    """What line `number` of a section is, where no block comment is near; None for an empty one.

    Most lines of a large configuration stand in many of its sections, and these are read once.
    """
    line = (_cut(line) if ";" in line else line).strip(BLANKS)
    return entry_of(line, number) if line else None


def _section(text: str, entries: list[Entry], lines: int, depth: int = 0) -> Section:
    header = entries[0] if entries else None
    if type(header) is not Header:
        header = next((entry for entry in entries if type(entry) is Header), None)
    options = tuple([entry for entry in entries if type(entry) is Option])
    plain = len(entries) == len(options) + (header is not None) and (header is None or entries[0] is header)
    return new(Section, (text, header, options, lines, None if plain else tuple(entries), depth))


def _are_closed(comments: Comments, piece: str) -> bool:
    """Whether no block comment is open behind some more lines; `comments` are what was open before, and are read on."""
    if comments.depth or touches_block(piece):
        for number, line in lines_of(piece):
            if isinstance(line, str):
                comments.strip(line, number)
    return not comments.depth


def _cut(line: str) -> str:
    """A line without its comment and with `\\;` read, where no block comment is near."""
    mark = line.find(";")
    if mark < 1 or line[mark - 1] != "\\":
        return line[:mark]
    scan = 0
    while mark >= 0:
        if mark > scan and line[mark - 1] == "\\":
            line = line[: mark - 1] + line[mark:]
            scan = mark
            mark = line.find(";", scan)
        else:
            return line[:mark]
    return line


def _has_long_line(text: str) -> bool:
    return len(text) * 4 > LONGEST_LINE and any(
        len(line) * 4 > LONGEST_LINE and len(encode(line)) > LONGEST_LINE for line in text.split("\n")
    )


def lines_of(text: str) -> Iterator[tuple[int, str | Problem]]:
    """The lines that Asterisk looks at; a `Problem` for one that it skips unread."""
    for number, line in enumerate(text.split("\n")):
        if len(line) * 4 > LONGEST_LINE:
            raw = encode(line)
            if len(raw) > LONGEST_LINE and b"\0" not in raw[: LONGEST_LINE + 1]:
                yield number, Problem(number, ProblemKind.LINE_TOO_LONG, decode(raw[:32]))
                continue
        yield number, line


def _parse_slowly(text: str, *, first: bool) -> Section:
    """A section with block comments, bytes that end a line early, or lines that are too long."""
    comments = Comments()
    entries: list[Entry] = []
    number = 0
    for number, line in lines_of(text):
        if isinstance(line, Problem):
            entries.append(line)
            continue
        if first and not number and line.startswith(BYTE_ORDER_MARK):
            line = line[1:]  # noqa: PLW2901
        try:
            rest = comments.strip(line, number)
        except EndlessCommentError:
            entries.append(Problem(number, ProblemKind.NESTING_TOO_DEEP))
            break
        if comments.depth < 0 and not any(
            type(e) is Problem and e.kind is ProblemKind.STRAY_COMMENT_END for e in entries
        ):
            entries.append(Problem(number, ProblemKind.STRAY_COMMENT_END))
        if rest:
            entries.append(entry_of(rest, number))
    if comments.depth > 0:
        entries.append(Problem(comments.began_on or 0, ProblemKind.UNTERMINATED_COMMENT))
    return _section(text, entries, text.count("\n"), comments.depth)


def entry_of(line: str, number: int) -> Entry:
    """What a stripped line without comments is, as `process_text_line` reads it. `line` is not empty."""
    match line[0]:
        case "[":
            return _header(line, number)
        case "#":
            return _directive(line, number)
        case _:
            return _option(line, number)


def _header(line: str, number: int) -> Entry:
    close = line.find("]")
    if close < 0:
        return Problem(number, ProblemKind.UNCLOSED_HEADER, line[1:])
    name = line[1:close]
    if line[close + 1 : close + 2] != "(":
        return new(Header, (number, name, None))
    end = line.find(")", close + 2)
    if end < 0:
        return Problem(number, ProblemKind.UNCLOSED_MODIFIERS, name)
    return Header(number, name, tuple(line[close + 2 : end].split(",")))


def _directive(line: str, number: int) -> Directive:
    end = 1
    while end < len(line) and " " < line[end] < "\x80":
        end += 1
    # The character that ends the word is lost; a character of several bytes loses its first one.
    rest = decode(encode(line[end:])[1:]).strip(BLANKS)
    if not rest:
        return Directive(number, line[1:end], None)
    if rest[:1] in ('"', "<") and rest[-1] == (">" if rest[0] == "<" else '"'):
        rest = rest[1:-1] if len(rest) > 1 else ""
    return Directive(number, line[1:end], rest)


def _option(line: str, number: int) -> Entry:
    escaped = line[0] == "\\"
    if escaped:
        line = line[1:]
        if not line or not " " < line[0] < "\x80":
            return Problem(number, ProblemKind.BAD_ESCAPE)
    name, equals, value = line.partition("=")
    if escaped and not name:  # an escaped `=` belongs to the name
        name, equals, value = line[1:].partition("=")
        name = f"={name}"
    if not equals:
        return Problem(number, ProblemKind.MISSING_EQUALS, line)
    if name[-1:] == "+" and len(name) > escaped:
        name = name[:-1].rstrip(BLANKS)
        return Option(number, name, value, "+=") if name else Problem(number, ProblemKind.MISSING_NAME)
    name = name.rstrip(BLANKS)
    if not name:
        return Problem(number, ProblemKind.MISSING_NAME)
    if value[:1] == ">":
        return Option(number, name, value[1:].lstrip(BLANKS), "=>")
    return new(Option, (number, name, value.lstrip(BLANKS), "="))
