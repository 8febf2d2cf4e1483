"""The vocabulary of names: what can have one, where a name stands, and what it stands for there."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan.patterns import identity
from asterisk_ls.semantic.homes import home_of
from asterisk_ls.syntax.held import SectionId
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.semantic.homes import Home
    from asterisk_ls.semantic.unit import Unit


class Kind(StrEnum):
    """What has a name. `where` and `name` of a `Thing` are what two names have to agree in to mean the same."""

    OBJECT = "object"
    """`where`: the file and type that it is known by; `name`: its id."""
    SECTION = "section"
    """A section as headers below it name it, to inherit from it or to add to it. `where`: top file, file, label."""
    LISTED = "listed"
    """A section of a file whose sections others name: a class of music, say. `where`: the file."""
    FILE = "file"
    """`name`: its path in the configuration directory."""
    MAILBOX = "mailbox"
    """`where`: its context in `voicemail.conf`, folded; `name`: its number, folded."""
    EXTENSION = "extension"
    """`where`: its context, and what tells it from others there."""
    LABEL = "label"
    """Of a step. `where`: as of the extension."""
    STEP = "step"
    """`where`: as of the extension; `name`: the priority."""


class Thing(NamedTuple):
    """Something that has a name. It need not be there."""

    kind: Kind
    where: tuple[object, ...]
    name: str


class Role(StrEnum):
    """What a name does where it stands."""

    DEFINITION = "definition"
    ADDITION = "addition"
    """The header of a section that adds to another one."""
    PARENT = "parent"
    """Between the parentheses of a header."""
    VALUE = "value"
    PATH = "path"


class Named(NamedTuple):
    """A name in a section, and what it may stand for."""

    span: Span
    """In the text of the section."""
    text: str
    """As Asterisk reads it."""
    things: tuple[Thing, ...]
    role: Role
    is_plain: bool = True
    """Whether it stands in the span as it is read, but for `\\;`: no comment goes through the midst of it."""


class Mention(NamedTuple):
    """A name in a file, and what it may stand for."""

    path: str
    span: Span
    """In the text of the file."""
    text: str
    things: tuple[Thing, ...]
    role: Role
    section: SectionId
    """The section that it stands in."""
    is_plain: bool = True


class Listed(NamedTuple):
    """A file whose sections are names that others use."""

    targets: tuple[str, ...]
    """What the data calls such names, where an option takes one."""
    others: tuple[str, ...]
    """Folded names of sections that are none."""
    any_case: bool
    """Whether Asterisk compares the names in any case."""


LISTED = {
    "extensions.conf": Listed(("dialplan-context", "created-dialplan-context"), ("general", "globals"), any_case=False),
    "features.conf": Listed(("feature",), ("general", "featuremap", "applicationmap"), any_case=True),
    "followme.conf": Listed((), ("general",), any_case=True),
    "indications.conf": Listed(("tone-zone",), ("general",), any_case=True),
    "musiconhold.conf": Listed(("musiconhold-class",), ("general",), any_case=True),
    "queuerules.conf": Listed(("queue-rule",), ("general",), any_case=True),
    "queues.conf": Listed(("queue",), ("general",), any_case=True),
    "voicemail.conf": Listed((), ("general", "zonemessages"), any_case=True),
    "xmpp.conf": Listed(("xmpp-client",), ("general",), any_case=True),
}
_FILES = {target: file for file, one in LISTED.items() for target in one.targets}


def thing_of(target: str, name: str) -> Thing:
    """What a name stands for where an option takes the name of a `target`."""
    file = _FILES.get(target)
    return object_of(home_of(target), name) if file is None else listed(file, name)


def object_of(home: Home, id_: str) -> Thing:
    """An object by the file and type that it is known by."""
    return Thing(Kind.OBJECT, home, id_)


def section_of(unit: Unit, id_: SectionId) -> Thing:
    """A section, as other headers name it."""
    return Thing(Kind.SECTION, (unit.path, *id_), "")


def listed(file: str, name: str) -> Thing:
    """A section of a file in `LISTED`."""
    return Thing(Kind.LISTED, (file,), fold(name) if LISTED[file].any_case else name)


def mailbox(context: str, box: str) -> Thing:
    """A mailbox."""
    return Thing(Kind.MAILBOX, (fold(context),), fold(box))


def extension(context: str, exten: str) -> Thing:
    """An extension or pattern, however it is written."""
    return Thing(Kind.EXTENSION, (context, identity(exten)), "")


def label_of(extension: Thing, label: str) -> Thing:
    """A label of an extension."""
    return Thing(Kind.LABEL, extension.where, label)


def step_of(extension: Thing, priority: int) -> Thing:
    """A priority of an extension."""
    return Thing(Kind.STEP, extension.where, str(priority))


def file_of(path: str) -> Thing:
    """A file."""
    return Thing(Kind.FILE, (), path)
