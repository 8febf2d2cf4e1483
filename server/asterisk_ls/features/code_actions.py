"""Code actions: what an editor offers to do about a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from asterisk_ls.rules.report import FileEdit, LocatedFinding
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.text import Span

QUICK_FIX = "quickfix"
FIX_ALL = "source.fixAll"
REFACTOR = "refactor"


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done."""

    title: str
    kind: str
    edits: tuple[FileEdit, ...]
    finding: LocatedFinding | None = None
    """What is cured by it."""
    preferred: bool = False
    """Whether it is what most people would do."""


def actions(project: Project, path: str, span: Span, findings: Sequence[LocatedFinding]) -> list[Action]:
    """What can be done about the findings that the span touches. `findings` are all of the file."""
    return list(_actions(project, path, span, findings))


def _actions(project: Project, path: str, span: Span, findings: Sequence[LocatedFinding]) -> Iterator[Action]:
    del project, path
    for finding in findings:
        if finding.location.span.start <= span.end and span.start <= finding.location.span.end:
            for fix in finding.fixes:
                yield Action(fix.title, QUICK_FIX, fix.edits, finding, fix.safe)
