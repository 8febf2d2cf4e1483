"""Our named tuples are those of the standard library, but for what it costs to define them."""

from __future__ import annotations

import copy
import inspect
import pickle
import typing
from typing import Any, Generic, TypeVar, get_type_hints

import pytest

from asterisk_ls.tuples import NamedTuple

T = TypeVar("T")


class Ours(NamedTuple):
    """A value."""

    number: int
    name: str = "x"

    @property
    def twice(self) -> int:
        return 2 * self.number


class Standard(typing.NamedTuple):
    number: int
    name: str = "x"


class Empty(NamedTuple):
    """Nothing to know."""


class Box(NamedTuple, Generic[T]):
    content: T


def outcome(of: Any, do: Any) -> object:
    """What becomes of it; of an exception its type."""
    try:
        return do(of)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other has to do the same
        return type(error)


@pytest.mark.parametrize(
    "do",
    [
        lambda of: of(1),
        lambda of: of(1, name="y"),
        lambda of: of(),
        lambda of: of(1, 2, 3),
        lambda of: of(1).name,
        lambda of: of(1)._replace(name="y"),
        lambda of: of(1)._replace(other="y"),
        lambda of: of(1)._asdict(),
        lambda of: of._make([1, 2]),
        lambda of: of._make([1]),
        lambda of: (of._fields, of._field_defaults, of.__match_args__),
        lambda of: repr(of(1)).partition("(")[2],
        lambda of: [(one.name, one.kind, one.default) for one in inspect.signature(of).parameters.values()],
        get_type_hints,
        lambda of: setattr(of(1), "name", "y"),
        lambda of: setattr(of(1), "more", "y"),
        lambda of: hash(of(1)),
        lambda of: copy.copy(of(1)),
        lambda of: pickle.loads(pickle.dumps(of(1))),  # noqa: S301 - our own
        lambda of: type(pickle.loads(pickle.dumps(of(1)))) is of,  # noqa: S301 - our own
    ],
)
def test_both_do_the_same(do: Any) -> None:
    """Making, changing, showing, copying, and what goes wrong."""
    assert outcome(Ours, do) == outcome(Standard, do)


def test_more_than_fields() -> None:
    """Docstrings, properties, patterns, no fields at all, and types that are not known yet."""
    assert (Ours.__doc__, Ours(2).twice, Empty(), Box[int](1).content) == ("A value.", 4, (), 1)
    match Ours(3, "z"):
        case Ours(number, name):
            assert (number, name) == (3, "z")
