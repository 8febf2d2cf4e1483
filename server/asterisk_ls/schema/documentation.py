"""The documentation that an installed Asterisk brings along (`core-en_US.xml`), as Markdown.

The file belongs to the user and is never shipped. It is read once, when somebody first asks, and only what is said
about configuration files, applications and functions is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from asterisk_ls.schema.documentation_text import Element, call_markdown, markdown, option_markdown

if TYPE_CHECKING:
    from collections.abc import Mapping

DEEPEST = 40
"""Elements inside of elements; the real file has a dozen."""
_ELSEWHERE = re.compile(
    r"configFile\[@name='([^']*)'\]/configObject\[@name='([^']*)'\]/configOption\[@name='([^']*)'\]\)"
)
"""An option that is described with another type."""


class DocumentationError(ValueError):
    """The text is no such documentation, or one that nobody should trust."""


@dataclass(frozen=True, slots=True)
class Documentation:
    """What is written about options, by file, type and lower-case name, about types, by file and type, and about calls."""

    options: Mapping[tuple[str, str, str], Element]
    types: Mapping[tuple[str, str], Element]
    calls: Mapping[tuple[str, str], Element] = field(default_factory=dict)
    """Applications and functions, by `application` or `function` and name."""

    def option(self, file: str, type_: str, name: str) -> str | None:
        """Markdown about an option; None where there is nothing."""
        found = self.options.get((file, type_, name.lower()))
        return markdown(found) or None if found is not None else None

    def type(self, file: str, type_: str) -> str | None:
        """Markdown about a type of section; None where there is nothing."""
        found = self.types.get((file, type_))
        return markdown(found) or None if found is not None else None

    def call(self, kind: str, name: str) -> str | None:
        """Markdown about an application or a function; None where there is nothing."""
        found = self.calls.get((kind, name))
        return call_markdown(found) or None if found is not None else None

    def letter(self, kind: str, name: str, letter: str) -> str | None:
        """Markdown about an option letter of an application or a function; None where there is nothing."""
        found = self.calls.get((kind, name))
        return option_markdown(found, letter) or None if found is not None else None


def documentation_of(data: bytes) -> Documentation:
    """The documentation in an XML file.

    Raises:
        DocumentationError: it is no XML, or it defines entities: a few of them can fill any memory.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position
    except expat.ExpatError as error:
        message = f"not well-formed: {error}"
        raise DocumentationError(message) from error
    options: dict[tuple[str, str, str], Element] = {}
    types: dict[tuple[str, str], Element] = {}
    files = [one for one in reader.kept if one.tag == _FILE]
    calls = {(one.tag, one.name): one for one in reversed(reader.kept) if one.tag != _FILE}
    for file in files:
        for type_ in file.elements("configObject"):
            types.setdefault((file.name, type_.name), type_)
            for option in type_.elements("configOption"):
                options.setdefault((file.name, type_.name, option.name.lower()), option)
    for (file_name, type_name), type_ in types.items():
        for pointer in type_.elements("xi:include"):
            there = _ELSEWHERE.search(pointer.attributes.get("xpointer", ""))
            found = options.get((there[1], there[2], there[3].lower())) if there else None
            if found is not None:
                options.setdefault((file_name, type_name, found.name.lower()), found)
    return Documentation(options, types, calls)


_FILE = "configFile"
_KEPT = frozenset({_FILE, "application", "function"})


class _Reader:
    """Keeps the elements of a document that matter while expat reads it."""

    def __init__(self) -> None:
        self.kept: list[Element] = []
        self.open: list[Element] = []
        self.depth = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = self.entity
        self.parser.UnparsedEntityDeclHandler = self.entity

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            message = f"more than {DEEPEST} elements inside each other"
            raise DocumentationError(message)
        if not self.open and tag not in _KEPT:
            return
        element = Element(tag, attributes)
        (self.open[-1].children if self.open else self.kept).append(element)
        self.open.append(element)

    def end(self, _tag: str) -> None:
        self.depth -= 1
        if self.open:
            self.open.pop()

    def text(self, data: str) -> None:
        if self.open:
            self.open[-1].children.append(data)

    def entity(self, *_what: object) -> None:
        message = "it defines entities"
        raise DocumentationError(message)
