"""Rename: one name, in all files of the directory that hold it, so that Asterisk has the same objects afterwards.

What cannot be done without changing more than a name is refused, with the reason.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from asterisk_ls.features.naming import mentions, name_at
from asterisk_ls.features.rename_check import Changed, difference
from asterisk_ls.features.rename_names import IN_DIALPLAN, objections
from asterisk_ls.features.rename_notes import notes
from asterisk_ls.features.renaming import Refusal, Subject, subject_of, unseen
from asterisk_ls.features.things import Role
from asterisk_ls.findings.report import FileEdit
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.features.things import Mention
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.text import Span

__all__ = ["Prepared", "Refusal", "Renaming", "prepare_rename", "rename"]


class Prepared(NamedTuple):
    """A name that can be renamed."""

    span: Span
    name: str


class Renaming(NamedTuple):
    """The edits of a rename, which do not overlap, and what nobody but the admin can change."""

    edits: tuple[FileEdit, ...]
    notes: tuple[str, ...] = ()


def prepare_rename(project: Project, path: str, offset: int) -> Prepared | Refusal | None:
    """The name at an offset, if it can be renamed; None where there is none."""
    mention = name_at(project, path, offset)
    if mention is None:
        return None
    subject = subject_of(project, mention)
    return subject if isinstance(subject, Refusal) else Prepared(mention.span, subject.name)


def rename(project: Project, path: str, offset: int, new: str) -> Renaming | Refusal | None:
    """The edits that give the name at an offset, and all that is called by it, another one; None where there is none."""
    mention = name_at(project, path, offset)
    if mention is None:
        return None
    subject = subject_of(project, mention)
    if isinstance(subject, Refusal):
        return subject
    if new == subject.name:
        return Renaming(())
    reason = next(objections(project, subject, new), None)
    if reason is not None:
        return Refusal(reason)
    found = mentions(project, subject.things)
    reason = next(chain(_out_of_reach(project, found), _unwritable(project, subject, found, new)), None)
    if reason is not None:
        return Refusal(reason)
    edits = tuple(FileEdit(one.path, one.span, _text(project, subject, one, new)) for one in found)
    things = {thing: (subject.became(thing, new), subject.renamed(thing, new)) for thing in subject.things}
    reason = difference(project, Changed(tuple(found), edits, things))
    return Refusal(reason) if reason else Renaming(edits, tuple(notes(project, subject, found, new)))


def _text(project: Project, subject: Subject, mention: Mention, new: str) -> str:
    """What is to stand at a place, where the name may begin with something that goes without saying."""
    if mention.role is not Role.VALUE:
        return new
    name = next(subject.renamed(thing, new) for thing in mention.things if thing in subject.things)
    return name[len(_unwritten(project, mention)) :]


def _unwritten(project: Project, mention: Mention) -> str:
    """How a name begins without that being written: `macro-`."""
    file = project.source.file(mention.path)
    found = file.placed(mention.section.label) if file is not None else None
    if found is None:
        return ""
    section, start = found
    written = section.text[mention.span.start - start.offset : mention.span.end - start.offset].replace("\\;", ";")
    return mention.text[: -len(written)] if written and mention.text.endswith(written) else ""


def _out_of_reach(project: Project, found: list[Mention]) -> Iterator[str]:
    """Why a name could not be changed everywhere."""
    for one in found:
        if one.path.startswith(("../", "/")):
            yield f"`{one.text}` stands in {one.path}, outside of this directory"
        if not one.is_plain:
            yield f"`{one.text}` is not written as it is read in {one.path}"
    for unit in project.units.values():
        if unit.reading.unseen and any(one.path in unit.reading.shown for one in found):
            yield unseen(unit)


def _unwritable(project: Project, subject: Subject, found: list[Mention], new: str) -> Iterator[str]:
    """Why a name could not stand where it is to stand."""
    for one in found:
        if one.role is Role.VALUE:
            lead = _unwritten(project, one)
            if lead and not new.startswith(lead):
                yield f"a step calls `{subject.name}` by what follows `{lead}`"
            unit = project.units.get(DIALPLAN_FILE)
            if unit is not None and one.path in unit.reading.shown:
                yield from (f"a name in the dialplan cannot hold `{char}`" for char in IN_DIALPLAN if char in new)
