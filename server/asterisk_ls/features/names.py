"""Names of things that are somewhere in the configuration: objects, contexts, mailboxes."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from asterisk_ls.features.items import MOST
from asterisk_ls.semantic.homes import home_of
from asterisk_ls.syntax.reading import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from asterisk_ls.semantic.project import Project

SECTIONS_ELSEWHERE = {
    "dialplan-context": ("extensions.conf", ("general", "globals")),
    "created-dialplan-context": ("extensions.conf", ("general", "globals")),
    "feature": ("features.conf", ("general", "featuremap", "applicationmap")),
    "musiconhold-class": ("musiconhold.conf", ("general",)),
    "tone-zone": ("indications.conf", ("general",)),
    "xmpp-client": ("xmpp.conf", ("general",)),
}
"""Names that are sections of another file, and the sections there that are none."""


class Name(NamedTuple):
    """A name that may be written, and whether what it stands for will be there."""

    text: str
    target: str
    loaded: bool = True


class Names(NamedTuple):
    """Some names, and whether there are more."""

    some: tuple[Name, ...]
    more: bool


def names_for(project: Project, targets: Iterable[str], typed: str) -> Names:
    """The names of the right kind. When there are many, those that begin with what was typed, then those that hold it."""
    every = [name for target in dict.fromkeys(targets) for name in _every(project, target)]
    if len(every) <= MOST:
        return Names(tuple(every), more=False)
    wanted = fold(typed)
    first = list(islice((name for name in every if fold(name.text).startswith(wanted)), MOST))
    if len(first) < MOST and wanted:
        within = (name for name in every if wanted in fold(name.text)[1:] and not fold(name.text).startswith(wanted))
        first += islice(within, MOST - len(first))
    return Names(tuple(first), more=True)


def _every(project: Project, target: str) -> Iterator[Name]:
    if target in SECTIONS_ELSEWHERE:
        file, others = SECTIONS_ELSEWHERE[target]
        return (Name(name, target) for name in _section_names(project, file, others))
    if target == "mailbox":
        return _mailboxes(project)
    known = project.known.get(home_of(target))
    items = known.items() if known is not None else ()
    return (Name(id_, target, any(one.loaded for one in some)) for id_, some in items if id_)


def _section_names(project: Project, file: str, others: tuple[str, ...]) -> Iterator[str]:
    unit = project.units.get(file)
    if unit is None:
        return
    for folded, ids in project.sections(file).items():
        category = unit.categories.get(ids[0]) if ids else None
        if category is not None and folded not in others and not category.template:
            yield category.name


def _mailboxes(project: Project) -> Iterator[Name]:
    """`6001@default` for each box of `voicemail.conf`. What stands behind a box, its password above all, is not read."""
    for context in _section_names(project, "voicemail.conf", ("general", "zonemessages")):
        for id_ in project.sections("voicemail.conf").get(fold(context), ()):
            category = project.units["voicemail.conf"].categories.get(id_)
            for part in category.parts if category is not None else ():
                for option in part.options:
                    if option.name.isdecimal():
                        yield Name(f"{option.name}@{context}", "mailbox")
