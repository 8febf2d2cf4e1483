"""Which releases have a name, from what each release has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema_build.timeline import BRANCHES, start_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OLDER = {
    "1.0": "1.0.12",
    "1.2": "1.2.40",
    "1.4": "1.4.44",
    "1.6.2": "1.6.2.24",
    "1.8": "1.8.32.3",
    "11": "11.25.3",
    "12": "12.8.2",
}
"""The last releases of branches that the data does not describe: what they had and no later one has, is named as gone."""
Limits = dict[str, str | None]
Having = dict[str, dict[str, set[str]]]
"""Branch → release, oldest first → names."""


def lifetimes(having: Having, names: Iterable[str]) -> dict[str, dict[str, Limits]]:
    """`since` and `removed` of each name, as the data has them: nothing where a branch has it from its first release on."""
    return {name: _lifetime(having, name) for name in names}


def _lifetime(having: Having, name: str) -> dict[str, Limits]:
    since: Limits = {}
    removed: Limits = {}
    for branch in BRANCHES:
        releases = list(having[branch])
        there = [release for release in releases if name in having[branch][release]]
        if not there:
            since[branch] = None
            continue
        if there[0] not in (releases[0], start_of(branch)):
            since[branch] = there[0]
        after = releases.index(there[-1]) + 1
        if after < len(releases):
            removed[branch] = releases[after]
    return {key: limits for key, limits in (("since", since), ("removed", removed)) if limits}


def last_branch(older: Mapping[str, set[str]], name: str) -> str:
    """The last of the branches before all that the data describes whose code knows the name."""
    return next(branch for branch in reversed(list(older)) if name in older[branch])
