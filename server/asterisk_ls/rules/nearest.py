"""Names that somebody may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 79


def nearest_names(name: str, names: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The names that are at most two slips of the finger away from `name`, nearest first; one slip for a short name.

    A slip is a letter too many, too few, another one, or two that changed places. Case, `-` and `_` do not count.
    """
    if len(name) > _LONGEST:
        return ()
    wanted = plain(name)
    limit = 2 if len(wanted) > 4 else 1  # noqa: PLR2004 - `tpye` may have one slip, `tansprot` two
    found = []
    for other in names:
        if abs(len(plain(other)) - len(wanted)) <= limit and other != name:
            distance = _distance(wanted, plain(other), limit)
            if distance <= limit:
                found.append((distance, other))
    return tuple(other for _, other in sorted(found)[:count])


def plain(name: str) -> str:
    """A name without what people mix up: case, dashes, underscores, blanks."""
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")


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
