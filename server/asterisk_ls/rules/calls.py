"""What rules on calls of the dialplan share: where a fault is, and what other versions know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Fix, Piece, Replace, Spot
from asterisk_ls.rules.pointing import detail as detail_of
from asterisk_ls.rules.steps import at_part, putting
from asterisk_ls.schema.dialplan import vocabulary_of
from asterisk_ls.schema.release import number_of
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from asterisk_ls.rules.base import Case
    from asterisk_ls.schema.vocabulary import Missing, Vocabulary
    from asterisk_ls.semantic.dialplan.calls import Part


def words_of(case: Case) -> Vocabulary:
    """The words of the version that is meant."""
    return vocabulary_of(case.schema.version)


def span_of(case: Case) -> Span:
    """Where in the value of the line the fault of a call is."""
    return Span(int(detail_of(case, 0)), int(detail_of(case, 1)))


def at_call(case: Case) -> Spot:
    """The same as a spot."""
    return at_part(case, span_of(case))


def detail(case: Case, index: int) -> str:
    """What the fault of a call tells besides."""
    return detail_of(case, index + 2)


def renaming(case: Case, name: str, *, safe: bool = False) -> Fix:
    """The fix that writes another name in place of what is at fault."""
    return putting(case, f"use `{name}`", span_of(case), name, safe=safe)


def at_name(case: Case, part: Part) -> Spot:
    """A part of what a call names, where it is written."""
    assert case.step is not None  # noqa: S101 - names are those of steps
    if part.span.start < part.span.end:
        return Spot(case.step.place, Piece.VALUE, part.span)
    return Spot(case.step.place, Piece.VALUE)


def renaming_part(case: Case, part: Part, name: str) -> Fix:
    """The fix that writes another name in place of a part."""
    return Fix(f"use `{name}`", (Replace(at_name(case, part), name.removeprefix(part.prefix)),))


def when(missing: Missing, case: Case) -> str:
    """Which versions have a word that the one in question has not: `gone since 20`, `it came with 20.1.0`."""
    if missing.last:
        return f"it is gone, {missing.last} was the last version to have it"
    own = case.schema.branch
    later = missing.since.get(own)
    if later is not None:
        return f"it came with {later}"
    newest = max(missing.since, key=number_of)
    if number_of(newest) < number_of(own):
        return f"it is gone, {newest} was the last version to have it"
    first = min(
        (release for branch, release in missing.since.items() if number_of(branch) > number_of(own)), key=number_of
    )
    return f"it came with {first}"
