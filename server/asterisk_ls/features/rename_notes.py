"""What a rename cannot change, and the admin has to know of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.features.named_steps import line_of
from asterisk_ls.features.places import place
from asterisk_ls.features.scope import category_of, scope_of
from asterisk_ls.features.searching import lines_like, lines_with
from asterisk_ls.features.things import Kind, Role
from asterisk_ls.semantic.dialplan.calls import references_in
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE, Step
from asterisk_ls.semantic.dialplan.naming import Names
from asterisk_ls.semantic.model import SectionId
from asterisk_ls.semantic.wizard import WIZARD_FILE
from asterisk_ls.syntax.lines import whole_line
from asterisk_ls.text import in_this_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from asterisk_ls.features.renaming import Subject
    from asterisk_ls.features.things import Mention
    from asterisk_ls.semantic.dialplan.calls import CallReference
    from asterisk_ls.semantic.project import Project

MOST_PLACES = 3
"""Places that are named."""


def notes(project: Project, subject: Subject, found: list[Mention], new: str) -> Iterator[str]:
    """What hangs on a name beyond the lines that name it."""
    types = {str(thing.where[1]) for thing in subject.of_kind(Kind.OBJECT)}
    if ("endpoint" in types and _is_identified_by_name(project, subject, found)) or (
        "aor" in types and _takes_registrations(subject)
    ):
        yield f"Phones that use `{subject.name}` as their user name have to use `{new}` from now on."
    if "domain_alias" in types:
        yield "The name of a `domain_alias` is the domain that phones use."
    if "user" in types:
        yield f"Programs that log in as `{subject.name}` have to log in as `{new}` from now on."
    if any(subject.of_kind(Kind.EXTENSION)):
        yield f"Whoever dials `{subject.name}` has to dial `{new}` from now on."
    if any(subject.of_kind(Kind.MAILBOX)) or any(unit.path == "voicemail.conf" for unit, _ in subject.sections):
        yield f"Messages and greetings stay in the folder `{subject.name}` on the disk."
    yield from _left(project, subject, found)
    yield from _computed(project, subject)


def _left(project: Project, subject: Subject, found: list[Mention]) -> Iterator[str]:
    """Lines that seem to mean the same, in a way that is not understood."""
    names = [thing.name for thing in subject.of_kind(Kind.OBJECT) if thing.where == ("pjsip.conf", "endpoint")]
    changed = {(one.path, one.span.start) for one in found}
    for name in names:
        pattern = re.compile(rf"\bPJSIP/({re.escape(name)})(?![\w.-])", re.IGNORECASE)
        places: list[str] = []
        for path in dict.fromkeys(path for unit in project.units.values() for path in unit.reading.shown):
            file = project.source.file(path)
            for some in lines_with(file, [f"/{name}"]) if file is not None else ():
                for option in some.options():
                    start, end = whole_line(some.section.text, option.line)
                    for match in pattern.finditer(some.section.text, start, end):
                        is_comment = ";" in some.section.text[start : match.start()]
                        if not is_comment and (path, some.start + match.start(1)) not in changed:
                            places.append(place(project, SectionId(path, some.label), option.line))
        if places:
            yield f"`PJSIP/{name}` stays as it is where it is not clear what it is for: {_listed(places)}."


def _computed(project: Project, subject: Subject) -> Iterator[str]:
    """Steps that put a name together which may be this one."""
    wanted = {kind for thing in subject.things for kind in _NAMES.get((thing.kind, thing.where[0]), ())}
    if not wanted or project.plan is None:
        return
    unit = project.units[DIALPLAN_FILE]
    places = []
    for path in unit.reading.shown:
        file = project.source.file(path)
        for some in lines_like(file, _PUT_TOGETHER) if file is not None else ():
            id_ = SectionId(path, some.label)
            category = category_of(project, unit, id_)
            for option in some.options():
                step = line_of(project, category, id_, option.line) if category is not None else None
                if not isinstance(step, Step):
                    continue
                some_may = (one.names in wanted and _may_be(one, subject.name) for one in references_in(step))
                if any(some_may):
                    places.append(place(project, id_, option.line))
    if places:
        yield f"`{subject.name}` may be meant where a name is put together: {_listed(places)}."


_PUT_TOGETHER = (re.compile(r"\$\{(?<=[\w.*#-]\$\{)", re.ASCII), re.compile(r"\}[\w.*#-]", re.ASCII))
"""Where a term stands beside something that is written."""
_NAMES: Mapping[tuple[Kind, object], tuple[Names, ...]] = {
    (Kind.LISTED, "extensions.conf"): (Names.PLACE, Names.CONTEXT),
    (Kind.LISTED, "queues.conf"): (Names.QUEUE,),
    (Kind.LISTED, "musiconhold.conf"): (Names.MUSIC_CLASS,),
    (Kind.LISTED, "voicemail.conf"): (Names.MAILBOX, Names.VOICEMAIL_CONTEXT),
    (Kind.OBJECT, "pjsip.conf"): (Names.ENDPOINT, Names.AOR),
    (Kind.OBJECT, "confbridge.conf"): (Names.BRIDGE_PROFILE, Names.USER_PROFILE, Names.BRIDGE_MENU),
    (Kind.OBJECT, "res_parking.conf"): (Names.PARKING_LOT,),
}
_TERM = re.compile(r"\$(?:\{[^{}]*\}|\[[^\[\]]*\])")


def _may_be(reference: CallReference, name: str) -> bool:
    """Whether a part that is put together of more than a variable can come to the name."""
    for part in reference.parts:
        if part is not None and part.computed:
            pieces = _TERM.split(part.text)
            if any(pieces) and _fits(pieces, name):
                return True
    return False


def _fits(pieces: list[str], name: str) -> bool:
    """Whether a name begins and ends as the text between terms does, with the rest of it in between."""
    first, last = pieces[0], pieces[-1]
    if len(pieces) == 1:
        return name == first
    inner = name[len(first) : len(name) - len(last)]
    fits_ends = len(first) + len(last) <= len(name) and name.startswith(first) and name.endswith(last)
    return fits_ends and in_this_order(pieces[1:-1], inner)


def _listed(places: list[str]) -> str:
    some = list(dict.fromkeys(places))
    more = f" and {len(some) - MOST_PLACES} more" if len(some) > MOST_PLACES else ""
    return ", ".join(some[:MOST_PLACES]) + more


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
