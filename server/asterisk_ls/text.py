"""The coordinates of the core: offsets and spans in code points.

Nothing here knows lines, bytes or UTF-16. Text is kept exactly as it was read, line ends included; bytes that are
not UTF-8 travel as surrogate escapes, so that writing a text back gives the same bytes.
"""

from __future__ import annotations

from asterisk_ls.tuples import NamedTuple

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
