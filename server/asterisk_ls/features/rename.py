"""Rename: one name, in all files of the directory that hold it, so that Asterisk has the same objects afterwards.

What cannot be done without changing more than a name is refused, with the reason.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from asterisk_ls.features.naming import mentions, name_at
from asterisk_ls.features.rename_check import difference
from asterisk_ls.features.renaming import Refusal, Subject, objections, subject_of
from asterisk_ls.features.scope import scope_of
from asterisk_ls.features.things import Kind, Role
from asterisk_ls.findings.report import FileEdit
from asterisk_ls.semantic.wizard import WIZARD_FILE

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
    reason = next(chain(_out_of_reach(project, found), _dialled(project, subject)), None)
    if reason is not None:
        return Refusal(reason)
    edits = tuple(FileEdit(one.path, one.span, _text(subject, one, new)) for one in found)
    reason = difference(project, edits, {thing: subject.renamed(thing, new) for thing in subject.things})
    return Refusal(reason) if reason else Renaming(edits, tuple(_notes(project, subject, found, new)))


def _text(subject: Subject, mention: Mention, new: str) -> str:
    """What is to stand at a place."""
    if mention.role is not Role.VALUE:
        return new
    return next(subject.renamed(thing, new) for thing in mention.things if thing in subject.things)


def _out_of_reach(project: Project, found: list[Mention]) -> Iterator[str]:
    """Why a name could not be changed everywhere."""
    for one in found:
        if one.path.startswith(("../", "/")):
            yield f"`{one.text}` stands in {one.path}, outside of this directory"
        if not one.is_plain:
            yield f"`{one.text}` stands in {one.path} with a comment in its midst"
    for unit in project.units.values():
        if unit.reading.unseen and any(one.path in unit.reading.shown for one in found):
            yield f"{unit.path} takes in what is not seen here, and names in there would stay as they are"


def _dialled(project: Project, subject: Subject) -> Iterator[str]:
    """Why an endpoint would not be found where it is dialled."""
    names = [thing.name for thing in subject.things if thing.where == ("pjsip.conf", "endpoint")]
    for path in {path for unit in project.units.values() for path in unit.reading.shown}:
        file = project.source.file(path)
        for name in names:
            if file is not None and re.search(rf"PJSIP/{re.escape(name)}(?!\w)", file.text, re.IGNORECASE):
                yield f"`PJSIP/{name}` stands in {path}"


def _notes(project: Project, subject: Subject, found: list[Mention], new: str) -> Iterator[str]:
    """What hangs on a name beyond the configuration."""
    types = {str(thing.where[1]) for thing in subject.things if thing.kind is Kind.OBJECT}
    if ("endpoint" in types and _is_identified_by_name(project, subject, found)) or (
        "aor" in types and _takes_registrations(subject)
    ):
        yield f"Phones that use `{subject.name}` as their user name have to use `{new}` from now on."
    if "domain_alias" in types:
        yield "The name of a `domain_alias` is the domain that phones use."
    if "user" in types:
        yield f"Programs that log in as `{subject.name}` have to log in as `{new}` from now on."


def _is_identified_by_name(project: Project, subject: Subject, found: list[Mention]) -> bool:
    """Whether Asterisk finds an endpoint by the user name of a phone: not where an `identify` names it."""
    for one in found:
        scope = scope_of(project, one.path, one.section.label)
        if one.role is Role.VALUE and scope is not None and any(type_.type == "identify" for type_ in scope.types):
            return False
    given = _given(subject, "endpoint", "identify_by")
    return given is None or "username" in given


def _takes_registrations(subject: Subject) -> bool:
    """Whether phones can register at an AOR."""
    return _given(subject, "aor", "max_contacts") not in (None, "", "0")


def _given(subject: Subject, prefix: str, name: str) -> str | None:
    """What is said of an object, by a section of its own or by a wizard's."""
    return next(
        (
            given
            for unit, category in subject.sections
            if (given := category.last(f"{prefix}/{name}" if unit.path == WIZARD_FILE else name)) is not None
        ),
        None,
    )
