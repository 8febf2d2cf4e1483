"""What a rename is about: all that has the name and has to be renamed together, and what stands in the way of any rename."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from asterisk_ls.features.defining import section_at
from asterisk_ls.features.naming import definitions
from asterisk_ls.features.rename_twins import twin_of
from asterisk_ls.features.scope import types_of
from asterisk_ls.features.things import Kind, Role, Thing, extension, listed, mailbox
from asterisk_ls.semantic.dialplan.elsewhere import OTHER_LANGUAGES
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE
from asterisk_ls.semantic.homes import HOMES
from asterisk_ls.semantic.queries import FileThere
from asterisk_ls.semantic.wizard import WIZARD_FILE
from asterisk_ls.syntax.names import cut_name, fold
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from asterisk_ls.features.things import Mention
    from asterisk_ls.semantic.mapping import TypeSource
    from asterisk_ls.semantic.model import Category
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit

KNOWN_HOMES = frozenset(["pjsip.conf", "agents.conf", "res_parking.conf", *(file for file, _ in HOMES.values())])
"""Files of whose objects it is known who names them."""
KNOWN_LISTS = frozenset(
    ["extensions.conf", "followme.conf", "musiconhold.conf", "queuerules.conf", "queues.conf", "voicemail.conf"]
)
"""Files of whose sections it is."""
FIXED_NAMES = {
    "pjsip.conf": ("anonymous", "default_outbound_endpoint"),
    "confbridge.conf": ("default_bridge", "default_user", "default_menu"),
    "extensions.conf": ("default",),
    "musiconhold.conf": ("default",),
    "res_parking.conf": ("default",),
    "voicemail.conf": ("default",),
}
"""Names that Asterisk looks for by itself, where no other one is given."""
FIXED_EXTENSIONS = ("s", "i", "t", "T", "h", "o", "a", "e", "fax", "failed")
"""Extensions that Asterisk goes to by itself."""


class Refusal(NamedTuple):
    """Why something cannot be renamed: half a line."""

    reason: str


class Subject(NamedTuple):
    """What is renamed."""

    name: str
    sections: tuple[tuple[Unit, Category], ...]
    """All sections of that name which have to be renamed together: mostly one; none for an extension, say."""
    things: tuple[Thing, ...]
    """All that has the name or, being made by a wizard, a name that begins with it."""

    def renamed(self, thing: Thing, new: str) -> str:
        """What a thing is called afterwards."""
        return new + thing.name[len(self.name) :] if thing.kind is Kind.OBJECT else new

    def became(self, thing: Thing, new: str) -> Thing:
        """The same thing under its new name."""
        name, where = self.renamed(thing, new), thing.where
        match thing.kind:
            case Kind.SECTION:
                return thing
            case Kind.LISTED:
                return listed(str(where[0]), name)
            case Kind.MAILBOX:
                return mailbox(str(where[0]), name)
            case Kind.EXTENSION:
                return extension(str(where[0]), name)
            case _:
                return thing._replace(name=name)

    def of_kind(self, *kinds: Kind) -> Iterator[Thing]:
        """The things of some kinds."""
        return (thing for thing in self.things if thing.kind in kinds)


def subject_of(project: Project, mention: Mention) -> Subject | Refusal:
    """What a name is that of, with everything that has to be renamed along with it.

    A section can define several things, and a thing can be defined by several sections: all of them go together. So do an
    endpoint and its AOR where phones know both by one name.
    """
    if mention.role is Role.PATH:
        return Refusal("files are renamed elsewhere")
    things = dict.fromkeys(mention.things)
    waiting = list(things)
    found: list[Mention] = []
    while waiting:
        thing = waiting.pop()
        defined = definitions(project, [thing])
        found += defined
        others = chain.from_iterable(one.things for one in defined)
        more = [other for other in (*others, *twin_of(project, thing)) if other not in things]
        things.update(dict.fromkeys(more))
        waiting += more
    if not found:
        return Refusal(f"`{mention.text}` is not defined in any file that is seen here")
    places = [section_at(project, thing) for thing in things if thing.kind is Kind.SECTION]
    sections = tuple([(unit, category) for unit, id_ in places if (category := unit.categories.get(id_)) is not None])
    subject = Subject(sections[0][1].name if sections else found[0].text, sections, tuple(things))
    reason = next(_obstacles(project, mention, subject), None)
    return Refusal(reason) if reason is not None else subject


def _obstacles(project: Project, mention: Mention, subject: Subject) -> Iterator[str]:
    """What stands in the way of any new name."""
    for unit, category in subject.sections:
        name = category.name
        if fold(cut_name(mention.text)) != fold(name):
            yield f"the section `{name}` of {category.section.path} makes `{mention.text}`: rename that"
        if fold(name) != fold(subject.name):
            yield f"`{name}` would have to be renamed as well"
        if is_fixed(project, unit, name):
            yield f"Asterisk looks for `{name}` by that name"
        if types_with_name(project, unit, category, "\0") != types_with_name(project, unit, category, name):
            yield f"Asterisk knows the section `{name}` by its name"
        if not (category.template or _is_known(project, unit)):
            yield f"it is not known who names the sections of {unit.path}"
        if unit.reading.unseen:
            yield unseen(unit)
    if any(subject.of_kind(Kind.STEP)):
        yield "a priority is no name"
    for thing in subject.of_kind(Kind.EXTENSION):
        if not isinstance(thing.where[1], str):
            yield "a pattern says which numbers it takes: that is no name"
        if subject.name in FIXED_EXTENSIONS:
            yield f"Asterisk goes to `{subject.name}` by that name"
    if _is_of_dialplan(subject):
        for name in OTHER_LANGUAGES:
            if project.answer(FileThere(name)):
                yield f"it is not known what {name} names"


def unseen(unit: Unit) -> str:
    """Why names in a file cannot all be changed."""
    return f"{unit.path} takes in what is not seen here, and names in there would stay as they are"


def _is_of_dialplan(subject: Subject) -> bool:
    return any(subject.of_kind(Kind.EXTENSION, Kind.LABEL)) or any(
        unit.path == DIALPLAN_FILE for unit, _ in subject.sections
    )


def types_with_name(project: Project, unit: Unit, category: Category, name: str) -> tuple[tuple[str, str], ...]:
    """The types that Asterisk would take a section for under that name."""
    types = types_of(project, unit.path, category._replace(name=name))
    return tuple((schema.file, schema.type) for schema in types)


def is_fixed(project: Project, unit: Unit, name: str) -> bool:
    """Whether a name says something by itself."""
    return (
        fold(name) in FIXED_NAMES.get(unit.path, ())
        or (unit.path, name) in project.sources.named
        or (unit.path == "pjsip.conf" and name.startswith("anonymous@"))
    )


def _is_known(project: Project, unit: Unit) -> bool:
    """Whether it is known who names the sections of a file."""
    sources: Iterable[TypeSource] = project.sources.by_file.get(unit.path, ())
    return (
        unit.path in KNOWN_HOMES
        or unit.path in KNOWN_LISTS
        or unit.path == WIZARD_FILE
        or any(source.schema.file in KNOWN_HOMES for source in sources)
    )
