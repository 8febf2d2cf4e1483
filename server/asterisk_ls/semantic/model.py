"""The vocabulary of meaning: categories as Asterisk holds them, the objects made of them, and what went wrong.

All of it is frozen, and nothing in it is an absolute position: a place is a section and a line below its first one,
so that an answer stays true while other sections grow and shrink.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from asterisk_ls.schema.verdict import LogLine, Verdict
from asterisk_ls.syntax.held import Part, SectionId
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.schema.model import ObjectSchema, OptionSchema
    from asterisk_ls.syntax.nodes import Option
    from asterisk_ls.text import Span

__all__ = ["Category", "Creation", "Fault", "Known", "Part", "Place", "Reference", "SectionId"]


class Place(NamedTuple):
    """A line of a section: an option, or the header when `option` is None."""

    section: SectionId
    option: Option | None


class Category(NamedTuple):
    """A category as Asterisk holds it once the file is read: its own lines behind those it inherits."""

    name: str
    """Cut at 79 bytes, as Asterisk cuts it."""
    section: SectionId
    template: bool
    parts: tuple[Part, ...]

    def first(self, name: str) -> str | None:
        """The value of the first line of that option, compared in any case; None without one."""
        lower = name.lower()
        for part in self.parts:
            for option in part.options:
                if option.name.lower() == lower:
                    return option.value
        return None

    def last(self, name: str) -> str | None:
        """The value of the last line of that option, compared in any case; None without one."""
        lower = name.lower()
        found = None
        for part in self.parts:
            for option in part.options:
                if option.name.lower() == lower:
                    found = option.value
        return found

    def first_place(self, name: str) -> Place | None:
        """The first line of that option, or of that mailbox, compared in any case; None without one."""
        lower = name.lower()
        for part in self.parts:
            for option in part.options:
                if option.name.lower() == lower:
                    return Place(part.section, option)
        return None

    def places(self) -> list[Place]:
        """Every line, in the order in which Asterisk applies them."""
        return [Place(part.section, option) for part in self.parts for option in part.options]


class Fault(NamedTuple):
    """Something about an object that Asterisk minds, or that will not do what it says.

    `kind` is the name of the rule that tells a person about it.
    """

    kind: str
    at: Place | None = None
    """The line to blame; None: the object as a whole, shown at its header."""
    fatal: bool = False
    """Whether the object is lost by it."""
    log: tuple[LogLine, ...] = ()
    """All lines that Asterisk prints because of it, in order, the generic ones included; empty when another fault of
    the same object came first, because Asterisk stops there."""
    option: OptionSchema | None = None
    verdict: Verdict | None = None
    detail: tuple[str, ...] = ()
    """What the rule needs for its message, in an order that the kind defines."""
    other: Place | None = None
    """Another line that has a part in it, such as the first of two equal ones."""


class Reference(NamedTuple):
    """A name in a value that stands for another object."""

    targets: tuple[str, ...]
    name: str
    at: Place
    checked_at_load: bool
    within: Span | None = None
    """Where the name stands in the value; None: it is the value, or an item of it."""


class Creation(NamedTuple):
    """The attempt to make one object."""

    type: str
    id: str
    file: str
    """The configuration file that the type is read from, such as `pjsip.conf`."""
    section: SectionId
    created: bool
    """False when a fault of its own drops it. A created object can still be lost with its whole type or file."""
    log: tuple[tuple[LogLine, Place | None], ...] = ()
    """What Asterisk prints while making it, in order, each with the line that it speaks of."""
    faults: tuple[Fault, ...] = ()
    references: tuple[Reference, ...] = ()
    facts: Mapping[str, str] = MappingProxyType({})
    """What objects of other types may have to know of it (a transport's protocol and address, for example)."""
    schema: ObjectSchema | None = None
    wizard: bool = False
    """Made by a section of `pjsip_wizard.conf`."""


class Known(NamedTuple):
    """An object as others see it."""

    type: str
    id: str
    section: SectionId
    loaded: bool
    """Created, and neither its type nor its file is lost."""
    facts: Mapping[str, str]
    file: str
    """The configuration file that it is read from."""
    wizard: bool = False
    """Made by a section of `pjsip_wizard.conf`: loaded after all others of its type."""
    created: bool = True
    """Whether nothing about it alone drops it."""
