"""What stands behind a section header on its line. Asterisk does not look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.syntax.comments import comment_start, touches_block
from asterisk_ls.syntax.spans import HEADER
from asterisk_ls.text import BLANKS
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.syntax.nodes import Section


class Tail(NamedTuple):
    """The text behind a header."""

    line: int
    end_of_header: int
    column: int
    text: str
    """Never empty."""
    blank: bool
    """Whether a blank stands before it."""
    modifiers: bool
    """Whether the header has modifiers already."""


def tail_of(section: Section) -> Tail | None:
    """What follows the header on its line, comments left out; None for nothing, which is nearly always."""
    header = section.header
    if header is None:
        return None
    text = section.text
    if not header.line:
        # The common case has to be cheap: a bracket or a parenthesis is the last character of the line.
        end = text.find("\n")
        if end < 0:
            end = len(text)
        if end and text[end - 1] in "])":
            close = text.find("]")
            if close == end - 1 or (text[close + 1] == "(" and text.find(")", close) == end - 1):
                return None
    line = text.split("\n", header.line + 1)[header.line]
    match = HEADER.match(line)
    if match is None or touches_block(line):
        return None
    rest = line[match.end() : max(comment_start(line, match.end()), match.end())]
    body = rest.strip(BLANKS)
    if not body:
        return None
    column = match.end() + rest.find(body)
    return Tail(header.line, match.end(), column, body, column > match.end(), match[2] is not None)
