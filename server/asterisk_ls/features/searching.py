"""Lines in which some text stands: the first step of whoever looks for a name in files of any size."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from asterisk_ls.syntax.file import File
    from asterisk_ls.syntax.nodes import Option, Section


class Lines(NamedTuple):
    """The lines of one section that were looked for."""

    label: int
    section: Section
    start: int
    """Where the section begins in the file."""
    offsets: list[int]
    """Where in the file that stands which was looked for, in order."""

    def options(self) -> Iterator[Option]:
        """The options on these lines, each once. What is commented out is none."""
        text, options = self.section.text, self.section.options
        at = line = 0
        found = -1
        for offset in self.offsets:
            here = offset - self.start
            line += text.count("\n", at, here)
            at = here
            index = bisect_right(options, line, key=_line) - 1
            if index > found and options[index].line == line:
                found = index
                yield options[index]


def lines_with(file: File, words: Iterable[str], *, any_case: bool = False) -> Iterator[Lines]:
    """The lines that hold one of the words, section by section.

    The text as a whole is looked through, which takes two milliseconds for 100,000 lines: a list of who names what
    would have to be kept up with each keystroke, to answer what is asked once a minute.
    """
    text = file.text
    return _placed(file, sorted({hit for word in words if word for hit in _hits(text, word, any_case=any_case)}))


def lines_behind(file: File, word: str, marks: str) -> Iterator[Lines]:
    """The lines that hold a word with one of the marks, and nothing but blanks, before it."""
    text = file.text
    return _placed(file, [hit for hit in _hits(text, word, any_case=False) if _mark_before(text, hit) in marks])


def lines_like(file: File, patterns: Iterable[re.Pattern[str]]) -> Iterator[Lines]:
    """The lines in which one of the patterns is found. Those that begin with a letter or a set are found quickly."""
    text = file.text
    return _placed(file, sorted({match.end() for pattern in patterns for match in pattern.finditer(text)}))


def _mark_before(text: str, at: int) -> str:
    at -= 1
    while at >= 0 and text[at] in " \t":
        at -= 1
    return text[at] if at >= 0 else "\n"


def _placed(file: File, hits: list[int]) -> Iterator[Lines]:
    block_start = 0
    blocks = iter(file.blocks)
    block = next(blocks, None)
    found: Lines | None = None
    reached = 0
    for hit in hits:
        if found is not None and hit < reached:
            found.offsets.append(hit)
            continue
        if found is not None:
            yield found
        while block is not None and hit >= block_start + block.offsets[-1]:
            block_start += block.offsets[-1]
            block = next(blocks, None)
        if block is None:
            return
        index = bisect_right(block.offsets, hit - block_start) - 1
        reached = block_start + block.offsets[index + 1]
        found = Lines(block.labels[index], block.sections[index], block_start + block.offsets[index], [hit])
    if found is not None:
        yield found


def _hits(text: str, word: str, *, any_case: bool) -> Iterator[int]:
    if ";" in word and ";" not in text:  # one character is found, or not, in no time
        return
    if any_case and not text.isascii():
        yield from (match.start() for match in re.finditer(re.escape(word), text, re.IGNORECASE | re.ASCII))
        return
    if any_case:
        text, word = text.lower(), word.lower()
    found = text.find(word)
    while found >= 0:
        yield found
        found = text.find(word, found + len(word))


def _line(option: Option) -> int:
    return option.line
