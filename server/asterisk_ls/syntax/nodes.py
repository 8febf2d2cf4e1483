"""The tree of one file: sections, and in each its header and lines.

A tree is lossless: the texts of its sections, one after the other, are the text of the file. Lines are counted from
the first line of their section, so that a section that moves does not change. Only text and shape are here, no
meaning: that `type = endpoint` makes an endpoint is not known.
"""

from __future__ import annotations

from enum import StrEnum

from asterisk_ls.tuples import NamedTuple


class Option(NamedTuple):
    """A line `name = value`, both sides stripped, comments cut and `\\;` read, as Asterisk reads it."""

    line: int
    """Lines below the first line of the section."""
    name: str
    """Never empty."""
    value: str
    operator: str = "="
    """`=`, `=>` or `+=`."""


class Directive(NamedTuple):
    """A line `#word argument`."""

    line: int
    word: str
    """As written: `include`, `TryInclude`, `exec`, or something that Asterisk does not know."""
    argument: str | None
    """Without its quotes; None when there is none."""


class Header(NamedTuple):
    """A line `[name](…)`."""

    line: int
    """0, but for a first line that is swallowed by a comment."""
    name: str
    """As written between the brackets, not stripped, not cut."""
    modifiers: tuple[str, ...] | None
    """What stands between the parentheses, split at commas, not stripped; None without parentheses."""


class ProblemKind(StrEnum):
    """What can be wrong with a line by itself. The value is the name of the rule that explains it."""

    UNCLOSED_HEADER = "unclosed-header"
    UNCLOSED_MODIFIERS = "unclosed-modifiers"
    BAD_ESCAPE = "bad-escape"
    MISSING_EQUALS = "missing-equals"
    MISSING_NAME = "missing-option-name"
    LINE_TOO_LONG = "line-too-long"
    NESTING_TOO_DEEP = "comment-nesting"
    UNTERMINATED_COMMENT = "unterminated-comment"
    STRAY_COMMENT_END = "stray-comment-end"


class Problem(NamedTuple):
    """A line that Asterisk refuses, skips or reads in a way that nobody wants."""

    line: int
    kind: ProblemKind
    text: str = ""
    """What the log line quotes."""


Entry = Option | Directive | Header | Problem


class Section(NamedTuple):
    """A header and all lines up to the next one. The first section of a file may have no header."""

    text: str
    """Exactly as read, its last line end included."""
    header: Header | None
    options: tuple[Option, ...]
    lines: int
    """How many line ends the text has: how far below this section the next one starts."""
    entries: tuple[Entry, ...] | None = None
    """The header and all lines in order, when there are others than options; None otherwise."""
    depth: int = 0
    """How many block comments are open at its end; not 0 only in the last section of a file, below 0 after a stray
    `--;`."""

    @property
    def all_entries(self) -> tuple[Entry, ...]:
        """The header and all lines, in order."""
        if self.entries is not None:
            return self.entries
        return self.options if self.header is None else (self.header, *self.options)
