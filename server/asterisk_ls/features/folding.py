"""What can be folded: sections, comments, and includes in a row."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from asterisk_ls.features.named_paths import includes
from asterisk_ls.features.outlines import Look, Run, last_line, looks, runs
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.syntax.file import File
    from asterisk_ls.syntax.nodes import Section


class FoldKind(StrEnum):
    """What a fold hides."""

    SECTION = "region"
    COMMENT = "comment"
    INCLUDES = "imports"


class Fold(NamedTuple):
    """Lines of a file, counted from 0, that can be shown as their first one."""

    first: int
    last: int
    kind: FoldKind


def folds(file: File) -> list[Fold]:
    """All that can be folded, in order."""
    found: list[Fold] = []
    reached = file.lines
    for _, section, start in file.starts():
        is_last = start.line + section.lines >= reached
        last = last_line(section, is_last=is_last)
        if section.header is not None and last > section.header.line:
            found.append(Fold(start.line + section.header.line, start.line + last, FoldKind.SECTION))
        if ";" in section.text or section.entries is not None:
            found += [Fold(start.line + run.first, start.line + run.last, kind) for run, kind in _inner(section)]
    return found


def _inner(section: Section) -> Iterator[tuple[Run, FoldKind]]:
    """What is folded within a section."""
    some = looks(section)
    for look in (Look.COMMENT, Look.BLOCK):
        for run in runs(some, look):
            yield run, FoldKind.COMMENT
    lines = [directive.line for directive in includes(section)]
    first = 0
    for index, (one, other) in enumerate(pairwise([*lines, -1]), 1):
        if other != one + 1:
            if index - first > 1:
                yield Run(lines[first], one), FoldKind.INCLUDES
            first = index
