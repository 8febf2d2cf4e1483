"""What Asterisk holds once it has read a file: the values that reading gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from asterisk_ls.syntax.nodes import Option

if TYPE_CHECKING:
    from asterisk_ls.syntax.nodes import Section


class SectionId(NamedTuple):
    """A section of a file. Ids of one file sort as the sections stand in it, and outlive edits elsewhere."""

    path: str
    label: int
    turn: int = 0
    """How many times the section was there before: an `#include` can name its file twice, and where a comment reaches
    into a header, a section holds several."""


class Part(NamedTuple):
    """Lines of one section as a category holds them."""

    section: SectionId
    options: tuple[Option, ...]
    inherited: bool


@dataclass(slots=True)
class Building:
    """A category that is still being read."""

    name: str
    section: SectionId
    line: int
    file: str
    template: bool = False
    parts: list[Part] = field(default_factory=list)
    inherited: int = 0
    """How many lines it got from others."""


class ReadLog(NamedTuple):
    """A line that Asterisk prints while it reads."""

    level: str
    message: str


class ReadFault(NamedTuple):
    """Something that reading finds and a single line cannot know. `kind` is the name of the rule that explains it."""

    kind: str
    section: SectionId
    line: int
    """Below the section's first line."""
    detail: tuple[str, ...]
    log: tuple[ReadLog, ...]
    """With `LINE_MARK` where the number of that line goes."""
    refused: str
    """The file that is lost by it: the top file, or the rest of an included one; empty for none."""


@dataclass(slots=True)
class Reading:
    """What reading a top file gives. Built once, then only looked at."""

    path: str
    status: str = "ok"
    """`ok`; `invalid`: Asterisk refuses the file; `hang`: Asterisk never comes back from it; `missing`."""
    categories: list[Building] = field(default_factory=list)
    log: list[ReadLog] = field(default_factory=list)
    faults: list[ReadFault] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)
    """For each file read: its name as Asterisk prints it behind `of`, empty for the top file."""
    line_bases: dict[str, int] = field(default_factory=dict)
    """For files of a glob: how many lines the files before it had, since the counter goes on."""
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For files of a glob: all files that it stands for, in order."""
    places: dict[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)
    """For each file read, and each time that it was: what its sections' labels have to stand behind to sort as they were read."""
    includes: dict[str, tuple[SectionId, int]] = field(default_factory=dict)
    """For each included file: the section and line that include it."""
    missing: list[str] = field(default_factory=list)
    """Patterns that found no file: a new file may change that."""
    loops: set[str] = field(default_factory=set)
    """Files that include themselves, directly or by way of others."""
    unseen: bool = False
    """Whether something was included that is not known: names may be defined there."""
    structure: list[tuple[SectionId, Section]] = field(default_factory=list)
    """All sections read, in the order of reading."""
    inherited: int = 0
    """How many lines all categories together got from others."""
    regular: bool = True
    """Whether every file was read once, from its start to its end: a section can then be read again by itself."""
