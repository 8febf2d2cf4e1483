"""Sections in blocks, and the edit that puts others in their place."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from asterisk_ls.syntax.parser import sections_of, starts_section
from asterisk_ls.text import Edit
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


Blocks = tuple[Block, ...]


def blocks_of(sections: list[Section]) -> Blocks:
    """Sections in blocks, with new labels."""
    blocks = []
    for index in range(0, len(sections), BLOCK):
        some = tuple(sections[index : index + BLOCK])
        labels = tuple(range((index + 1) * GAP, (index + len(some) + 1) * GAP, GAP))
        blocks.append(_block(labels, some))
    return tuple(blocks)


def _block(labels: tuple[int, ...], sections: tuple[Section, ...]) -> Block:
    offsets = tuple(accumulate([len(section.text) for section in sections], initial=0))
    lines = tuple(accumulate([section.lines for section in sections], initial=0))
    return Block(labels, sections, offsets, lines, all(section.text.isascii() for section in sections))


def spliced(blocks: Blocks, starts: Sequence[Start], edit: Edit) -> tuple[Blocks, Change]:
    """Blocks after an edit. `starts` says where each of them begins; there is one at least.

    The sections around the edit are parsed anew, and as many neighbours as it takes until they agree with the old ones.
    Work is done on the items of the blocks concerned: `low` to `high` of them is the region that is parsed.
    """
    top = len(blocks) - 1
    first = min(max(0, bisect_right(starts, edit.span.start, key=_offset) - 1), top)
    last = min(max(first, bisect_right(starts, edit.span.end, key=_offset) - 1), top)
    items = list(items_of(blocks[first : last + 1]))
    origin = starts[first].offset
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
    blocks: Blocks,
    span: tuple[int, int],
    items: list[tuple[int, Section]],
    region: tuple[int, int],
    new: list[Section],
) -> tuple[Blocks, Change]:
    """The blocks with `new` in place of `items[region]`, where `items` are those of `blocks[span]`."""
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
        again = blocks_of(every)
        return again, Change(tuple(items_of(blocks)), tuple(items_of(again)))
    labels += [floor + gap * (index + 1) for index in range(missing)]
    added = list(zip(labels, come, strict=True))
    merged = items[: low + same] + added + rest
    size = len(merged) if len(merged) <= 2 * BLOCK else BLOCK
    middle = tuple(
        _block(tuple([label for label, _ in some]), tuple([section for _, section in some]))
        for some in (merged[index : index + size] for index in range(0, len(merged), size or 1))
    )
    return blocks[: span[0]] + middle + blocks[span[1] :], Change(tuple(gone), tuple(added))


def items_of(blocks: Blocks) -> Iterator[tuple[int, Section]]:
    """The sections of blocks with their labels, in order."""
    for block in blocks:
        yield from zip(block.labels, block.sections, strict=True)


def _offset(start: Start) -> int:
    return start.offset
