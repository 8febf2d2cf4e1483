"""What the rules about lost types have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import MOST_RELATED, Case, Note, Piece, Spot
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import AllObjects, Looped, Objects
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.semantic.model import Known, SectionId

_MOST = 100
"""So many lost objects are looked at for their names: thousands of duplicates would each name thousands."""


class Related(NamedTuple):
    """Places that belong to a finding."""

    notes: tuple[Note, ...]
    more: int = 0
    """How many there are besides."""


def whole_type(case: Case) -> tuple[str, ...]:
    """All objects of the type of the case, as `type id`."""
    creation = case.creation
    if creation is None:
        return ()
    names = dict.fromkeys(known.id for known in case.ask(AllObjects(creation.type))[:_MOST])
    return tuple(f"{creation.type} {name}" for name in names)


def is_read_again(case: Case, sections: Iterable[SectionId]) -> bool:
    """Whether all of these are the section of the case, read again since `pjsip.conf` includes itself.

    Asterisk crashes over that, as another rule tells, and comes to no object.
    """
    own = case.creation.section if case.creation is not None else case.section_id
    if case.file != "pjsip.conf" or not case.ask(Looped(case.file)):
        return False
    return all((one.path, one.label) == (own.path, own.label) for one in sections)


def others(case: Case, message: str, *, same_name: bool = True) -> Related:
    """The other objects of the type, or those of the same name, as places to look at."""
    creation = case.creation
    if creation is None:
        return Related(())
    question = Objects(creation.type, creation.id) if same_name else AllObjects(creation.type)
    known: tuple[Known, ...] = case.ask(question)
    own = creation.section
    some = dict.fromkeys(one.section for one in known[: MOST_RELATED + 1] if one.section != own)
    notes = tuple(
        Note(
            Spot(Place(section, None), Piece.HEADER),
            _READ_AGAIN if (section.path, section.label) == (own.path, own.label) else message,
        )
        for section in list(some)[:MOST_RELATED]
    )
    return Related(notes, max(0, len(known) - 1 - MOST_RELATED))


_READ_AGAIN = "the same section: its file is included more than once"
