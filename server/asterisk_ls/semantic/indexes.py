"""Objects by what they say of others: made when somebody asks, and kept while the objects of the type are the same."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from asterisk_ls.semantic.apply.identification import MATCHES, Network, network_of
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from asterisk_ls.semantic.homes import Home
    from asterisk_ls.semantic.model import Known
    from asterisk_ls.semantic.queries import Subject

NAMING: Mapping[str, tuple[str, ...]] = {
    "endpoint": ("auth", "outbound_auth", "ice"),
    "identify": ("endpoint",),
    "registration": ("endpoint", "outbound_auth"),
}
"""The facts of types that hold names of others, a line end between them."""


class Indexes:
    """The tables of all versions of a project: each is made again when the objects that it was made of are others."""

    def __init__(self) -> None:
        self._made: dict[object, tuple[Sequence[Known], Any]] = {}

    def matching(self, identifies: Sequence[Known], network: str) -> Sequence[Known]:
        """The identifies that match exactly that network."""
        found: Sequence[Known] = self._of(MATCHES, identifies, _by_network).get(network, ())
        return found

    def within(self, identifies: Sequence[Known], network: str) -> Iterator[Known]:
        """The identifies that match something in a network, in the order of addresses."""
        outer = network_of(network)
        if outer is None:
            return
        sorted_: list[_Match] = self._of("within", identifies, _by_address)
        first = bisect_left(sorted_, (outer.bits, outer.number), key=_key)
        last = bisect_left(sorted_, (outer.bits, outer.number + outer.size), key=_key)
        yield from (match.known for match in sorted_[first:last] if outer.covers(match.network))

    def naming(self, objects: Sequence[Known], option: str, name: str) -> Sequence[Known]:
        """The objects that name another one in that option."""

        def make(some: Sequence[Known]) -> dict[str, list[Known]]:
            found: dict[str, list[Known]] = {}
            for known in some:
                for other in names_in(known, option):
                    found.setdefault(other, []).append(known)
            return found

        type_ = objects[0].type if objects else ""
        found: Sequence[Known] = self._of((type_, option), objects, make).get(name, ())
        return found

    def _of(self, key: object, objects: Sequence[Known], make: Callable[[Sequence[Known]], Any]) -> Any:  # noqa: ANN401
        known = self._made.get(key)
        if known is None or known[0] is not objects:
            known = self._made[key] = (objects, make(objects))
        return known[1]


def names_in(known: Known, option: str) -> Iterator[str]:
    """The names of others that an object has in an option."""
    names = known.facts.get(option)
    if names:
        yield from names.split("\n")


def subjects_of(home: Home, known: Known) -> Iterator[Subject]:
    """What can be answered otherwise when an object comes, goes or changes."""
    type_ = home[1]
    for option in NAMING.get(type_, ()):
        for name in names_in(known, option):
            yield ("named", type_, option, name)
    for text in known.facts.get(MATCHES, "").split():
        yield ("match", text)
        network = network_of(text)
        if network is not None:
            for outer in network.outer():
                yield ("within", outer.text)


class _Match(NamedTuple):
    network: Network
    known: Known


def _key(match: _Match) -> tuple[int, int]:
    return match.network.bits, match.network.number


def _by_network(identifies: Sequence[Known]) -> dict[str, list[Known]]:
    found: dict[str, list[Known]] = {}
    for known in identifies:
        for network in known.facts.get(MATCHES, "").split():
            found.setdefault(network, []).append(known)
    return found


def _by_address(identifies: Sequence[Known]) -> list[_Match]:
    found = [
        _Match(network, known)
        for known in identifies
        for text in known.facts.get(MATCHES, "").split()
        if (network := network_of(text)) is not None
    ]
    found.sort(key=_key)
    return found
