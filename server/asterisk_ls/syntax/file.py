"""A file as a value: sections in blocks, so that an edit shares what it does not touch.

A section is known by its label, a number that grows through the file and stays with a section while others come and
go. Blocks keep totals of characters and lines, so that a place of a section becomes a place of the file by adding a
few numbers, whatever the size of the file.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from asterisk_ls.syntax.parser import parse, sections_of, starts_section
from asterisk_ls.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.syntax.nodes import Section

BLOCK = 128
"""Sections in a block, about: an edit copies one block and the list of blocks."""
GAP = 1 << 128
"""Room between two labels at first. Halving it 128 times is more than an editor's day; then the file is labelled anew."""


class Block(NamedTuple):
    """Some sections in a row, with their labels."""

    labels: tuple[int, ...]
    sections: tuple[Section, ...]
    offsets: tuple[int, ...]
    """Where each section begins, counted from the start of the block; the length of the block behind them."""
    line_starts: tuple[int, ...]
    """The line on which each section begins, and how many lines the block has."""
    is_ascii: bool
    """Whether a character is a column in every encoding."""


class Start(NamedTuple):
    """Where a section begins in its file."""

    offset: int
    line: int


class Change(NamedTuple):
    """What an edit did to the sections of a file."""

    removed: tuple[tuple[int, Section], ...]
    added: tuple[tuple[int, Section], ...]
    """New sections, and changed ones under the label that they had."""


class File:
    """The sections of one text. Immutable; `with_edit` returns another."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks
        self._first_labels = [block.labels[0] for block in blocks]
        lengths = accumulate((block.offsets[-1] for block in blocks), initial=0)
        lines = accumulate((block.line_starts[-1] for block in blocks), initial=0)
        self._starts = list(map(Start, lengths, lines))

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
        for block in self.blocks:
            yield from zip(block.labels, block.sections, strict=True)

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
            return new, Change((), tuple(new.items()))
        return _spliced(self, Edit(Span(start, end), edit.text))

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
    return _labelled(parse(text))


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
    kept = {id(block) for block in old.blocks} & {id(block) for block in new.blocks}
    before = dict(_items_of(old, kept))
    after = dict(_items_of(new, kept))
    removed = tuple((label, section) for label, section in before.items() if after.get(label) != section)
    added = tuple((label, section) for label, section in after.items() if before.get(label) != section)
    return Change(removed, added) if len(removed) + len(added) <= MOST_CHANGED else None


MOST_CHANGED = 1000
"""Sections that may differ between two versions before it is cheaper to look at all of them."""


def _items_of(file: File, kept: set[int]) -> Iterator[tuple[int, Section]]:
    for block in file.blocks:
        if id(block) not in kept:
            yield from zip(block.labels, block.sections, strict=True)


def _labelled(sections: list[Section]) -> File:
    blocks = []
    for index in range(0, len(sections), BLOCK):
        some = tuple(sections[index : index + BLOCK])
        labels = tuple(range((index + 1) * GAP, (index + len(some) + 1) * GAP, GAP))
        blocks.append(_block(labels, some))
    return File(tuple(blocks))


def _block(labels: tuple[int, ...], sections: tuple[Section, ...]) -> Block:
    offsets = tuple(accumulate([len(section.text) for section in sections], initial=0))
    lines = tuple(accumulate([section.lines for section in sections], initial=0))
    return Block(labels, sections, offsets, lines, all(section.text.isascii() for section in sections))


def _spliced(file: File, edit: Edit) -> tuple[File, Change]:
    """Parse the sections around the edit anew, and as many neighbours as it takes until they agree with the old ones.

    Work is done on the items of the blocks concerned: `low` to `high` of them is the region that is parsed.
    """
    blocks = file.blocks
    top = len(blocks) - 1
    first = min(max(0, bisect_right(file._starts, edit.span.start, key=_offset) - 1), top)  # noqa: SLF001
    last = min(max(first, bisect_right(file._starts, edit.span.end, key=_offset) - 1), top)  # noqa: SLF001
    items = [item for block in blocks[first : last + 1] for item in zip(block.labels, block.sections, strict=True)]
    origin = file._starts[first].offset  # noqa: SLF001
    ends = list(accumulate([len(section.text) for _, section in items], initial=origin))[1:]
    low = min(bisect_right(ends, edit.span.start), len(items) - 1)
    high = min(bisect_right(ends, edit.span.end), len(items) - 1) + 1
    before = ends[low] - len(items[low][1].text)
    text = "".join([section.text for _, section in items[low:high]])
    text = text[: edit.span.start - before] + edit.text + text[edit.span.end - before :]
    step = 1
    while True:
        at_start = not first and not low
        at_end = last == top and high == len(items)
        if not at_start and not starts_section(text):
            if not low:
                first -= 1
                some = list(zip(blocks[first].labels, blocks[first].sections, strict=True))
                items[:0] = some
                low, high = len(some), high + len(some)
            low -= 1
            text = items[low][1].text + text
            continue
        new = list(sections_of(text, first=at_start))
        if at_end or (text.endswith("\n") and new and not new[-1].depth):
            break
        while high + step > len(items) and last < top:
            last += 1
            items.extend(zip(blocks[last].labels, blocks[last].sections, strict=True))
        text += "".join([section.text for _, section in items[high : high + step]])
        high = min(high + step, len(items))
        step *= 2
    return _replaced(blocks, (first, last + 1), items, (low, high), new)


def _replaced(
    blocks: tuple[Block, ...],
    span: tuple[int, int],
    items: list[tuple[int, Section]],
    region: tuple[int, int],
    new: list[Section],
) -> tuple[File, Change]:
    """The file with `new` in place of `items[region]`, where `items` are those of `blocks[span]`."""
    low, high = region
    old = items[low:high]
    same = 0
    while same < min(len(old), len(new)) and old[same][1] == new[same]:
        same += 1
    tail = 0
    while tail < min(len(old), len(new)) - same and old[-1 - tail][1] == new[-1 - tail]:
        tail += 1
    gone = old[same : len(old) - tail]
    come = new[same : len(new) - tail]
    left = items[low + same - 1][0] if low + same else (blocks[span[0] - 1].labels[-1] if span[0] else 0)
    rest = items[high - tail :]
    right = rest[0][0] if rest else (blocks[span[1]].labels[0] if span[1] < len(blocks) else None)
    labels = [label for label, _ in gone[: len(come)]]
    floor = labels[-1] if labels else left
    missing = len(come) - len(labels)
    gap = GAP if right is None else (right - floor) // (missing + 1)
    if missing and not gap:
        every = [section for block in blocks[: span[0]] for section in block.sections]
        every += [section for _, section in items[: low + same]] + come + [section for _, section in rest]
        every += [section for block in blocks[span[1] :] for section in block.sections]
        again = _labelled(every)
        old_items = [item for block in blocks for item in zip(block.labels, block.sections, strict=True)]
        return again, Change(tuple(old_items), tuple(again.items()))
    labels += [floor + gap * (index + 1) for index in range(missing)]
    added = list(zip(labels, come, strict=True))
    merged = items[: low + same] + added + rest
    size = len(merged) if len(merged) <= 2 * BLOCK else BLOCK
    middle = tuple(
        _block(tuple([label for label, _ in some]), tuple([section for _, section in some]))
        for some in (merged[index : index + size] for index in range(0, len(merged), size or 1))
    )
    return File(blocks[: span[0]] + middle + blocks[span[1] :]), Change(tuple(gone), tuple(added))


def _offset(start: Start) -> int:
    return start.offset
