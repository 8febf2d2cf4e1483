"""Reuse an answer while everything that it rested on is unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Remembered(NamedTuple, Generic[T]):
    """A result, what it was made from, and the questions asked on the way with the answers that they got."""

    source: object
    asked: tuple[tuple[Any, Any], ...]
    result: T


def remembered(
    before: Remembered[T] | None,
    source: object,
    answer: Callable[[Any], Any],
    make: Callable[[Callable[[Any], Any]], T],
) -> Remembered[T]:
    """`make(ask)`, or the result from before when `source` is the same thing and every answer is what it was."""
    if before is not None and before.source is source:
        for question, known in before.asked:
            if answer(question) != known:
                break
        else:
            return before
    asked: list[tuple[Any, Any]] = []

    def ask(question: Any) -> Any:  # noqa: ANN401 - the type of an answer depends on the question
        said = answer(question)
        asked.append((question, said))
        return said

    result = make(ask)
    return Remembered(source, tuple(asked), result)
