"""Patterns in words: what each position of `_NXX!` matches, and the shortest numbers that fit."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from asterisk_ls.features.markdown import code
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLASSES = {"X": "0-9", "Z": "1-9", "N": "2-9"}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""Counts that are written as words."""
_DIGIT = {"0-9": "digit", "1-9": "digit from 1 to 9", "2-9": "digit from 2 to 9"}
_DIGITS = {"0-9": "digits", "1-9": "digits from 1 to 9", "2-9": "digits from 2 to 9"}
LONGEST = 20
"""Digits of a number that is shown as an example."""


class Position(NamedTuple):
    """One character of a number."""

    text: str
    """A character as it is, or what stands in a set: `0-9`, `13-5`."""
    is_set: bool

    @property
    def characters(self) -> str:
        """All characters that fit, in order."""
        return "".join(sorted(set(_members(self.text)))) if self.is_set else self.text


class Reading(NamedTuple):
    """A pattern taken apart."""

    positions: tuple[Position, ...]
    end: str
    """`.` for one character or more behind them, `!` for any number of them, `[` for a set that is never closed."""
    behind: str
    """What stands behind the end and means nothing."""


def reading_of(pattern: str) -> Reading:
    """A pattern, with its `_` in front, as `_extension_match_core` of `main/pbx.c` takes it."""
    found: list[Position] = []
    at = 1
    while at < len(pattern):
        char = pattern[at]
        at += 1
        if char in ".!":
            return Reading(tuple(found), char, pattern[at:])
        if char == "-":
            continue
        if char != "[":
            name = char.upper() if char in "nxz" else char
            found.append(Position(_CLASSES.get(name, char), name in _CLASSES))
            continue
        end = pattern.find("]", at)
        if end < 0:
            return Reading(tuple(found), "[", pattern[at:])
        if end > at:
            found.append(Position(pattern[at:end], is_set=True))
        at = end + 1
    return Reading(tuple(found), "", "")


def _members(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        if at + 2 < len(text) and text[at + 1] == "-":
            yield from map(chr, range(ord(text[at]), ord(text[at + 2]) + 1))
            at += 3
        else:
            yield text[at]
            at += 1


def pattern_text(pattern: str) -> str:
    """Markdown that says which numbers a pattern matches."""
    reading = reading_of(pattern)
    if reading.end == "[":
        return f"Pattern {code(pattern)}: the `[` is never closed, so that it matches nothing."
    words = [*_words(reading)]
    if not words:
        return f"Pattern {code(pattern)}: matches nothing."
    lines = [f"Pattern {code(pattern)}: {', then '.join(words)}.", *_examples(reading)]
    if reading.behind:
        lines.append(f"What stands behind {code(reading.end)} has no effect.")
    return "\n\n".join(lines)


def _words(reading: Reading) -> Iterator[str]:
    literal = ""
    for position, group in groupby(reading.positions):
        count = len([*group])
        if not position.is_set:
            literal += position.text * count
            continue
        if literal:
            yield code(literal)
            literal = ""
        yield _counted(position.text, count)
    if literal:
        yield code(literal)
    if reading.end == ".":
        yield "anything of one character or more"
    elif reading.end == "!":
        yield "anything or nothing, without waiting for more digits"


def _counted(text: str, count: int) -> str:
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    if text in _DIGIT:
        return f"a {_DIGIT[text]}" if count == 1 else f"{number} {_DIGITS[text]}"
    return f"one of {code(text)}" if count == 1 else f"{number} of {code(text)}"


def _examples(reading: Reading) -> Iterator[str]:
    """The first and the last of the shortest numbers, and how long numbers are."""
    count = len(reading.positions) + (reading.end == ".")
    first = "".join(position.characters[:1] for position in reading.positions)
    last = "".join(position.characters[-1:] for position in reading.positions)
    more = " or more" if reading.end else ""
    if count > LONGEST or not reading.positions:
        yield f"Any number of {count}{more} characters." if count else "Any number, and none at all."
        return
    size = f"{count}{more} character{'' if count == 1 and not more else 's'}"
    rest = "…" if reading.end == "." else ""
    shown = code(first + rest) if first == last else f"{code(first + rest)} to {code(last + rest)}"
    yield f"Numbers of {size}: {shown}{' and longer ones' if reading.end else ''}."
