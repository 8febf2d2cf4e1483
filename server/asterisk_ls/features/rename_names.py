"""What a thing can be called: what stands in the way of a new name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.features.named_definitions import steps_of
from asterisk_ls.features.naming import definitions
from asterisk_ls.features.renaming import FIXED_EXTENSIONS, is_fixed, types_with_name
from asterisk_ls.features.things import Kind, extension, mailbox
from asterisk_ls.rules.wording import with_article
from asterisk_ls.schema.values.cstrings import byte_length
from asterisk_ls.semantic.wizard import WIZARD_FILE
from asterisk_ls.syntax.names import LONGEST_NAME, fold
from asterisk_ls.text import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.features.renaming import Subject
    from asterisk_ls.features.things import Thing
    from asterisk_ls.semantic.model import Category
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit

_SPOKEN = {"\n": "a line end", "\r": "a line end", "\0": "a zero", " ": "a blank", "\t": "a blank"}
_EVERYWHERE = "];,)\n\r\0"
"""What would end a name, or begin a comment, somewhere where it stands."""
IN_DIALPLAN = " \t&@/(^|$:\"'\\="
"""What would end it in the dialplan, too."""
_PLAIN_EXTENSION = re.compile(r"[\w*#+.~!-]+", re.ASCII)


def objections(project: Project, subject: Subject, new: str) -> Iterator[str]:
    """What stands in the way of a new name."""
    yield from _unreadable(subject, new)
    for unit, category in subject.sections:
        if types_with_name(project, unit, category, new) != types_with_name(project, unit, category, category.name):
            yield f"Asterisk takes a section `{new}` of {unit.path} for something else"
        if is_fixed(project, unit, new):
            yield f"Asterisk looks for `{new}` by that name"
        if _is_taken(project, unit, category, subject, new):
            yield f"{unit.path} has another section `{new}` of that kind"
        if fold(new) != fold(category.name) and _binds_otherwise(project, unit, category, new):
            yield f"sections of {unit.path} would inherit from another one than before"
    for thing in subject.things:
        yield from _of_thing(project, subject, thing, new)


def _unreadable(subject: Subject, new: str) -> Iterator[str]:
    """Why Asterisk would not read a name as it is written."""
    if not new:
        yield "a name cannot be empty"
    if new != new.strip(BLANKS):
        yield "a name cannot begin or end with a blank"
    is_of_line = any(subject.of_kind(Kind.EXTENSION, Kind.LABEL, Kind.MAILBOX))
    for char in _EVERYWHERE + IN_DIALPLAN * is_of_line:
        if char in new:
            yield f"a name cannot hold {_SPOKEN.get(char, f'`{char}`')}"
    if new.startswith(("!", "+", ">")):
        yield f"a name cannot begin with `{new[0]}`"
    if new.endswith("\\"):
        yield "a name cannot end with a backslash"
    if "${" in new:
        yield "a name cannot hold a variable"
    longest = max((subject.renamed(thing, new) for thing in subject.things), key=byte_length, default=new)
    if byte_length(longest) > LONGEST_NAME:
        yield f"Asterisk keeps {LONGEST_NAME} bytes of a name"


def _of_thing(project: Project, subject: Subject, thing: Thing, new: str) -> Iterator[str]:
    """What stands in the way of a name of one thing."""
    match thing.kind:
        case Kind.OBJECT:
            name = subject.renamed(thing, new)
            table = project.known.get((str(thing.where[0]), str(thing.where[1])))
            if table is not None and name != thing.name and table.get(name):
                yield f"there is {with_article(str(thing.where[1]))} `{name}` already"
        case Kind.EXTENSION:
            other = extension(str(thing.where[0]), new)
            if new.startswith("_") or not _PLAIN_EXTENSION.fullmatch(new):
                yield f"`{new}` is no plain extension"
            if new in FIXED_EXTENSIONS:
                yield f"Asterisk goes to `{new}` by that name"
            if other != thing and steps_of(project, other):
                yield f"the context `{thing.where[0]}` has an extension `{new}` already"
        case Kind.LABEL:
            if new.lstrip("+-").isdecimal() or new[:1] in ("+", "-"):
                yield f"`{new}` is read as a number"
            if any(step.label == new for step in steps_of(project, thing)):
                yield f"the extension has a label `{new}` already"
        case Kind.MAILBOX:
            other = mailbox(str(thing.where[0]), new)
            if other != thing and definitions(project, [other]):
                yield f"there is a mailbox `{new}@{thing.where[0]}` already"


def _is_taken(project: Project, unit: Unit, category: Category, subject: Subject, new: str) -> bool:
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
