"""A project with all that the rules find in it, kept up while files change."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from asterisk_ls.rules.checking import Checks
from asterisk_ls.rules.locating import located

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asterisk_ls.rules.base import Rule, Severity
    from asterisk_ls.rules.report import LocatedFinding
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.syntax.file import File
    from asterisk_ls.text import Edit


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
        self._checks: Checks = Checks(project, rules, before._checks if before is not None else None)  # noqa: SLF001 - its own
        by_path: dict[str, list[LocatedFinding]] = defaultdict(list)
        for finding in located(project, self._checks.found, dict(severities)):
            by_path[finding.location.path].append(finding)
        self._by_path = {path: tuple(some) for path, some in by_path.items()}

    def with_edit(self, path: str, edit: Edit) -> Analysis:
        """The analysis after an edit of one file; an edit of a file that is not there changes nothing."""
        return Analysis(self.project.with_edit(path, edit), self.rules, self.severities, self)

    def with_file(self, path: str, file: File | None) -> Analysis:
        """The analysis with another text in one file; None: the file is gone."""
        return Analysis(self.project.with_file(path, file), self.rules, self.severities, self)

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that something was found in."""
        return tuple(self._by_path)

    def findings(self, path: str) -> tuple[LocatedFinding, ...]:
        """What was found in a file, sorted by position."""
        return self._by_path.get(path, ())
