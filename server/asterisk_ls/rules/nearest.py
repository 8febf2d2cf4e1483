"""Names that somebody may have meant."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 79
_MOST = 5000
"""Among more names nothing is guessed: a file with thousands of wrong names would take minutes."""
_FEW = 200
"""Up to so many names are compared one by one; more are looked up by what is left of them without one letter."""


def nearest_names(name: str, names: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The names that are at most two slips of the finger away from `name`, nearest first; one slip for a short name.

    A slip is a letter too many, too few, another one, or two that changed places. Case, `-` and `_` do not count.
    Digits have to be the same: 6002 is no misspelt 6001. So have the words of a name: `transport-tls` is no misspelt
    `transport-ws`, since `ws` is not near to `tls`. Among many names, those two slips away may be missed.
    """
    known = tuple(names)
    if len(name) > _LONGEST or len(known) > _MOST:
        return ()
    if len(known) <= _FEW:
        return _among_few(name, known)[:count]
    index = _index(known)
    return _sorted(name, {other for variant in _variants(plain(name)) for other in index.get(variant, ())})[:count]


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name without what people mix up: case, dashes, underscores, blanks."""
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")


@lru_cache(maxsize=256)
def _among_few(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return _sorted(name, names)


def _sorted(name: str, candidates: Iterable[str]) -> tuple[str, ...]:
    wanted, digits = plain(name), _digits(name)
    limit = 2 if len(wanted) > 4 else 1  # noqa: PLR2004 - `tpye` may have one slip, `tansprot` two
    found = []
    for other in candidates:
        letters = plain(other)
        if abs(len(letters) - len(wanted)) <= limit and other != name and _digits(other) == digits:
            distance = _distance(wanted, letters, limit)
            if distance <= limit and not _differs_in_a_short_word(name, other):
                found.append((distance, other))
    return tuple(other for _, other in sorted(found))


def _differs_in_a_short_word(one: str, other: str) -> bool:
    """Whether names of as many words differ in a single one, which is too short for so many slips."""
    pairs = list(zip(_WORD.findall(one.lower()), _WORD.findall(other.lower()), strict=False))
    if len(pairs) < 2 or len(_WORD.findall(one)) != len(_WORD.findall(other)):  # noqa: PLR2004 - one word is the name
        return False
    different = [(mine, yours) for mine, yours in pairs if mine != yours]
    if len(different) != 1:
        return False
    mine, yours = different[0]
    return max(len(mine), len(yours)) <= _SHORT and _distance(mine, yours, 2) > 1


_WORD = re.compile(r"[^-_ ]+")
_SHORT = 4


def _digits(name: str) -> str:
    return "".join(letter for letter in name if letter.isdigit())


@lru_cache(maxsize=8)
def _index(names: tuple[str, ...]) -> dict[str, list[str]]:
    """Names by their letters, and by what is left of these without one of them."""
    index: dict[str, list[str]] = {}
    for name in names:
        if len(name) <= _LONGEST:
            for variant in _variants(plain(name)):
                index.setdefault(variant, []).append(name)
    return index


def _variants(letters: str) -> set[str]:
    return {letters, *(letters[:i] + letters[i + 1 :] for i in range(len(letters)))}


def _distance(one: str, other: str, limit: int) -> int:
    """How many slips lie between two words; any number above `limit` when it is more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        two_before, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                best = min(best, two_before[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return limit + 1
    return row[-1]
