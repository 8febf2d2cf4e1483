"""Applying fixes to texts: those that do not overlap, round after round, until they settle."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from asterisk_ls.text import decode, encode

if TYPE_CHECKING:
    from asterisk_ls.rules.report import FileEdit, LocatedFinding, LocatedFix
    from asterisk_ls.text import Span

ROUNDS = 10
"""One cure can make the next one possible; what has not settled by then is left."""


class Overlay(Mapping[str, bytes]):
    """Changed files before those of a directory."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.changed: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        """The changed file, or the one of the directory."""
        return self.changed[name] if name in self.changed else self.files[name]

    def __iter__(self) -> Iterator[str]:
        """The names of all files: fixes make no new ones."""
        return iter(self.files)

    def __len__(self) -> int:
        """How many files there are."""
        return len(self.files)


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixes change."""

    changed: Mapping[str, bytes]
    """New contents by name; only of files that differ."""
    titles: Mapping[str, Counter[str]] = field(default_factory=dict)
    """What was done, by name of the file that the finding was in."""


def fixed(
    files: Mapping[str, bytes],
    findings: tuple[LocatedFinding, ...],
    again: Callable[[Mapping[str, bytes]], tuple[LocatedFinding, ...]],
    *,
    unsafe: bool,
    wanted: Callable[[str], bool],
) -> Fixed:
    """Apply fixes until none is left.

    `again` finds anew in changed files; `wanted` tells which files may be changed.
    """
    overlay = Overlay(files)
    titles: dict[str, Counter[str]] = {}
    seen = {_state(overlay)}
    for _ in range(ROUNDS):
        edits: dict[str, list[FileEdit]] = {}
        for finding, fix in chosen(findings, unsafe=unsafe, wanted=wanted):
            titles.setdefault(finding.location.path, Counter())[fix.title] += 1
            for edit in fix.edits:
                edits.setdefault(edit.path, []).append(edit)
        if not edits:
            break
        for path, some in edits.items():
            overlay.changed[path] = encode(applied(decode(overlay[path]), some))
        if _state(overlay) in seen:  # two cures that undo each other
            break
        seen.add(_state(overlay))
        findings = again(overlay)
    return Fixed({path: data for path, data in overlay.changed.items() if data != files.get(path)}, titles)


def chosen(
    findings: Iterable[LocatedFinding], *, unsafe: bool, wanted: Callable[[str], bool]
) -> Iterator[tuple[LocatedFinding, LocatedFix]]:
    """The fixes of one round: whole ones, whose edits meet no other's."""
    taken: dict[str, list[Span]] = {}
    for finding in findings:
        fix = next((fix for fix in finding.fixes if fix.safe), None)
        if fix is None and unsafe:
            fix = next(iter(finding.fixes), None)
        if fix is None or not all(
            wanted(edit.path) and not _meets(edit.span, taken.get(edit.path, ())) for edit in fix.edits
        ):
            continue
        for edit in fix.edits:
            insort(taken.setdefault(edit.path, []), edit.span)
        yield finding, fix


def _meets(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span touches one of others, which are sorted and, but for those of one fix, do not touch each other."""
    place = bisect_left(others, span)
    return any(span.start <= other.end and other.start <= span.end for other in others[max(place - 1, 0) : place + 1])


def applied(text: str, edits: Iterable[FileEdit]) -> str:
    """A text after edits that do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*parts, text[at:]))


def _state(overlay: Overlay) -> int:
    return hash(tuple(sorted(overlay.changed.items())))
