"""The edits of a fix as lines and columns, for programs. What is secret stays so: such a text is masked."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from asterisk_ls.findings.report import Location, Position
from asterisk_ls.schema.secrets import masked
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.cli.report import Shown
    from asterisk_ls.findings.report import FileEdit, LocatedFix


class ShownEdit(NamedTuple):
    """Put `text` in place of a range of a file."""

    path: str
    location: Location
    text: str
    masked: bool
    """The text is not the real one, because that holds a secret. `--fix` applies the real one."""


def edits_of(one: Shown, fix: LocatedFix) -> list[ShownEdit]:
    """The edits of one fix of a finding."""
    return [_edit(one, edit) for edit in fix.edits]


def _edit(one: Shown, edit: FileEdit) -> ShownEdit:
    text = one.text(edit.path)
    shown = _without_secret(text, edit)
    location = Location(edit.path, edit.span, _position(text, edit.span.start), _position(text, edit.span.end))
    return ShownEdit(one.path_of(edit.path), location, shown, shown != edit.text)


def _without_secret(text: str, edit: FileEdit) -> str:
    """What is inserted, masked as it would be once it stands in its lines."""
    before = text[text.rfind("\n", 0, edit.span.start) + 1 : edit.span.start]
    end = text.find("\n", edit.span.end)
    after = text[edit.span.end : end if end >= 0 else len(text)]
    lines = "\n".join(masked(line) for line in (before + edit.text + after).split("\n"))
    return lines[len(before) : len(before) + len(edit.text)]


def _position(text: str, offset: int) -> Position:
    starts = _line_starts(text)
    line = bisect_right(starts, offset) - 1
    return Position(line, offset - starts[line])


@lru_cache(maxsize=4)
def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
