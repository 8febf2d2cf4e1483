"""The coordinates of the core: offsets and spans in code points.

Nothing here knows lines, bytes or UTF-16. Text is kept exactly as it was read, line ends included; bytes that are
not UTF-8 travel as surrogate escapes, so that writing a text back gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

BLANKS = "".join(map(chr, range(1, 33)))
"""What Asterisk strips from both ends of a line, a name and a value: every byte from 0x01 to 0x20."""

LONGEST_LINE = 8190
"""Bytes of a line without its line end; a longer one is skipped whole."""

new = tuple.__new__
"""Makes a named tuple of all its fields, in order, for half of what calling its class costs: for values of which each
section of a file makes one."""

LINE_MARK = "\0l"
"""In a log line: where the number of a line goes, which is filled in late. No configuration can hold a NUL."""


class Span(NamedTuple):
    """A half-open range of offsets: `start` is inside, `end` is not."""

    start: int
    end: int

    def shifted(self, distance: int) -> Span:
        """The same range, `distance` code points further on."""
        return Span(self.start + distance, self.end + distance)


class Edit(NamedTuple):
    """Replace what stands in `span` by `text`."""

    span: Span
    text: str


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, with any other byte as a surrogate escape. Never fails; see `encode`."""
    return data.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    """The bytes of a text that `decode` made. Lone surrogates that no byte stands behind become `?`."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


_MOST_DIGITS = 30
"""More digits than any number that Asterisk reads; Python refuses to read thousands."""


def number_of(digits: str) -> int:
    """The number that some digits are, those behind the thirtieth left out, as `sscanf` with `%30d` leaves them out."""
    return int(digits[:_MOST_DIGITS])


def in_this_order(pieces: Iterable[str], text: str) -> bool:
    """Whether all pieces stand in the text, one behind the other, whatever lies between them."""
    at = 0
    for piece in pieces:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True
