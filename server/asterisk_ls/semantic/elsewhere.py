"""Names that stand for sections and lines of other files: music classes, queues, mailboxes.

They are looked up while a call is going on, and nothing is said of them at load. `None` where it is not known what there
is: the file is not there or cannot be read, a part of it is not seen, or a database has some of it as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.syntax.names import fold
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Category
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.queries import Subject
    from asterisk_ls.semantic.unit import Unit, UnitChange

VOICEMAIL = "voicemail.conf"
MAILBOX = "mailbox"


class Elsewhere(NamedTuple):
    """Sections that names of one kind stand for."""

    file: str
    others: frozenset[str]
    """Sections of the file that are something else."""
    family: str
    """The table of a database that may hold more of them; empty: there is none."""


_GENERAL = frozenset({"general"})
SECTIONS = {
    "agent": Elsewhere("agents.conf", _GENERAL, ""),
    "conference-part": Elsewhere("confbridge.conf", _GENERAL, ""),
    "follow-me": Elsewhere("followme.conf", _GENERAL, "followme"),
    "musiconhold-class": Elsewhere("musiconhold.conf", _GENERAL, "musiconhold"),
    "parking-lot": Elsewhere("res_parking.conf", _GENERAL, ""),
    "queue": Elsewhere("queues.conf", _GENERAL, "queues"),
    "queue-rule": Elsewhere("queuerules.conf", _GENERAL, "queue_rules"),
}
"""What is known of: kinds of name, as references call them."""
KINDS = frozenset((*SECTIONS, MAILBOX))


def kinds_of(project: Project) -> tuple[str, ...]:
    """The kinds of name of which something can be known: those whose file is there."""
    files = ((MAILBOX, VOICEMAIL), *((kind, where.file) for kind, where in SECTIONS.items()))
    return tuple(kind for kind, file in files if file in project.units)


def name_there(project: Project, kind: str, name: str) -> bool | None:
    """Whether there is something of that kind and name; None: not known."""
    if kind == MAILBOX:
        return _mailbox_there(project, name)
    where = SECTIONS[kind]
    unit = _readable(project, where.file, where.family)
    if unit is None:
        return None
    if fold(name) in where.others:
        return False
    return any(not unit.categories[id_].template for id_ in unit.names.get(fold(name), ()))


def names_there(project: Project, kind: str) -> tuple[str, ...]:
    """All names of that kind."""
    if kind == MAILBOX:
        unit = project.units.get(VOICEMAIL)
        return () if unit is None else tuple(dict.fromkeys(name for one in unit.ordered() for name in boxes_of(one)))
    where = SECTIONS[kind]
    unit = project.units.get(where.file)
    if unit is None:
        return ()
    return tuple(one.name for one in unit.ordered() if not one.template and fold(one.name) not in where.others)


def subject_of(kind: str, name: str) -> Subject:
    """What has to change before a name of that kind appears or vanishes."""
    return (MAILBOX, fold(name)) if kind == MAILBOX else ("section", SECTIONS[kind].file, fold(name))


def subject_of_all(kind: str) -> Subject:
    """What changes when any name of that kind does."""
    return ("mailboxes",) if kind == MAILBOX else ("sections", SECTIONS[kind].file)


def changed_boxes(change: UnitChange) -> set[Subject] | None:
    """The mailboxes that came or went with an edit of `voicemail.conf`. None: what they are called may have changed."""
    subjects: set[Subject] = set()
    for old, new in change.touched.values():
        if any(one is not None and fold(one.name) == "general" for one in (old, new)) and _aliases(old) != _aliases(
            new
        ):
            return None
        names = [{fold(name) for name in boxes_of(one)} if one is not None else set() for one in (old, new)]
        subjects.update((MAILBOX, name) for name in names[0] ^ names[1])
    return subjects | {("mailboxes",)} if subjects else subjects


def boxes_of(category: Category) -> Iterator[str]:
    """`6001@default` for each line of a context of `voicemail.conf`."""
    if category.template or fold(category.name) in ("general", "zonemessages"):
        return
    for part in category.parts:
        for option in part.options:
            yield f"{option.name}@{category.name}"


def _mailbox_there(project: Project, name: str) -> bool | None:
    unit = _readable(project, VOICEMAIL, "voicemail")
    if unit is None or project.source.file("users.conf") is not None or project.source.unseen("users.conf"):
        return None
    box, at, context = name.partition("@")
    if not at:
        return False
    for id_ in unit.names.get(fold(context), ()):
        if fold(box) in _boxes(project, unit.categories[id_]):
            return True
    aliases = next((_aliases(unit.categories[id_]) for id_ in unit.names.get("general", ())), None)
    if not aliases:
        return False
    lines = [option for id_ in unit.names.get(fold(aliases), ()) for option in _lines(unit.categories[id_])]
    return any(fold(option) == fold(name) for option in lines)


def _boxes(project: Project, category: Category) -> frozenset[str]:
    """The numbers of a context, folded. They are kept, since a context can have thousands, asked for one by one."""
    known = project.boxes.get(category.section)
    if known is None or known[0] is not category:
        found = frozenset(fold(name) for name in _lines(category)) if not category.template else frozenset()
        known = project.boxes[category.section] = (category, found)
    return known[1]


def _lines(category: Category) -> list[str]:
    return [option.name for part in category.parts for option in part.options]


def _aliases(category: Category | None) -> str | None:
    return category.first("aliasescontext") if category is not None else None


def _readable(project: Project, file: str, family: str) -> Unit | None:
    """The file, where it is all that there is."""
    unit = project.units.get(file)
    if unit is None or unit.refused or unit.reading.has_gaps:
        return None
    if family and (project.families is None or family in project.families or file in project.families):
        return None
    return unit
