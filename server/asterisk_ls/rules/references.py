"""What the rules about references have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Piece, Spot
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import OpenType
from asterisk_ls.text import BLANKS, Span

if TYPE_CHECKING:
    from asterisk_ls.semantic.model import Reference
    from asterisk_ls.syntax.nodes import Option


def known_targets(case: Case) -> tuple[str, ...]:
    """The types of object that a reference may name; empty where it is not known which objects there are."""
    reference = case.reference
    if reference is None or reference.checked_at_load or reference.targets in (_ACL, (CONTEXT,)):
        return ()
    if any(case.ask(OpenType(target)) for target in reference.targets):
        return ()
    return reference.targets


CONTEXT = "dialplan-context"
"""What the schema calls a context of the dialplan: no object of a file, so other rules tell of it."""
SUBSCRIBED = "subscribe_context"
"""The option that names the context whose hints are watched."""
_ACL = ("acl.conf",)
"""Named access lists are looked up while loading: another rule tells of them."""


def name_spot(case: Case, reference: Reference) -> Spot:
    """Where the name stands in the value: one of a list, perhaps."""
    place, option = reference.at, reference.at.option
    if option is not None and case.creation is not None and case.creation.wizard:
        option = next((line for line in case.section.options if _stands_for(line, option)), None)
        place = Place(place.section, option)
    if option is None:
        return Spot(place, Piece.HEADER)
    if reference.within is not None:
        return Spot(place, Piece.VALUE, reference.within)
    start = 0
    for item in option.value.split(","):
        body = item.strip(BLANKS)
        if body == reference.name and body:
            start += item.find(body)
            return Spot(place, Piece.VALUE, Span(start, start + len(body)))
        start += len(item) + 1
    return Spot(place, Piece.VALUE if option.value else Piece.LINE)


def _stands_for(line: Option, option: Option) -> bool:
    """Whether a line of a wizard is where an option of one of its objects comes from."""
    return line.value == option.value and line.name.rpartition("/")[2] == option.name
