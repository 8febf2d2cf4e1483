"""What Asterisk holds once it has read a file: the values that reading gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.syntax.nodes import Option
from asterisk_ls.tuples import NamedTuple

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


class Building:
    """A category that is still being read."""

    __slots__ = ("file", "inherited", "line", "name", "parts", "section", "template")

    def __init__(self, name: str, section: SectionId, line: int, file: str, *, template: bool = False) -> None:
        self.name = name
        self.section = section
        self.line = line
        self.file = file
        self.template = template
        self.parts: list[Part] = []
        self.inherited = 0
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


class Reading:
    """What reading a top file gives. Built once, then only looked at."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.status = "ok"
        """`ok`; `invalid`: Asterisk refuses the file; `hang`: Asterisk never comes back from it; `missing`."""
        self.categories: list[Building] = []
        self.log: list[ReadLog] = []
        self.faults: list[ReadFault] = []
        self.shown: dict[str, str] = {}
        """For each file read: its name as Asterisk prints it behind `of`, empty for the top file."""
        self.line_bases: dict[str, int] = {}
        """For files of a glob: how many lines the files before it had, since the counter goes on."""
        self.groups: dict[str, tuple[str, ...]] = {}
        """For files of a glob: all files that it stands for, in order."""
        self.places: dict[tuple[str, int], tuple[int, ...]] = {}
        """For each file read, and each time that it was: what its sections' labels have to stand behind to sort as they were
        read."""
        self.includes: dict[str, tuple[SectionId, int]] = {}
        """For each included file: the section and line that include it."""
        self.missing: list[str] = []
        """Patterns that found no file: a new file may change that."""
        self.loops: set[str] = set()
        """Files that include themselves, directly or by way of others."""
        self.unseen = False
        """Whether something was included that is not known: names may be defined there."""
        self.structure: list[tuple[SectionId, Section]] = []
        """All sections read, in the order of reading."""
        self.inherited = 0
        """How many lines all categories together got from others."""
        self.regular = True
        """Whether every file was read once, from its start to its end: a section can then be read again by itself."""

    @property
    def has_gaps(self) -> bool:
        """Whether something that is included, by whichever directive, is missing or cannot be seen.

        A `#tryinclude` with a pattern that nothing fits is none: a folder may well be empty.
        """
        return self.unseen or bool(self.missing)
