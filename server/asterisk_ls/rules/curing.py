"""Fixes that several rules have in common: those that take a line away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Fix, Piece, Replace
from asterisk_ls.rules.pointing import at_fault, columns, raw_line, visible_columns
from asterisk_ls.syntax.comments import touches_block

if TYPE_CHECKING:
    from asterisk_ls.rules.base import Case


def removal(case: Case, *also: Replace, title: str = "remove this line", safe: bool = False) -> tuple[Fix, ...]:
    """The fix that takes away the line to blame and does what `also` says.

    None where there is no such line, nor where a block comment begins or ends on it: lines below would change with it.
    """
    spot = at_fault(case, Piece.WHOLE_LINE)
    option = spot.place.option
    if spot.piece is Piece.HEADER or option is None or touches_block(raw_line(case, option.line)):
        return ()
    return (Fix(title, (Replace(spot, ""), *also), safe=safe),)


def commenting_out(case: Case, line: int, *, safe: bool) -> tuple[Fix, ...]:
    """The fix that makes a line a comment, where that concerns no other line."""
    text = raw_line(case, line)
    if touches_block(text):
        return ()
    start, _ = visible_columns(text)
    return (Fix("make it a comment", (Replace(columns(case, line, start, start), "; "),), safe=safe),)
