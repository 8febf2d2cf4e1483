"""A project with all that the rules find in it, kept up while files change."""

from __future__ import annotations

import os
from itertools import chain
from typing import TYPE_CHECKING

from asterisk_ls.findings.checking import Checks
from asterisk_ls.rules.base import SEVERITIES, gravity
from asterisk_ls.rules.suppression import mentions_whole_file, silenced_in_file
from asterisk_ls.semantic.project import Project
from asterisk_ls.syntax.file import changes_between
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from asterisk_ls.findings.locating import Seen
    from asterisk_ls.findings.report import LocatedFinding
    from asterisk_ls.rules.base import Rule, Severity
    from asterisk_ls.syntax.file import File
    from asterisk_ls.syntax.nodes import Section
    from asterisk_ls.text import Edit

IS_PARANOID = bool(os.environ.get("ASTERISK_LS_PARANOID"))
"""Whether everything that is taken over is compared with a fresh computation: for tests, it costs what it saves."""


_RANKS = {severity: rank for rank, severity in enumerate(SEVERITIES)}


class Analysis:
    """A project and its findings by file. A value: a change gives another one, which takes over what it can."""

    def __init__(
        self,
        project: Project,
        rules: tuple[Rule, ...],
        severities: Mapping[str, Severity],
        before: Analysis | None = None,
    ) -> None:
        self.project = project
        self.rules = rules
        self.severities = severities
        known: Checks | None = before._checks if before is not None else None  # noqa: SLF001 - its own
        self._checks: Checks = Checks(project, rules, known)
        self._located: dict[tuple[str, int], tuple[LocatedFinding, ...]] = {}
        self._seen: dict[str, dict[int, Seen]] = {**before._seen} if before is not None else {}  # noqa: SLF001
        """What was located last, perhaps in an analysis before this one."""
        self._speaking: dict[str, _Speaking] = {**before._speaking} if before is not None else {}  # noqa: SLF001

    def prepare(self) -> None:
        """Find what edits will need: the first one need not wait for it then."""
        self.project.prepare()
        self._checks.askers()
        for path in self.paths:
            self._whole_file(path)

    def with_edit(self, path: str, edit: Edit) -> Analysis:
        """The analysis after an edit of one file; an edit of a file that is not there changes nothing."""
        file = self.project.source.file(path)
        return self if file is None else self.with_file(path, file.with_edit(edit)[0])

    def with_file(self, path: str, file: File | None) -> Analysis:
        """The analysis with another text in one file; None: the file is gone."""
        return self.with_project(self.project.with_file(path, file))

    def with_project(self, project: Project) -> Analysis:
        """The analysis of a project that was made of this one's by changes of files."""
        after = Analysis(project, self.rules, self.severities, self)
        if IS_PARANOID:
            _compare(after)
        return after

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that something was found in, if only something that a comment silences."""
        return tuple(path for path, spots in self._checks.spots.items() if len(spots))

    def findings(self, path: str, most: int = 0) -> tuple[LocatedFinding, ...]:
        """What was found in a file, sorted by position. Of more than `most` findings the gravest; 0: all.

        Of thousands of findings, only the places of those that are given have to be found.
        """
        known = self._located.get((path, most))
        if known is not None:
            return known
        spots = self._checks.spots.get(path)
        if spots is None or not len(spots):
            return ()
        seen = dict(self._locate(path, sorted(spots))) if not 0 < most < len(spots) else self._gravest(path, most)
        self._seen[path] = seen
        found = tuple(chain.from_iterable(seen[label].findings for label in sorted(seen)))
        found = gravest(found, most)
        self._located[path, most] = found
        return found

    def spotted(self, path: str) -> int:
        """How many findings a file has at the most: some may be silenced, or be told as one."""
        spots = self._checks.spots.get(path)
        return sum(map(len, spots.values())) if spots is not None else 0

    def findings_in(self, path: str, labels: Iterable[int]) -> tuple[LocatedFinding, ...]:
        """What was found in some sections of a file, sorted by position."""
        spots = self._checks.spots.get(path)
        if spots is None:
            return ()
        seen = self._locate(path, [label for label in sorted(labels) if label in spots])
        return tuple(chain.from_iterable(one.findings for _, one in seen))

    def all_findings(self) -> tuple[LocatedFinding, ...]:
        """What was found in all files, sorted by file and position."""
        return tuple(chain.from_iterable(self.findings(path) for path in sorted(self.paths)))

    def _gravest(self, path: str, most: int) -> dict[int, Seen]:
        """Sections with the `most` gravest findings of a file, and a few more."""
        spots = self._checks.spots[path]
        ranks = {
            label: min([_RANKS[gravity(self.severities, rule, finding)] for _, rule, finding in spotted])
            for label, spotted in spots.items()
        }
        labels = sorted(ranks, key=lambda label: (ranks[label], label))
        seen: dict[int, Seen] = {}
        counts = [0] * len(_RANKS)
        for label, one in self._locate(path, labels):
            seen[label] = one
            for finding in one.findings:
                counts[_RANKS[finding.severity]] += 1
            if sum(counts[: ranks[label] + 1]) >= most:  # what is left is no graver than these
                break
        return seen

    def _locate(self, path: str, labels: Iterable[int]) -> Iterator[tuple[int, Seen]]:
        from asterisk_ls.findings.locating import located  # noqa: PLC0415 - nothing is found where all is well

        spots = self._checks.spots[path]
        some = ((label, spots[label]) for label in labels)
        return located(self.project, some, self._whole_file(path), self.severities, self._seen.get(path, {}))

    def _whole_file(self, path: str) -> frozenset[str]:
        """The rules that comments silence in all of the file."""
        file = self.project.source.file(path)
        if file is None:
            return frozenset()
        known = self._speaking[path] = _speaking_of(file, self._speaking.get(path))
        return known.silenced


def gravest(findings: tuple[LocatedFinding, ...], most: int) -> tuple[LocatedFinding, ...]:
    """The gravest of findings, in their order: `most` of them; 0: all."""
    if not 0 < most < len(findings):
        return findings
    ranked = sorted(range(len(findings)), key=lambda number: _RANKS[findings[number].severity])
    return tuple([findings[number] for number in sorted(ranked[:most])])


class _Speaking(NamedTuple):
    """The sections of a file that may speak for all of it, and what they silence: there is hardly ever one."""

    file: File
    sections: dict[int, frozenset[str]]
    silenced: frozenset[str]


def _speaking_of(file: File, before: _Speaking | None) -> _Speaking:
    change = changes_between(before.file, file) if before is not None else None
    if before is None or change is None:
        sections = dict(_speakers(file.items()))
    else:
        sections = dict(before.sections)
        for label, _ in change.removed:
            sections.pop(label, None)
        sections.update(_speakers(change.added))
        if sections == before.sections:
            return _Speaking(file, sections, before.silenced)
    return _Speaking(file, sections, frozenset().union(*sections.values()))


def _speakers(sections: Iterable[tuple[int, Section]]) -> Iterator[tuple[int, frozenset[str]]]:
    return ((label, silenced_in_file(one.text)) for label, one in sections if mentions_whole_file(one.text))


def _compare(analysis: Analysis) -> None:
    """See that an analysis is what a fresh one would be.

    Raises:
        AssertionError: it is not. The message has the differences.
    """
    project = analysis.project
    fresh = Analysis(Project(project.source, project.schema, project.environment), analysis.rules, analysis.severities)
    if fresh.all_findings() != analysis.all_findings():
        more = [str(one) for one in analysis.all_findings() if one not in fresh.all_findings()]
        less = [str(one) for one in fresh.all_findings() if one not in analysis.all_findings()]
        raise AssertionError(
            "\n".join(["kept up, but not found afresh:", *more, "found afresh, but not kept up:", *less])
        )
    if fresh.project.creations != project.creations:
        msg = "the objects kept up are not those made afresh"
        raise AssertionError(msg)
