"""The entries of outlines, and how they are put together."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from asterisk_ls.features.markdown import clean
from asterisk_ls.findings.report import Location, Position
from asterisk_ls.schema.secrets import masked_option
from asterisk_ls.syntax.spans import option_spans
from asterisk_ls.text import Span, new

if TYPE_CHECKING:
    from asterisk_ls.syntax.nodes import Option, Section
    from asterisk_ls.syntax.splicing import Start

LONGEST = 60
"""Characters that stand beside an entry."""


class SymbolKind(StrEnum):
    """What an entry is."""

    SECTION = "section"
    TEMPLATE = "template"
    OPTION = "option"
    EXTENSION = "extension"


class Symbol(NamedTuple):
    """An entry of an outline."""

    name: str
    detail: str
    kind: SymbolKind
    whole: Location
    name_at: Location
    children: tuple[Symbol, ...] = ()


def option_symbol(path: str, section: Section, start: Start, option: Option) -> Symbol:
    """The entry of an option. No secret is shown."""
    spans = option_spans(section, option)
    name, value = masked_option(option.name, option.value)
    if value != option.value:
        value = _STARS.sub("********", value)  # not even how long it is
    line = spans.line
    whole = location(path, section, start, line.start, line.end)
    at = location(path, section, start, max(spans.name.start, line.start), min(spans.name.end, line.end))
    return Symbol(shown_name(name), shortened(value), SymbolKind.OPTION, whole, at)


_STARS = re.compile(r"\*+")


def shown_name(name: str) -> str:
    """A name for a list, in which editors take none that is empty."""
    if name.isascii() and name.isprintable() and name.strip():
        return name
    return clean(name) if name.strip() else f"[{clean(name)}]"


def shortened(text: str) -> str:
    """A text that stands beside an entry."""
    return clean(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")


def location(path: str, section: Section, start: Start, first: int, last: int) -> Location:
    """A piece of a section with its lines."""
    offset, line = start
    span = new(Span, (offset + first, offset + last))
    return new(Location, (path, span, position(section.text, line, first), position(section.text, line, last)))


def position(text: str, line: int, at: int) -> Position:
    """The line and the column of an offset of a section that begins on a line."""
    before = text.rfind("\n", 0, at) + 1
    return new(Position, (line + text.count("\n", 0, before) if before else line, at - before))
