"""Code actions: what an editor offers to do about a place."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from asterisk_ls.features.fixing import chosen
from asterisk_ls.features.new_sections import missing_sections
from asterisk_ls.findings.report import FileEdit
from asterisk_ls.rules.suppression import ignore_edit
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from asterisk_ls.findings.report import LocatedFinding
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.text import Span


class ActionKind(StrEnum):
    """What an action is for, as editors sort them."""

    QUICK_FIX = "quickfix"
    FIX_ALL = "source.fixAll.asterisk"


class Action(NamedTuple):
    """Something that can be done."""

    title: str
    kind: ActionKind
    edits: tuple[FileEdit, ...]
    finding: LocatedFinding | None = None
    """What is cured by it."""
    preferred: bool = False
    """Whether it is what most people would do."""


def actions(
    project: Project,
    path: str,
    span: Span,
    findings: Sequence[LocatedFinding],
    kinds: Sequence[str] = (),
    *,
    around: Span | None = None,
    whole: bool = True,
) -> list[Action]:
    """What can be done about the findings that the span touches; when `findings` are the `whole` of the file's, `fix_all` too.

    `kinds` are those that are asked for, `source.fixAll` standing for `source.fixAll.asterisk` too; empty for all.
    `around`, a line as a rule, is where findings are meant when the span touches none.
    """
    found: list[Action] = []
    if is_asked(ActionKind.QUICK_FIX, kinds):
        touched = _touched(findings, span) or (_touched(findings, around) if around is not None else [])
        found += [action for finding in touched for action in _cures(project, finding)]
        if whole:
            found += [
                action
                for finding in {one.rule: one for one in reversed(touched)}.values()
                for action in _alike(finding, findings)
            ]
        found += [action for finding in touched for action in _ignoring(project, path, finding)]
    if whole and is_asked(ActionKind.FIX_ALL, kinds) and (everything := fix_all(findings)) is not None:
        found.append(everything)
    return found


def _touched(findings: Sequence[LocatedFinding], span: Span) -> list[LocatedFinding]:
    return [one for one in findings if one.location.span.start <= span.end and span.start <= one.location.span.end]


def is_asked(kind: ActionKind, kinds: Sequence[str]) -> bool:
    """Whether actions of a kind are asked for by naming `kinds`; all are when none is named."""
    return not kinds or any(kind == one or kind.startswith(f"{one}.") for one in kinds)


def fix_all(findings: Sequence[LocatedFinding]) -> Action | None:
    """All safe fixes of a file that do not stand in each other's way; None where there is none."""
    fixes = [fix for _, fix in chosen(findings, unsafe=False, wanted=lambda _: True)]
    if not fixes:
        return None
    edits = tuple(edit for fix in fixes for edit in fix.edits)
    return Action(f"fix all that is safe to fix ({len(fixes)})", ActionKind.FIX_ALL, edits)


def _cures(project: Project, finding: LocatedFinding) -> Iterator[Action]:
    safe = Counter(fix.safe for fix in finding.fixes)
    for fix in finding.fixes:
        preferred = safe[True] == 1 if fix.safe else len(finding.fixes) == 1
        yield Action(fix.title, ActionKind.QUICK_FIX, fix.edits, finding, preferred and fix.safe)
    for title, edit in missing_sections(project, finding):
        yield Action(title, ActionKind.QUICK_FIX, (edit,), finding)


def _alike(one: LocatedFinding, findings: Sequence[LocatedFinding]) -> Iterator[Action]:
    """The safe fixes of all findings of one's rule, when there are several."""
    of_rule = [finding for finding in findings if finding.rule == one.rule and finding.fixes]
    fixes = [fix for _, fix in chosen(of_rule, unsafe=False, wanted=lambda _: True)]
    if len(fixes) > 1:
        edits = tuple(edit for fix in fixes for edit in fix.edits)
        yield Action(f"fix all `{one.rule}` in this file ({len(fixes)})", ActionKind.QUICK_FIX, edits, one)


def _ignoring(project: Project, path: str, finding: LocatedFinding) -> Iterator[Action]:
    """A comment that silences the rule on that line."""
    file = project.source.file(path)
    found = file.at_offset(finding.location.span.start) if file is not None else None
    if found is None:
        return
    _, section, start = found
    edit = ignore_edit(finding.rule, section.text, finding.location.start.line - start.line)
    edits = (FileEdit(path, edit.span.shifted(start.offset), edit.text),)
    yield Action(f"ignore `{finding.rule}` here", ActionKind.QUICK_FIX, edits, finding)
