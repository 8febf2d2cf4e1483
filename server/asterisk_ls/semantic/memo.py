"""Reuse an answer while everything that it rested on is unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from asterisk_ls.text import new
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from asterisk_ls.semantic.queries import Question, Subject

T = TypeVar("T")
O = TypeVar("O", bound="Hashable")  # noqa: E741 - an owner


class Remembered(NamedTuple, Generic[T]):
    """A result, what it was made from, and the questions asked on the way with the answers that they got."""

    source: object
    asked: tuple[tuple[Question, Any], ...]
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
    return new(Remembered, (source, tuple(asked), result))


SPARE = 10_000
"""Questions that are noted beyond those of the project as it is, before that is taken for the start of a new list."""


class Askers(Generic[O]):
    """Who asked about what: whom a change may concern.

    Versions of a project share it, and it only grows, until it is worn. Whoever is found in it and no longer asks, or is
    gone, is looked at in vain, which costs a little and changes nothing.
    """

    def __init__(self, known: Iterable[tuple[O, Remembered[Any]]]) -> None:
        self._by_subject: dict[Subject, list[O]] = {}
        self._noted = 0
        for owner, done in known:
            self.note(owner, done)
        self._most = 2 * self._noted + SPARE

    @property
    def is_worn(self) -> bool:
        """Whether it holds mostly what was asked once, so that it is time for a new one."""
        return self._noted > self._most

    def note(self, owner: O, done: Remembered[Any]) -> None:
        """Keep in mind what the owner asked."""
        self._noted += len(done.asked)
        for question, _ in done.asked:
            owners = self._by_subject.setdefault(question.subject, [])
            if owner not in owners[-1:]:
                owners.append(owner)

    def of(self, subjects: Iterable[Subject]) -> set[O]:
        """Everybody who asked about one of the subjects."""
        found: set[O] = set()
        for subject in subjects:
            owners = self._by_subject.get(subject)
            if owners:
                found.update(owners)
                if len(owners) > 2 * len(found):  # the same ones asked again and again
                    owners[:] = dict.fromkeys(owners)
        return found
