"""The lines of a section as a reader sees them: which are comments, and which is the last one of its own."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from asterisk_ls.syntax.comments import Comments, EndlessCommentError, touches_block
from asterisk_ls.text import BLANKS
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.syntax.nodes import Section


class Look(StrEnum):
    """What a line looks like."""

    BLANK = "blank"
    COMMENT = "comment"
    """Nothing but a comment that ends with the line."""
    BLOCK = "block"
    """Some of a comment that goes on below, or began above."""
    CODE = "code"


class Run(NamedTuple):
    """Lines in a row, both ends included, counted from the first line of the section."""

    first: int
    last: int


def looks(section: Section) -> list[Look]:
    """What each line of a section looks like."""
    lines = section.text.split("\n")
    if not touches_block(section.text):
        return [_look(line) for line in lines]
    comments = Comments()
    found: list[Look] = []
    for number, line in enumerate(lines):
        was_open = comments.depth > 0
        try:
            comments.strip(line, number)
        except EndlessCommentError:
            return found + [Look.BLOCK] * (len(lines) - number)
        found.append(Look.BLOCK if was_open or comments.depth > 0 else _look(line))
    return found


def runs(some: list[Look], look: Look) -> list[Run]:
    """The runs of two or more lines that look like that."""
    found: list[Run] = []
    first: int | None = None
    for number, one in enumerate([*some, None]):
        if one is look and first is None:
            first = number
        elif one is not look and first is not None:
            if number - first > 1:
                found.append(Run(first, number - 1))
            first = None
    return found


def last_line(section: Section, *, is_last: bool) -> int:
    """The last line that is not blank, and no part of a comment that stands right above the next header."""
    text = section.text.rstrip(BLANKS)
    last = text.count("\n")
    if is_last or ";" not in text:
        return last
    some = looks(section)
    if len(some) - 2 != last:
        return last  # an empty line stands between it and the next header
    above = last
    while some[above] is Look.COMMENT:
        above -= 1
    if above == last or some[above] is not Look.BLANK:
        return last
    while some[above] is Look.BLANK:
        above -= 1
    return above


def _look(line: str) -> Look:
    body = line.strip(BLANKS)
    if not body:
        return Look.BLANK
    return Look.COMMENT if body[0] == ";" else Look.CODE
