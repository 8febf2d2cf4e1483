"""What the rules about references have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Piece, Spot
from asterisk_ls.text import BLANKS, Span

if TYPE_CHECKING:
    from asterisk_ls.semantic.model import Reference


def known_targets(case: Case) -> tuple[str, ...]:
    """The types of object that a reference may name, as far as all objects of these types are known.

    Empty for a dialplan context, a mailbox and the like: they come from files that are not looked at here.
    """
    reference, of_file = case.reference, case.schema.files.get("pjsip.conf")
    if reference is None or of_file is None:
        return ()
    known = tuple(target for target in reference.targets if (type_ := of_file.types.get(target)) and type_.mapped)
    return known if len(known) == len(reference.targets) else ()


def name_spot(reference: Reference) -> Spot:
    """Where the name stands in the value: one of a list, perhaps."""
    option = reference.at.option
    if option is None:
        return Spot(reference.at, Piece.HEADER)
    start = 0
    for item in option.value.split(","):
        body = item.strip(BLANKS)
        if body == reference.name and body:
            start += item.find(body)
            return Spot(reference.at, Piece.VALUE, Span(start, start + len(body)))
        start += len(item) + 1
    return Spot(reference.at, Piece.VALUE if option.value else Piece.LINE)
