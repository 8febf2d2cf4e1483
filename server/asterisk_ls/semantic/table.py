"""A mapping that never changes and of which a changed copy costs little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

MOST_CHANGES = 256
"""Changes that are kept beside the shared dictionary before both become a new one."""


class Table(Generic[K, V]):
    """A dictionary that versions share, and what this version changed of it.

    Chosen over a hash array mapped trie after measuring: a look-up that finds no changes costs what a dictionary costs,
    and copying a few hundred changes, or every so often all of 20,000 entries, is far below a millisecond.
    """

    __slots__ = ("_base", "_changes", "is_fresh")

    def __init__(self, base: dict[K, V]) -> None:
        """`base` belongs to the table from now on."""
        self._base = base
        self._changes: dict[K, V | None] = {}
        self.is_fresh = True
        """Whether the items come in the order in which the table was made; in no order once something was changed."""

    @overload
    def get(self, key: K) -> V | None: ...
    @overload
    def get(self, key: K, default: D) -> V | D: ...
    def get(self, key: K, default: D | None = None) -> V | D | None:
        """What stands under the key."""
        changes = self._changes
        if changes and key in changes:
            found = changes[key]
            return default if found is None else found
        return self._base.get(key, default)

    def __getitem__(self, key: K) -> V:
        """What stands under the key, or `KeyError`."""
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: K) -> bool:
        """Whether something stands under the key."""
        return self.get(key) is not None

    def __len__(self) -> int:
        """How many keys there are."""
        return len(self._base) + sum((value is not None) - (key in self._base) for key, value in self._changes.items())

    def items(self) -> Iterator[tuple[K, V]]:
        """All keys with what stands under them."""
        return self._merged() if self._changes else iter(self._base.items())

    def _merged(self) -> Iterator[tuple[K, V]]:
        changes = self._changes
        for key, value in self._base.items():
            if key not in changes:
                yield key, value
        for key, changed in changes.items():
            if changed is not None:
                yield key, changed

    def values(self) -> Iterator[V]:
        """All that stands under keys."""
        return (value for _, value in self._merged()) if self._changes else iter(self._base.values())

    def __iter__(self) -> Iterator[K]:
        """All keys."""
        return (key for key, _ in self._merged()) if self._changes else iter(self._base)

    def differences(self, other: Table[K, V]) -> Iterator[tuple[V | None, V | None]]:
        """What stands here and there under keys at which that is not the same value; None: nothing.

        Where one table came of the other by a few changes, only these are looked at.
        """
        if self._base is other._base:
            keys: Iterable[K] = {**self._changes, **other._changes}
        else:
            keys = {**dict(self.items()), **dict(other.items())}
        for key in keys:
            one, another = self.get(key), other.get(key)
            if one is not another:
                yield one, another

    def with_changes(self, changes: Mapping[K, V | None]) -> Table[K, V]:
        """The table with other values under some keys; None takes a key out."""
        if not changes:
            return self
        other: Table[K, V] = Table(self._base)
        other.is_fresh = False
        merged = {**self._changes, **changes}
        if len(merged) <= MOST_CHANGES:
            other._changes = merged
            return other
        other._base = dict(self._base)
        for key, value in merged.items():
            if value is None:
                other._base.pop(key, None)
            else:
                other._base[key] = value
        return other
