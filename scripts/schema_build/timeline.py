"""From states per release to one description with its past: the newest state, and what was different before.

An option's past is a list of entries, oldest releases first: `{"until": {branch: release}, "keys": {…}}`. The first
entry whose `until` lies above the release in question tells what to change in the newest state. `null` in `until`
stands for the whole branch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Keys = dict[str, Any]
Limits = dict[str, str | None]
History = list[tuple[str, Keys]]
"""States of one branch, each from its first release on, in order."""

BRANCHES = ("13", "16", "18", "20", "21", "22", "23", "master")
"""The branches that the data describes, oldest first."""


def number(release: str) -> tuple[int, ...]:
    """A release as numbers that compare; `master` is behind all of them."""
    return (10**6,) if release == "master" else tuple(int(part) for part in release.split("."))


def start_of(branch: str) -> str:
    """The first release of a branch."""
    return branch if branch == "master" else f"{branch}.0.0"


def limits(first: Mapping[str, str], within: Mapping[str, str]) -> Limits:
    """`since` as the data has it: only where it is not since the start of what it belongs to."""
    found: Limits = {}
    for branch, release in within.items():
        own = first.get(branch)
        if own is None:
            found[branch] = None
        elif number(own) > number(release):
            found[branch] = own
    return found


def folded(histories: Mapping[str, History]) -> tuple[Keys, list[Keys]]:
    """The newest state, and the entries of its past."""
    base = histories[max(histories, key=BRANCHES.index)][-1][1]
    chains = []
    for branch in BRANCHES:
        states = histories.get(branch)
        if states:
            chains.append((branch, _chain(states, base)))
    entries: list[tuple[Keys, Limits]] = []
    for branch, chain in chains:
        _merge(entries, branch, chain)
    return base, [{"until": until, **({"keys": keys} if keys else {})} for keys, until in entries]


def _chain(states: History, base: Keys) -> list[tuple[str | None, Keys]]:
    """How a branch differed from the newest state, up to which release."""
    ends = [*(since for since, _ in states[1:]), None]
    chain = [(end, _difference(keys, base)) for end, (_, keys) in zip(ends, states, strict=True)]
    while chain and not chain[-1][1]:
        chain.pop()
    joined: list[tuple[str | None, Keys]] = []
    for end, keys in chain:
        if joined and joined[-1][1] == keys:
            joined.pop()
        joined.append((end, keys))
    return joined


def _difference(keys: Keys, base: Keys) -> Keys:
    changed = {name: given for name, given in keys.items() if name not in base or base[name] != given}
    return changed | dict.fromkeys(base.keys() - keys.keys())


def _merge(entries: list[tuple[Keys, Limits]], branch: str, chain: Sequence[tuple[str | None, Keys]]) -> None:
    """Put a branch's entries among those of others, equal ones together, its own order kept."""
    position = 0
    for end, keys in chain:
        for index in range(position, len(entries)):
            if entries[index][0] == keys and branch not in entries[index][1]:
                entries[index][1][branch] = end
                position = index + 1
                break
        else:
            entries.insert(position, (keys, {branch: end}))
            position += 1


def cut(states: dict[str, History], until: Mapping[str, str], keys: Keys) -> None:
    """Apply what was different below a release."""
    for branch, release in until.items():
        history = states.get(branch)
        if history is None:
            continue
        if release and all(at != release for at, _ in history):
            last = [state for at, state in history if number(at) < number(release)][-1]
            history.append((release, dict(last)))
            history.sort(key=lambda state: number(state[0]))
        history[:] = [
            (at, changed(state, keys)) if not release or number(at) < number(release) else (at, state)
            for at, state in history
        ]


def changed(keys: Keys, changes: Keys) -> Keys:
    """The keys with the changes; `extra` is merged, `null` takes away."""
    merged = {**keys, **changes}
    if "extra" in changes and "extra" in keys:
        merged["extra"] = {**keys["extra"], **changes["extra"]}
    return {name: given for name, given in merged.items() if given is not None}
