"""The entries of outlines, and how they are put together."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from asterisk_ls.features.markdown import clean
from asterisk_ls.schema.secrets import masked_option
from asterisk_ls.syntax.spans import option_spans
from asterisk_ls.text import new
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.syntax.nodes import Option, Section

LONGEST = 60
"""Characters that stand beside an entry."""


class SymbolKind(StrEnum):
    """What an entry is."""

    SECTION = "section"
    TEMPLATE = "template"
    OPTION = "option"
    EXTENSION = "extension"


class Area(NamedTuple):
    """A piece of a file by lines and columns, all counted from 0, columns in code points."""

    line: int
    column: int
    last_line: int
    last_column: int


class Symbol(NamedTuple):
    """An entry of an outline."""

    name: str
    detail: str
    kind: SymbolKind
    whole: Area
    name_at: Area
    children: tuple[Symbol, ...] = ()


def option_symbol(section: Section, first_line: int, option: Option) -> Symbol:
    """The entry of an option. No secret is shown. `first_line`: that of the section in its file."""
    spans = option_spans(section, option)
    name, value = masked_option(option.name, option.value)
    if value != option.value:
        value = _STARS.sub("********", value)  # not even how long it is
    line = spans.line
    whole = area(section, first_line, line.start, line.end)
    at = area(section, first_line, max(spans.name.start, line.start), min(spans.name.end, line.end))
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


def area(section: Section, first_line: int, start: int, end: int) -> Area:
    """Where a piece of a section stands, whose first line is that one of the file."""
    text = section.text
    before, last = text.rfind("\n", 0, start) + 1, text.rfind("\n", 0, end) + 1
    line = first_line + text.count("\n", 0, before)
    return new(Area, (line, start - before, line + text.count("\n", before, last), end - last))
