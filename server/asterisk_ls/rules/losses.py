"""What the rules about lost types have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Note, Piece, Spot
from asterisk_ls.semantic.model import Known, Place
from asterisk_ls.semantic.queries import AllObjects, Looped, Objects

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.semantic.model import SectionId

_MOST = 100
"""So many lost objects are named, and no more: thousands of duplicates would each name thousands."""


def whole_type(case: Case) -> tuple[str, ...]:
    """All objects of the type of the case, as `type id`."""
    creation = case.creation
    if creation is None:
        return ()
    names = dict.fromkeys(known.id for known in case.ask(AllObjects(creation.type)))
    return tuple(f"{creation.type} {name}" for name in list(names)[:_MOST])


def is_read_again(case: Case, sections: Iterable[SectionId]) -> bool:
    """Whether all of these are the section of the case, read again since `pjsip.conf` includes itself.

    Asterisk crashes over that, as another rule tells, and comes to no object.
    """
    own = case.creation.section if case.creation is not None else case.section_id
    is_same = all((one.path, one.label) == (own.path, own.label) for one in sections)
    return is_same and case.file == "pjsip.conf" and bool(case.ask(Looped(case.file)))


def others(case: Case, message: str, *, same_name: bool = True) -> tuple[Note, ...]:
    """The other objects of the type, or those of the same name, as places to look at."""
    creation = case.creation
    if creation is None:
        return ()
    question = Objects(creation.type, creation.id) if same_name else AllObjects(creation.type)
    known: Iterable[Known] = case.ask(question)
    sections = dict.fromkeys(object_.section for object_ in known if object_.section != creation.section)
    own = creation.section
    return tuple(
        Note(
            Spot(Place(section, None), Piece.HEADER),
            _READ_AGAIN if (section.path, section.label) == (own.path, own.label) else message,
        )
        for section in list(sections)[:_MOST]
    )


_READ_AGAIN = "the same section: its file is included more than once"
