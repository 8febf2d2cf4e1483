"""What a rename is about: the sections that have the name, all that they define, and what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from asterisk_ls.features.naming import definitions, section_at
from asterisk_ls.features.scope import types_of
from asterisk_ls.features.things import LISTED, Kind, Role, Thing
from asterisk_ls.rules.wording import with_article
from asterisk_ls.schema.values.cstrings import byte_length
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE
from asterisk_ls.semantic.homes import HOMES
from asterisk_ls.semantic.wizard import WIZARD_FILE
from asterisk_ls.syntax.names import LONGEST_NAME, cut_name, fold
from asterisk_ls.text import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.features.things import Mention
    from asterisk_ls.semantic.model import Category
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit

KNOWN_HOMES = frozenset(["pjsip.conf", *(file for file, _ in HOMES.values())])
"""Files of whose objects it is known who names them."""
FIXED_NAMES = {
    "pjsip.conf": ("anonymous",),
    "confbridge.conf": ("default_bridge", "default_user", "default_menu"),
    "musiconhold.conf": ("default",),
}
"""Names that Asterisk looks for by itself, where no other one is given."""


class Refusal(NamedTuple):
    """Why something cannot be renamed: half a line."""

    reason: str


class Subject(NamedTuple):
    """What is renamed."""

    name: str
    sections: tuple[tuple[Unit, Category], ...]
    """All sections of that name which have to be renamed together: mostly one."""
    things: tuple[Thing, ...]
    """All that these sections define."""

    def renamed(self, thing: Thing, new: str) -> str:
        """What a thing is called afterwards: what a wizard makes has a name that begins with the wizard's."""
        return new + thing.name[len(self.name) :] if thing.kind is Kind.OBJECT else new


def subject_of(project: Project, mention: Mention) -> Subject | Refusal:
    """What a name is that of, with everything that has to be renamed along with it.

    A section can define several things, and a thing can be defined by several sections: all of them go together.
    """
    if mention.role is Role.PATH:
        return Refusal("files are renamed elsewhere")
    things = dict.fromkeys(mention.things)
    waiting = list(things)
    while waiting:
        for header in definitions(project, [waiting.pop()]):
            more = [thing for thing in header.things if thing not in things]
            things.update(dict.fromkeys(more))
            waiting += more
    places = [section_at(project, thing) for thing in things if thing.kind is Kind.SECTION]
    sections = [(unit, category) for unit, id_ in places if (category := unit.categories.get(id_)) is not None]
    if not sections:
        return Refusal(f"`{mention.text}` is not defined in any file that is seen here")
    subject = Subject(sections[0][1].name, tuple(sections), tuple(things))
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
            yield f"{unit.path} takes in what is not seen here, and names in there would stay as they are"


def objections(project: Project, subject: Subject, new: str) -> Iterator[str]:
    """What stands in the way of a new name."""
    yield from _unreadable(subject, new)
    for unit, category in subject.sections:
        if types_with_name(project, unit, category, new) != types_with_name(project, unit, category, category.name):
            yield f"Asterisk takes a section `{new}` of {unit.path} for something else"
        if is_fixed(project, unit, new):
            yield f"Asterisk looks for `{new}` by that name"
        if is_taken(project, unit, category, subject, new):
            yield f"{unit.path} has another section `{new}` of that kind"
        if fold(new) != fold(category.name) and _binds_otherwise(project, unit, category, new):
            yield f"sections of {unit.path} would inherit from another one than before"
    for thing in subject.things:
        name = subject.renamed(thing, new)
        table = project.known.get((str(thing.where[0]), str(thing.where[-1]))) if thing.kind is Kind.OBJECT else None
        if table is not None and name != thing.name and table.get(name):
            yield f"there is {with_article(str(thing.where[1]))} `{name}` already"


def _unreadable(subject: Subject, new: str) -> Iterator[str]:
    """Why Asterisk would not read a name as it is written."""
    if not new:
        yield "a name cannot be empty"
    if new != new.strip(BLANKS):
        yield "a name cannot begin or end with a blank"
    for char in "];,)\n\r\0":
        if char in new:
            yield f"a name cannot hold {_SPOKEN.get(char, f'`{char}`')}"
    if new.startswith(("!", "+", ">")):
        yield f"a name cannot begin with `{new[0]}`"
    if new.endswith("\\"):
        yield "a name cannot end with a backslash"
    if "${" in new:
        yield "a name cannot hold a variable"
    longest = max((subject.renamed(thing, new) for thing in subject.things), key=byte_length, default=new)
    if byte_length(new) > LONGEST_NAME or byte_length(longest) > LONGEST_NAME:
        yield f"Asterisk keeps {LONGEST_NAME} bytes of a name"


_SPOKEN = {"\n": "a line end", "\r": "a line end", "\0": "a zero"}


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


def is_taken(project: Project, unit: Unit, category: Category, subject: Subject, new: str) -> bool:
    """Whether another section of the name would be taken for the same: objects of sorcery are compared elsewhere."""
    own = {one.section for _, one in subject.sections}
    others = [id_ for id_ in project.sections(unit.path).get(fold(new), ()) if id_ not in own]
    if category.template:
        return any(unit.categories[id_].template for id_ in others)
    return bool(others) and unit.path not in project.sources.by_file and unit.path != WIZARD_FILE


def _binds_otherwise(project: Project, unit: Unit, category: Category, new: str) -> bool:
    """Whether a header would mean another section afterwards: it means the first one of a name, if that stands above.

    Headers that mean the section follow it to its new name.
    """
    naming = unit.linked(project.source).naming
    first = next(iter(project.sections(unit.path).get(fold(new), ())), None)
    own = unit.order(category.section)
    limit = None if first is None else unit.order(first)
    old = project.sections(unit.path).get(fold(category.name), ())
    if old[:1] == (category.section,) and limit is not None and limit < own:
        return any(unit.order(heir) > own for heir in naming.get(fold(category.name), ()))
    if limit is None or own < limit:
        return any(unit.order(heir) > own for heir in naming.get(fold(new), ()))
    return False


def _is_known(project: Project, unit: Unit) -> bool:
    """Whether it is known who names the sections of a file."""
    sources = project.sources.by_file.get(unit.path, ())
    return (
        unit.path in KNOWN_HOMES
        or (unit.path in LISTED and unit.path != DIALPLAN_FILE)
        or unit.path == WIZARD_FILE
        or any(source.schema.file in KNOWN_HOMES for source in sources)
    )
