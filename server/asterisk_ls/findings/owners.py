"""What findings belong to: a section, an object, a fault of reading, a type that is lost, a part of the dialplan."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from asterisk_ls.rules.base import Finding, Rule
from asterisk_ls.semantic.attempts import home
from asterisk_ls.semantic.model import Creation, SectionId
from asterisk_ls.syntax.nodes import Section
from asterisk_ls.text import BLANKS

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


_LONG = 19
"""Characters that cannot be more bytes than Asterisk keeps of a name."""


def is_ordinary(section: Section) -> bool:
    """Whether a section that became an object is of the common shape, about which no rule for sections says anything.

    Its header is alone on the first line, as Asterisk reads it, and it has no comment and nothing but options.
    """
    header, text = section.header, section.text
    if header is None or section.entries is not None or ";" in text or text[0] != "[":
        return False
    name = header.name
    if not name or len(name) > _LONG or name.strip(BLANKS) != name:
        return False
    if header.modifiers is None:
        return text.startswith(("]\n", "]\r\n"), len(name) + 1)
    modifiers = ",".join(header.modifiers)
    return " " not in modifiers and "\t" not in modifiers and text.startswith(f"]({modifiers})\n", len(name) + 1)
