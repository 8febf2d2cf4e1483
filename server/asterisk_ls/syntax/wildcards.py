"""`*`, `?` and `[…]` in one part of a path, as glibc's `fnmatch` reads them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from asterisk_ls.tuples import NamedTuple

Test = Callable[[str], bool]
"""Whether one character is as the pattern wants it."""

_CLASSES: dict[str, Test] = {
    "alnum": str.isalnum,
    "alpha": str.isalpha,
    "blank": " \t".__contains__,
    "cntrl": lambda char: not char.isprintable(),
    "digit": "0123456789".__contains__,
    "graph": lambda char: char.isprintable() and char != " ",
    "lower": str.islower,
    "print": str.isprintable,
    "punct": lambda char: char.isprintable() and not char.isalnum() and char != " ",
    "space": str.isspace,
    "upper": str.isupper,
    "xdigit": "0123456789ABCDEFabcdef".__contains__,
}


class Wildcard(NamedTuple):
    """A pattern for one part of a path."""

    runs: tuple[tuple[Test, ...], ...]
    """What stands between its `*`, character by character; empty for a pattern that fits nothing."""
    hidden: bool
    """Whether it fits a name with a dot in front: only one that is written does."""

    def fits(self, name: str) -> bool:
        """Whether the name is one that the pattern stands for."""
        if not self.runs or (name.startswith(".") and not self.hidden):
            return False
        first, *others = self.runs
        if not _fits_at(first, name, 0):
            return False
        if not others:
            return len(name) == len(first)
        at = len(first)
        *middle, last = others
        for run in middle:
            # The first place that fits leaves most for the rest.
            found = next((place for place in range(at, len(name) + 1) if _fits_at(run, name, place)), None)
            if found is None:
                return False
            at = found + len(run)
        end = len(name) - len(last)
        return at <= end and _fits_at(last, name, end)


def has_wildcards(pattern: str) -> bool:
    """Whether a pattern can be answered only by looking at the files that there are."""
    return any(char in pattern for char in "*?[\\")


@lru_cache(maxsize=1024)
def wildcard(pattern: str) -> Wildcard:
    """Read the pattern for one part of a path."""
    runs: list[tuple[Test, ...]] = []
    run: list[Test] = []
    index = 0
    while index < len(pattern):
        char = pattern[index]
        index += 1
        if char == "*":
            runs.append(tuple(run))
            run = []
        elif char == "?":
            run.append(_anything)
        elif char == "[" and (bracket := _bracket(pattern, index)) is not None:
            test, index = bracket
            run.append(test)
        elif char == "\\":
            if index == len(pattern):
                return Wildcard((), hidden=False)
            run.append(pattern[index].__eq__)
            index += 1
        else:
            run.append(char.__eq__)
    return Wildcard((*runs, tuple(run)), pattern.startswith((".", "\\.")))


def _fits_at(run: tuple[Test, ...], name: str, place: int) -> bool:
    return place + len(run) <= len(name) and all(test(name[place + number]) for number, test in enumerate(run))


def _anything(_: str) -> bool:
    return True


def _bracket(pattern: str, index: int) -> tuple[Test, int] | None:
    """What stands behind a `[`, and where the pattern goes on; None when nothing closes it: it is a character then."""
    inverted = pattern[index : index + 1] in ("!", "^")
    first = index = index + inverted
    tests: list[Test | None] = []
    while index < len(pattern):
        if pattern[index] == "]" and index > first:
            return partial(_is_in, tests, inverted), index + 1
        test, index = _element(pattern, index)
        tests.append(test)
    return None


def _is_in(tests: list[Test | None], inverted: bool, char: str) -> bool:  # noqa: FBT001 - it is called by position
    """Whether a character is in brackets. None stands for what glibc cannot read: looking ends there."""
    for test in tests:
        if test is None:
            return False
        if test(char):
            return not inverted
    return inverted


_NAMED = re.compile(r"\[:([a-y]+):\]")
_ALIKE = re.compile(r"\[=(.)=\]", re.DOTALL)
_CHARACTER = re.compile(r"\[\.(.)\.\]|\\(.)|(.)", re.DOTALL)


def _element(pattern: str, index: int) -> tuple[Test | None, int]:
    """One of the things between brackets: a class, a character, a range of characters."""
    if named := _NAMED.match(pattern, index):
        return _CLASSES.get(named[1]), named.end()
    if alike := _ALIKE.match(pattern, index):
        return alike[1].__eq__, alike.end()
    low = _CHARACTER.match(pattern, index)
    if low is None or pattern.startswith("[.", low.start(3)):
        return None, len(pattern) if low is None else low.end()
    end = low.end()
    if pattern[end : end + 1] != "-" or pattern[end + 1 : end + 2] in ("", "]"):
        return _character(low).__eq__, end
    high = _CHARACTER.match(pattern, end + 1)
    if high is None:
        return None, len(pattern)
    return partial(_is_between, _character(low), _character(high)), high.end()


def _character(match: re.Match[str]) -> str:
    return match[1] or match[2] or match[3]


def _is_between(low: str, high: str, char: str) -> bool:
    return low <= char <= high
