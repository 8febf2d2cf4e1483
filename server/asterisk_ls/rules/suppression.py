"""Comments that silence rules: `; asterisk-ls: ignore[rule]` and `; asterisk-ls: ignore-file[rule]`.

Nothing here is asked while there is no finding, so a clean file pays nothing for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from asterisk_ls.text import BLANKS, Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = "asterisk-ls:"
_COMMENT = re.compile(r";[;\s]*asterisk-ls:[ \t]*(ignore-file|ignore)(?![\w-])(?:\[([^\]\n]*)\])?", re.IGNORECASE)


class Suppression(NamedTuple):
    """A comment that silences rules."""

    line: int
    """Counted from the first line of the text."""
    span: Span
    """The comment, in the text."""
    whole_file: bool
    alone: bool
    """Whether nothing else stands on its line: it is for the line below then, and for its own."""
    rules: tuple[tuple[str, Span], ...] | None
    """The rules named, each with its place in the text; None for all rules."""

    def names(self, rule: str) -> bool:
        """Whether that rule is silenced by it."""
        return self.rules is None or any(name == rule for name, _ in self.rules)


def suppressions(text: str) -> list[Suppression]:
    """All such comments of a text."""
    if _MARK not in text.lower():
        return []
    found = []
    for match in _COMMENT.finditer(text):
        start_of_line = text.rfind("\n", 0, match.start()) + 1
        rules = None
        if match[2] is not None:
            rules = tuple(_named(match[2], match.start(2)))
        found.append(
            Suppression(
                text.count("\n", 0, match.start()),
                Span(*match.span()),
                match[1].lower() == "ignore-file",
                not text[start_of_line : match.start()].strip(BLANKS),
                rules,
            )
        )
    return found


def _named(text: str, start: int) -> Iterator[tuple[str, Span]]:
    """The names in a list with commas, each with its place."""
    for piece in text.split(","):
        name = piece.strip()
        if name:
            at = start + piece.index(name)
            yield name, Span(at, at + len(name))
        start += len(piece) + 1


def is_suppressed(rule: str, line: int, section_text: str, text_before: str = "") -> bool:
    """Whether a comment on that line of the section, or alone on the line above it, silences the rule.

    `text_before` is the text of the section before, whose last line is the one above the first line of this one.
    """
    if not line and text_before:
        *_, above = text_before.rstrip("\n").rpartition("\n")
        if any(s.alone and not s.whole_file and s.names(rule) for s in suppressions(above)):
            return True
    return any(
        not s.whole_file and s.names(rule) and (s.line == line or (s.alone and s.line == line - 1))
        for s in suppressions(section_text)
    )


def mentions_whole_file(text: str) -> bool:
    """Whether the text may hold a comment that speaks for the whole file: a quick look."""
    return _MARK in text and "ignore-file" in text


def is_suppressed_in_file(rule: str, text: str) -> bool:
    """Whether a comment anywhere in the text, of a file or of a section, silences the rule for the whole file."""
    return any(s.whole_file and s.names(rule) for s in suppressions(text))


def ignore_edit(rule: str, text: str, line: int) -> Edit:
    """The edit that silences a rule on a line of the text: a comment that is there is extended, or one is added."""
    start = 0
    for _ in range(line):
        start = text.find("\n", start) + 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    for known in suppressions(text[start:end]):
        if not known.whole_file and known.rules:
            last = start + known.rules[-1][1].end
            return Edit(Span(last, last), f", {rule}")
    stop = start + len(text[start:end].rstrip(BLANKS))
    return Edit(Span(stop, end - (text[start:end].endswith("\r"))), f"  ; {_MARK} ignore[{rule}]")
