"""What findings belong to: a section, an object, a fault of reading, a type that is lost, a part of the dialplan."""

from __future__ import annotations

from enum import IntEnum

from asterisk_ls.rules.base import Finding, Rule
from asterisk_ls.rules.suppression import speaks_to_us
from asterisk_ls.semantic.attempts import home
from asterisk_ls.semantic.model import Creation, SectionId
from asterisk_ls.syntax.comments import cuts_words
from asterisk_ls.syntax.names import cut_name
from asterisk_ls.syntax.nodes import Section
from asterisk_ls.text import BLANKS
from asterisk_ls.tuples import NamedTuple

Found = tuple[Rule, Finding]


class Kind(IntEnum):
    """What findings can belong to, in the order in which they are told."""

    READING = 0
    SECTION = 1
    OBJECT = 2
    LOSS = 3
    SCRIPT = 4
    """A section of the dialplan."""


class Owner(NamedTuple):
    """What findings belong to."""

    kind: Kind
    file: str
    """The top file of a section; the home file of an object."""
    type: str
    section: SectionId
    id: str


class Spotted(NamedTuple):
    """A finding, and whose it is."""

    owner: Owner
    rule: Rule
    finding: Finding


def object_owner(creation: Creation) -> Owner:
    """What the findings about an object belong to."""
    return Owner(Kind.OBJECT, *home(creation), creation.section, creation.id)


def is_ordinary(section: Section) -> bool:
    """Whether a section that became an object is of the common shape, about which no rule for sections says anything.

    Its header is alone on the first line, as Asterisk reads it, it has nothing but options, and its comments are nothing
    but comments.
    """
    header, text = section.header, section.text
    if header is None or section.entries is not None or (";" in text and (cuts_words(text) or speaks_to_us(text))):
        return False
    name, modifiers = header.name, header.modifiers
    if not name or name.strip(BLANKS) != name or cut_name(name) != name:
        return False
    end = len(name) + (2 if modifiers is None else len(",".join(modifiers)) + 4)
    return text[0] == "[" and text.startswith(("\n", "\r\n"), end)
