"""Names of things that are somewhere in the configuration: objects, contexts, mailboxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.items import MOST
from asterisk_ls.features.things import LISTED
from asterisk_ls.schema.dialplan import modules_of
from asterisk_ls.semantic.homes import home_of
from asterisk_ls.syntax.names import fold
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from asterisk_ls.semantic.model import Part
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.syntax.held import SectionId

SECTIONS_ELSEWHERE = {
    "agent": ("agents.conf", ("general", "agents")),
    "follow-me": ("followme.conf", ("general",)),
    "iax-peer": ("iax.conf", ("general", "callnumberlimits")),
    "parking-lot": ("res_parking.conf", ("general",)),
    "queue": ("queues.conf", ("general",)),
    "queue-rule": ("queuerules.conf", ("general",)),
    "sip-peer": ("sip.conf", ("general", "authentication")),
    "voicemail-context": ("voicemail.conf", ("general", "zonemessages")),
    **{target: (file, one.others) for file, one in LISTED.items() for target in one.targets},
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


def names_for(project: Project, targets: Iterable[str], typed: str, near: str = "", *, most: int = MOST) -> Names:
    """The names of the right kind. Of many, those that hold what was typed: the ones with `near` in them come first.

    `most`: how many names are given at once.
    """
    every = [(target, _every(project, target)) for target in dict.fromkeys(targets)]
    count = sum(len(names) for _, names in every)
    if count <= most:
        return Names(_named(project, [(target, text) for target, names in every for text in names]), more=False)
    wanted = fold(typed)
    texts = [(target, text) for target, names in every for text in names if not wanted or wanted in fold(text)]
    if wanted or near:
        texts.sort(key=lambda one: (not near or near not in one[1], not fold(one[1]).startswith(wanted)))
    return Names(_named(project, texts[:most]), more=True)


def _every(project: Project, target: str) -> list[str]:
    if target in SECTIONS_ELSEWHERE:
        return list(section_names(project, *SECTIONS_ELSEWHERE[target]))
    if target == "mailbox":
        return _mailboxes(project)
    if target == "module":
        return [f"{name}.so" for name in modules_of(project.schema.version)[0]]
    known = project.known.get(home_of(target))
    return [] if known is None else [id_ for id_ in known if id_]


def _named(project: Project, texts: Sequence[tuple[str, str]]) -> tuple[Name, ...]:
    """Names with whether what they stand for will be there."""
    known = {target: project.known.get(home_of(target)) for target in dict.fromkeys(target for target, _ in texts)}
    return tuple(
        Name(text, target, of_type is None or any(one.loaded for one in of_type.get(text, ())))
        for target, text in texts
        for of_type in (known[target],)
    )


def section_names(project: Project, file: str, others: tuple[str, ...]) -> Iterator[str]:
    """The names of the sections of a file, without templates and without those `others`."""
    unit = project.units.get(file)
    if unit is None:
        return
    for folded, ids in project.sections(file).items():
        category = unit.categories.get(ids[0]) if ids else None
        if category is not None and folded not in others and not category.template:
            yield category.name


def mailbox_line(project: Project, mailbox: str) -> tuple[SectionId, int] | None:
    """Where `6001@default` is in `voicemail.conf`: the section and the line below its first one; None: nowhere."""
    box, _, context = mailbox.partition("@")
    for name, part in _boxes(project):
        for option in part.options if name == (context or "default") else ():
            if option.name == box:
                return part.section, option.line
    return None


def _mailboxes(project: Project) -> list[str]:
    """`6001@default` for each box of `voicemail.conf`. What stands behind a box, its password above all, is not read."""
    return [
        f"{option.name}@{context}"
        for context, part in _boxes(project)
        for option in part.options
        if option.name.isdecimal()
    ]


def _boxes(project: Project) -> Iterator[tuple[str, Part]]:
    """The contexts of `voicemail.conf` with their lines."""
    for context in section_names(project, *SECTIONS_ELSEWHERE["voicemail-context"]):
        for id_ in project.sections("voicemail.conf").get(fold(context), ()):
            category = project.units["voicemail.conf"].categories.get(id_)
            for part in category.parts if category is not None else ():
                yield context, part
