"""Comments that silence rules: `; asterisk-ls: ignore[rule]` and `; asterisk-ls: ignore-file[rule]`.

Nothing here is asked while there is no finding, so a clean file pays nothing for it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from asterisk_ls.syntax.lines import line_at, line_starts
from asterisk_ls.text import BLANKS, Edit, Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

EVERY_RULE = ""
"""Stands for all rules, where a comment names none."""

_MARK = "asterisk-ls:"
_COMMENT = re.compile(r";[;\s]*asterisk-ls:[ \t]*(ignore-file|ignore)(?![\w-])(?:\[([^\]\n]*)\])?", re.IGNORECASE)


def speaks_to_us(text: str) -> bool:
    """Whether the text may hold a comment that is meant for this program: a quick look."""
    return ":" in text and _MARK in text.lower()


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
    if not speaks_to_us(text):
        return []
    found = []
    for match in _COMMENT.finditer(text):
        line = line_at(text, match.start())
        rules = None
        if match[2] is not None:
            rules = tuple(_named(match[2], match.start(2)))
        found.append(
            Suppression(
                line,
                Span(*match.span()),
                match[1].lower() == "ignore-file",
                not text[line_starts(text)[line] : match.start()].strip(BLANKS),
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
    return any(s.names(rule) for s in _by_line(section_text).get(line, ()))


@lru_cache(maxsize=8)
def _by_line(text: str) -> Mapping[int, list[Suppression]]:
    """The comments of a text by the lines that they speak for. A section with one finding often has more."""
    found: dict[int, list[Suppression]] = {}
    for suppression in suppressions(text):
        if not suppression.whole_file:
            found.setdefault(suppression.line, []).append(suppression)
            if suppression.alone:
                found.setdefault(suppression.line + 1, []).append(suppression)
    return found


def mentions_whole_file(text: str) -> bool:
    """Whether the text may hold a comment that speaks for the whole file: a quick look."""
    folded = text.lower()
    return _MARK in folded and "ignore-file" in folded


def silenced_in_file(text: str) -> frozenset[str]:
    """The rules that comments in the text of a section silence for the whole file, `EVERY_RULE` perhaps."""
    found: set[str] = set()
    for suppression in suppressions(text):
        if suppression.whole_file:
            found.update((EVERY_RULE,) if suppression.rules is None else (name for name, _ in suppression.rules))
    return frozenset(found)


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
