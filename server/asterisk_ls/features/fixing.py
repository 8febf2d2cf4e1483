"""Applying fixes to texts: those that do not overlap, round after round, until they settle."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from asterisk_ls.syntax.source import KnowsUnread
from asterisk_ls.text import decode, encode
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.findings.report import FileEdit, LocatedFinding, LocatedFix
    from asterisk_ls.text import Span

ROUNDS = 10
"""One cure can make the next one possible; what has not settled by then is left."""


class Overlay(Mapping[str, bytes]):
    """Changed files before those of a directory."""

    def __init__(self, files: Mapping[str, bytes], changed: Mapping[str, bytes] = MappingProxyType({})) -> None:
        self.files = files
        self.changed = changed

    def __getitem__(self, name: str) -> bytes:
        """The changed file, or the one of the directory."""
        return self.changed[name] if name in self.changed else self.files[name]

    def __iter__(self) -> Iterator[str]:
        """The names of all files: fixes make no new ones."""
        return iter(self.files)

    def __len__(self) -> int:
        """How many files there are."""
        return len(self.files)

    def is_unread(self, name: str) -> bool:
        """Whether there is a file of that name that may not or cannot be read."""
        return isinstance(self.files, KnowsUnread) and self.files.is_unread(name)

    def with_fixes(self, fixes: Iterable[LocatedFix]) -> Overlay:
        """The files with the edits of fixes that do not meet each other."""
        edits: dict[str, list[FileEdit]] = {}
        for fix in fixes:
            for edit in fix.edits:
                edits.setdefault(edit.path, []).append(edit)
        changed = {path: encode(applied(decode(self[path]), some)) for path, some in edits.items()}
        return Overlay(self.files, {**self.changed, **changed})


class Checked(Protocol):
    """What is known of a configuration directory."""

    @property
    def findings(self) -> tuple[LocatedFinding, ...]:
        """What was found."""

    @property
    def objects(self) -> Mapping[str, tuple[str, ...]]:
        """The objects that Asterisk will have: type to ids."""


Check = Callable[[Mapping[str, bytes]], Checked]


class Fixed(NamedTuple):
    """What fixes change."""

    changed: Mapping[str, bytes]
    """New contents by name; only of files that differ."""
    titles: Mapping[str, Counter[str]] = MappingProxyType({})
    """What was done, by name of the file that the finding was in."""


def fixed(
    files: Mapping[str, bytes], checked: Checked, check: Check, *, unsafe: bool, wanted: Callable[[str], bool]
) -> Fixed:
    """Apply fixes until none is left but those that would lose an object.

    `checked` is what is known of the files, `check` finds it out of changed ones; `wanted` tells which may be changed.
    """
    overlay = Overlay(files)
    titles: dict[str, Counter[str]] = {}
    seen = {_state(overlay)}
    for _ in range(ROUNDS):
        cures = tuple(chosen(checked.findings, unsafe=unsafe, wanted=wanted))
        done = _bearable(Round(overlay, (), checked), cures, check) if cures else None
        if done is None or not done.cures:
            break
        for finding, fix in done.cures:
            titles.setdefault(finding.location.path, Counter())[fix.title] += 1
        overlay, checked = done.after, done.checked
        if _state(overlay) in seen:  # two cures that undo each other
            break
        seen.add(_state(overlay))
    return Fixed({path: data for path, data in overlay.changed.items() if data != files.get(path)}, titles)


Cure = tuple["LocatedFinding", "LocatedFix"]


class Round(NamedTuple):
    """Fixes that go together."""

    before: Overlay
    cures: tuple[Cure, ...]
    checked: Checked
    """What is known of the files once they are applied."""

    @property
    def after(self) -> Overlay:
        """The files once they are applied."""
        return self.before.with_fixes(fix for _, fix in self.cures)


def _bearable(start: Round, cures: tuple[Cure, ...], check: Check) -> Round:
    """The round with as many cures more as lose no object.

    An object that comes back can lose others: beside a namesake it is a duplicate, and its type is lost.
    """
    whole = start._replace(cures=start.cures + cures)
    checked = check(whole.after)
    if not _loses(start.checked, checked):
        return whole._replace(checked=checked)
    if len(cures) == 1:
        return start
    middle = len(cures) // 2
    return _bearable(_bearable(start, cures[:middle], check), cures[middle:], check)


def _loses(before: Checked, after: Checked) -> bool:
    """Whether an object is gone that Asterisk had before."""
    now = after.objects
    return any(not set(ids) <= set(now.get(type_, ())) for type_, ids in before.objects.items())


def chosen(findings: Iterable[LocatedFinding], *, unsafe: bool, wanted: Callable[[str], bool]) -> Iterator[Cure]:
    """The fixes of one round: whole ones, whose edits meet no other's."""
    taken: dict[str, list[Span]] = {}
    for finding in findings:
        fix = next((fix for fix in finding.fixes if fix.safe), None)
        if fix is None and unsafe:
            fix = next((fix for fix in finding.fixes if not fix.choice), None)
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
