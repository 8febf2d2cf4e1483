"""What may be written at a place: the values that completion answers with."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.text import Span

MOST = 300
"""Names that are offered at once; the rest comes when more is typed."""
MOST_IN_LINE = 100
"""The same within a line of the dialplan, where a list comes up at every other character."""

Key = tuple[str, ...]


class Kind(StrEnum):
    """What an item stands for."""

    APPLICATION = "application"
    FUNCTION = "function"
    OPTION = "option"
    TYPE = "type"
    VALUE = "value"
    SECTION = "section"
    TEMPLATE = "template"
    SNIPPET = "snippet"
    FILE = "file"
    FOLDER = "folder"
    KEYWORD = "keyword"
    VARIABLE = "variable"
    LABEL = "label"
    """A named step of the dialplan."""


class Completion(NamedTuple):
    """One thing that may be written."""

    label: str
    kind: Kind
    span: Span
    """What is replaced: it holds the cursor and lies on one line."""
    text: str
    """What is written; when `is_snippet`, in the snippet syntax of editors."""
    is_snippet: bool = False
    sort: str = ""
    """Items are shown in the order of this."""
    filter: str = ""
    """What is compared with the text in front of the cursor, when it is not the label."""
    detail: str = ""
    """Half a line that stands beside the label."""
    deprecated: bool = False
    key: Key = ()
    """What `documentation` makes its text from; empty where there is none."""


class Completions(NamedTuple):
    """What may be written at a place."""

    items: tuple[Completion, ...] = ()
    incomplete: bool = False
    """Whether there is more once something else is typed."""


def literal(text: str) -> str:
    """A snippet that writes the text as it is."""
    return _SPECIAL.sub(r"\\\g<0>", text)


_SPECIAL = re.compile(r"[\\$}]")
