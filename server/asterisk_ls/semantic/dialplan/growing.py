"""A context while lines are added to it: `ast_add_extension2` and `add_priority` of `main/pbx.c`."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan import faults
from asterisk_ls.semantic.dialplan.model import HINT
from asterisk_ls.semantic.dialplan.patterns import Identity, caller_matches, identity, matches, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.semantic.dialplan.model import Step
    from asterisk_ls.semantic.model import Fault

Key = tuple[Identity, Identity | None]
"""What tells the extensions of a context apart: the extension, and the caller it wants."""


MOST_LOOKED_AT = 200
"""Extensions that are looked at for a message."""


class Peers:
    """The priorities of one extension."""

    __slots__ = ("caller", "exten", "labels", "steps")

    def __init__(self, exten: str, caller: str | None) -> None:
        self.exten = exten
        """As it is compared: without the dashes in front that would hide the mark of a pattern."""
        self.caller = caller
        self.steps: list[Step] = []
        """Sorted by priority, each priority once."""
        self.labels: dict[str, int] = {}
        """The priority of each label; of two equal ones that of the first that was added."""


class Growing:
    """A context to which steps are added in the order of the configuration."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.peers: dict[Key, Peers] = {}
        """In the order in which they came."""
        self._known: dict[tuple[str, str | None, bool], Peers] = {}
        """Those whose keys take a while to find."""
        self._plain: dict[str, list[Peers]] | None = None
        """Those that are no pattern, by identity, once somebody has asked."""
        self._patterns: list[Peers] = []
        """In the order in which Asterisk tries them."""
        self._orders: list[tuple[object, ...]] = []
        """What sorts them."""

    def add_all(self, steps: Iterable[Step], above: Step | None = None) -> list[Fault]:
        """Register steps one after the other, `above` being the one before them. What is wrong with them is given back."""
        found: list[Fault] = []
        exten: str | None = None
        caller: str | None = None
        peers = Peers("", None)
        for step in steps:
            number, label = step[2], step[3]
            if step[0] is not exten or step[1] is not caller or number == HINT:
                peers = self.peers_of(step)
                exten = step[0] if number != HINT else None
                caller = step[1]
            known = peers.steps
            if not known or (known[-1][2] < number and label not in peers.labels):
                known.append(step)
                if label:
                    peers.labels[label] = number
            else:
                fault = self._add_among(peers, step, above)
                if fault is not None:
                    found.append(fault)
            above = step
        return found

    def _add_among(self, peers: Peers, step: Step, above: Step | None) -> Fault | None:
        steps = peers.steps
        repeated: list[Step] = []
        at = 0
        for other in steps:
            if step.label and other.label == step.label and other.priority != step.priority:
                repeated.append(other)
            if other.priority >= step.priority:
                break
            at += 1
        found = at < len(steps) and steps[at].priority == step.priority
        fault = None
        if found:
            fault = faults.repeated_priority(self.name, step, steps[at], repeated, above)
        elif repeated:
            fault = faults.repeated_label(self.name, step, repeated)
        if not found:
            steps.insert(at, step._replace(label="") if repeated else step)
            if step.label and not repeated:
                peers.labels.setdefault(step.label, step.priority)
        return fault

    def peers_of(self, step: Step) -> Peers:
        """The extension that a step belongs to, made when there is none."""
        exten, caller, number = step[0], step[1], step[2]
        if caller is None and exten[:1] != "_" and "-" not in exten:
            plain = (exten, None)
            return self.peers.get(plain) or self._new(plain, exten, None)
        known = (exten, caller, number == HINT)
        found = self._known.get(known)
        if found is None:
            if exten[:1] == "-" and number != HINT:
                exten = exten.replace("-", "")
            key = (identity(exten), None if caller is None else identity(caller))
            found = self._known[known] = self.peers.get(key) or self._new(key, exten, caller)
        return found

    def _new(self, key: Key, exten: str, caller: str | None) -> Peers:
        found = self.peers[key] = Peers(exten, caller)
        if not isinstance(key[0], str):
            order = _order(key)
            at = bisect_right(self._orders, order)
            self._orders.insert(at, order)
            self._patterns.insert(at, found)
        elif self._plain is not None:
            self._plain.setdefault(key[0], []).append(found)
        return found

    def sorted_out(self) -> tuple[dict[str, list[Peers]], list[Peers]]:
        """The extensions that are no pattern, by identity, and the patterns; each as Asterisk tries them."""
        plain: dict[str, list[Peers]] = {}
        keys: dict[str, list[Key]] = {}
        for key, peers in self.peers.items():
            name = key[0]
            if isinstance(name, str):
                if name in plain:
                    keys.setdefault(name, [_key_of(plain[name][0])]).append(key)
                    plain[name].append(peers)
                else:
                    plain[name] = [peers]
        for name, some in keys.items():
            plain[name] = [self.peers[key] for key in sorted(some, key=_order)]
        return plain, self.patterns()

    def patterns(self) -> list[Peers]:
        """The patterns, as Asterisk tries them."""
        return self._patterns

    def ordered(self) -> list[Peers]:
        """The extensions as the context has them: the more exact first, and those that want a caller before the other."""
        return [self.peers[key] for key in sorted(self.peers, key=_order)]

    def label(self, exten: str, label: str, caller: str | None) -> tuple[int | None, bool]:
        """The priority of a label where an extension would be looked for, and whether there is such an extension.

        Among very many patterns the second is not looked for to the end: it only decides how a message reads.
        """
        candidates = self.candidates(exten)
        for peers in candidates:
            if label in peers.labels and _fits(peers, exten, caller):
                return peers.labels[label], True
        return None, any(_fits(peers, exten, caller) for peers in candidates[:MOST_LOOKED_AT])

    def candidates(self, exten: str) -> list[Peers]:
        """The extensions that may match a number, in order."""
        plain = identity(exten)
        if self._plain is None:
            self._plain = {}
            for key, peers in self.peers.items():
                if isinstance(key[0], str):
                    self._plain.setdefault(key[0], []).append(peers)
        same = self._plain.get(plain, []) if isinstance(plain, str) else []
        return [*(same if len(same) < 2 else sorted(same, key=lambda one: _order(_key_of(one)))), *self.patterns()]  # noqa: PLR2004


def _fits(peers: Peers, exten: str, caller: str | None) -> bool:
    return matches(peers.exten, exten) > 0 and (peers.caller is None or caller_matches(peers.caller, caller or ""))


def _key_of(peers: Peers) -> Key:
    return identity(peers.exten), None if peers.caller is None else identity(peers.caller)


def _order(key: Key) -> tuple[object, ...]:
    exten, caller = key
    return (sort_key(exten), caller is None, sort_key("" if caller is None else caller))
