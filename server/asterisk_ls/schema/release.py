"""Releases of Asterisk: which one is meant, and what holds for it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from asterisk_ls.tuples import NamedTuple

MASTER = "master"
Limits = Mapping[str, str | None]
"""Per branch a release; None stands for the whole branch, a missing branch for nothing."""


class UnknownVersionError(ValueError):
    """There is no such version in the data."""


class Release(NamedTuple):
    """One release of a branch."""

    branch: str
    number: tuple[int, ...]

    def is_before(self, limits: Limits) -> bool:
        """Whether the release lies below the limit of its branch."""
        if self.branch not in limits:
            return False
        limit = limits[self.branch]
        return limit is None or self.number < number_of(limit)

    def has_reached(self, limits: Limits) -> bool:
        """Whether there is a limit for the branch and the release is not below it."""
        return self.branch in limits and not self.is_before(limits)


def number_of(release: str) -> tuple[int, ...]:
    """A release as numbers that compare; `master` is behind all of them."""
    return (10**6,) if release == MASTER else tuple(int(part) for part in release.split("."))


def first_release(branch: str) -> str:
    """The release that opened a branch."""
    return branch if branch == MASTER else f"{branch}.0.0"


def release_of(text: str, newest: Mapping[str, str]) -> tuple[Release, str]:
    """The release that `22`, `22.1`, `22.1.0` or `master` means, and how it is written in full.

    A release that is newer than the data counts as the newest one that the data knows. `20.7-cert4` and `22.1.0-rc1`
    count as what they were made of.
    """
    version = _MADE_OF.sub("", text.strip().lower())
    branch, *rest = version.split(".")
    most = 0 if branch == MASTER else _LONGEST
    if branch not in newest or len(rest) > most or not all(part.isdecimal() and part.isascii() for part in rest):
        known = ", ".join(f"{name} ({release})" if name != release else name for name, release in newest.items())
        message = f"Asterisk {text!r} is not known: {known}, or a release of one of these branches"
        raise UnknownVersionError(message)
    if not rest:
        return Release(branch, number_of(newest[branch])), newest[branch]
    number = min((*number_of(version), 0)[:3], number_of(newest[branch]))
    return Release(branch, number), ".".join(map(str, number))


_MADE_OF = re.compile(r"^certified[/-]|-(?:cert|rc|pre|beta)\d*(?:-(?:rc|pre)\d+)?$")
"""What stands around a release in the name of a certified one, or of one before it."""
_LONGEST = 2
"""How many numbers follow that of the branch."""
