"""A file as a value: sections in blocks, so that an edit shares what it does not touch.

A section is known by its label, a number that grows through the file and stays with a section while others come and
go. Blocks keep totals of characters and lines, so that a place of a section becomes a place of the file by adding a
few numbers, whatever the size of the file.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING
from weakref import ref

from asterisk_ls.syntax.parser import parse
from asterisk_ls.syntax.splicing import Blocks, Change, Start, blocks_of, items_of, spliced
from asterisk_ls.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.syntax.nodes import Section


class File:
    """The sections of one text. Immutable; `with_edit` returns another."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self._first_labels = [block.labels[0] for block in blocks]
        lengths = accumulate((block.offsets[-1] for block in blocks), initial=0)
        lines = accumulate((block.line_starts[-1] for block in blocks), initial=0)
        self._starts = list(map(Start, lengths, lines))
        self._since: tuple[ref[File], Change] | None = None
        """What is different from another version, which was compared last: several look at one edit."""

    @property
    def text(self) -> str:
        """The whole text, put together."""
        return "".join([section.text for block in self.blocks for section in block.sections])

    @cached_property
    def is_ascii(self) -> bool:
        """Whether the text is ASCII throughout."""
        return all(block.is_ascii for block in self.blocks)

    @property
    def length(self) -> int:
        """How many characters the text has."""
        return self._starts[-1].offset

    @property
    def lines(self) -> int:
        """How many line ends the text has."""
        return self._starts[-1].line

    def items(self) -> Iterator[tuple[int, Section]]:
        """All sections with their labels, in order."""
        return items_of(self.blocks)

    def sections(self) -> Iterator[Section]:
        """All sections in order."""
        for block in self.blocks:
            yield from block.sections

    def section(self, label: int) -> Section | None:
        """The section of that label; None when it is gone."""
        found = self._find(label)
        return found and self.blocks[found[0]].sections[found[1]]

    def start(self, label: int) -> Start:
        """Where the section of that label begins.

        Raises:
            KeyError: there is no such section.
        """
        found = self.placed(label)
        if found is None:
            raise KeyError(label)
        return found[1]

    def placed(self, label: int) -> tuple[Section, Start] | None:
        """The section of that label and where it begins; None when it is gone."""
        found = self._find(label)
        if found is None:
            return None
        number, index = found
        block, start = self.blocks[number], self._starts[number]
        return block.sections[index], Start(start.offset + block.offsets[index], start.line + block.line_starts[index])

    def starts(self) -> Iterator[tuple[int, Section, Start]]:
        """All sections with label and start: cheaper than asking for each."""
        offset = line = 0
        for label, section in self.items():
            yield label, section, Start(offset, line)
            offset += len(section.text)
            line += section.lines

    def at_offset(self, offset: int) -> tuple[int, Section, Start] | None:
        """The section that holds the character at `offset`; the last one for the end of the text. None: no section."""
        return self._walk(offset, by_line=False)

    def at_line(self, line: int) -> tuple[int, Section, Start] | None:
        """The section that holds that line, counted from 0; the last one beyond the end."""
        return self._walk(line, by_line=True)

    def labels_in(self, span: Span) -> Iterator[int]:
        """The sections that a span touches, if only at its ends."""
        found = self.at_offset(span.start)
        while found is not None:
            label, section, start = found
            yield label
            end = start.offset + len(section.text)
            found = self.at_offset(end) if end <= span.end and end < self.length else None

    def with_edit(self, edit: Edit) -> tuple[File, Change]:
        """The file after an edit, and the sections that it changed. The span is clipped to the text."""
        start = max(0, min(edit.span.start, self.length))
        end = max(start, min(edit.span.end, self.length))
        if not self.blocks:
            new = file_of(edit.text)
            change = Change((), tuple(new.items()))
        else:
            blocks, change = spliced(self.blocks, self._starts, Edit(Span(start, end), edit.text))
            new = File(blocks)
        new.note_changes(self, change)
        return new, change

    def changes_since(self, old: File) -> Change | None:
        """What was noted to be different from that version."""
        return self._since[1] if self._since is not None and self._since[0]() is old else None

    def note_changes(self, old: File, change: Change) -> None:
        """Keep in mind what is different from another version; of that version nothing is kept."""
        self._since = (ref(old), change)

    def _find(self, label: int) -> tuple[int, int] | None:
        block = bisect_right(self._first_labels, label) - 1
        if block < 0:
            return None
        labels = self.blocks[block].labels
        index = bisect_right(labels, label) - 1
        return (block, index) if labels[index] == label else None

    def _walk(self, goal: int, *, by_line: bool) -> tuple[int, Section, Start] | None:
        if not self.blocks:
            return None
        last = len(self.blocks) - 1
        number = min(bisect_right(self._starts, goal, key=lambda start: start[by_line]) - 1, last)
        block, start = self.blocks[max(number, 0)], self._starts[max(number, 0)]
        begins = block.line_starts if by_line else block.offsets
        index = bisect_right(begins, goal - start[by_line]) - 1
        index = min(max(index, 0), len(block.sections) - 1)
        where = Start(start.offset + block.offsets[index], start.line + block.line_starts[index])
        return block.labels[index], block.sections[index], where


def file_of(text: str) -> File:
    """The file that holds `text`."""
    return File(blocks_of(parse(text)))


def replaced(file: File, text: str) -> File:
    """The file with another text. What both have in common at the start and at the end is kept."""
    old = file.text
    start = _common(old, text)
    rest = min(len(old), len(text)) - start
    end = _common(old[len(old) - rest :][::-1], text[len(text) - rest :][::-1])
    return file.with_edit(Edit(Span(start, len(old) - end), text[start : len(text) - end]))[0]


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def changes_between(old: File, new: File) -> Change | None:
    """What is different between two versions of a file, by label; None when they have too little in common to say."""
    known = new.changes_since(old)
    if known is None:
        known = _compared(old, new)
        new.note_changes(old, known)
    return known if len(known.removed) + len(known.added) <= MOST_CHANGED else None


def _compared(old: File, new: File) -> Change:
    kept = {id(block) for block in old.blocks} & {id(block) for block in new.blocks}
    before = dict(_items_of(old, kept))
    after = dict(_items_of(new, kept))
    removed = tuple((label, section) for label, section in before.items() if after.get(label) != section)
    added = tuple((label, section) for label, section in after.items() if before.get(label) != section)
    return Change(removed, added)


MOST_CHANGED = 1000
"""Sections that may differ between two versions before it is cheaper to look at all of them."""


def _items_of(file: File, kept: set[int]) -> Iterator[tuple[int, Section]]:
    for block in file.blocks:
        if id(block) not in kept:
            yield from zip(block.labels, block.sections, strict=True)
