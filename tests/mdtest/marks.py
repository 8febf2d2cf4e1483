"""The `^^^^` lines of a snippet: what is underlined, by which rule, saying what."""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple

CURSOR = "<|>"
_MARK = re.compile(r"(\s*)(\^+)(?:\s+(\S+)(?:\s+\"(.*)\")?)?\s*")


class Mark(NamedTuple):
    """A finding as a page shows it."""

    line: int
    start: int
    end: int
    """What is underlined on that line; of a longer finding only its first line, and never less than one column."""
    rule: str
    message: str = ""

    def fits(self, found: Mark) -> bool:
        """Whether a finding is the expected one: same place, same rule, and the message holds what is asked for."""
        return self[:4] == found[:4] and self.message in found.message


def without_marks(text: str) -> tuple[str, list[Mark]]:
    """The text as it is to be read, and the marks that stood in it."""
    kept: list[str] = []
    marks: list[Mark] = []
    for line in text.splitlines(keepends=True):
        mark = _MARK.fullmatch(line)
        if mark is None:
            kept.append(line)
        elif not kept or not mark[3]:
            message = f"a line of `^` needs a line above it and the name of a rule: {line!r}"
            raise ValueError(message)
        else:
            marks.append(Mark(len(kept) - 1, mark.start(2), mark.end(2), mark[3], mark[4] or ""))
    return "".join(kept), sorted(marks)


def without_cursor(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks as they lie once the cursor is taken out of the line above them."""
    before, found, _ = text.partition(CURSOR)
    if not found:
        return marks
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    gone = len(CURSOR)
    return [
        mark._replace(
            start=mark.start - gone * (mark.start > column),
            end=mark.end - gone * (mark.end > column),
        )
        if mark.line == line
        else mark
        for mark in marks
    ]


def with_marks(text: str, marks: list[Mark]) -> str:
    """The text with a line of `^` below each place."""
    out: list[str] = []
    for number, line in enumerate(text.splitlines()):
        out.append(line)
        for mark in sorted(mark for mark in marks if mark.line == number):
            blank = re.sub(r"[^\t]", " ", line[: mark.start].ljust(mark.start))
            message = f' "{mark.message}"' if mark.message else ""
            out.append(f"{blank}{'^' * (mark.end - mark.start)} {mark.rule}{message}")
    return "".join(f"{line}\n" for line in out)


def difference(title: str, text: str, expected: list[Mark], found: list[Mark]) -> str:
    """How the underlines differ, as a diff that can be read; empty when nothing does."""
    pending = list(expected)
    shown = []
    for mark in found:
        fitting = next((other for other in pending if other.fits(mark)), None)
        if fitting is not None:
            pending.remove(fitting)
        shown.append(fitting or mark)
    return diff(f"{title}, expected", with_marks(text, expected), f"{title}, found", with_marks(text, shown))


def diff(expected_title: str, expected: str, found_title: str, found: str) -> str:
    """A unified diff of two texts with everything around it; empty when they are equal."""
    if expected == found:
        return ""
    lines = difflib.unified_diff(
        expected.splitlines(), found.splitlines(), expected_title, found_title, lineterm="", n=1000
    )
    text = "\n".join(line for line in lines if not line.startswith("@@"))
    return text.encode("utf-8", "backslashreplace").decode()
