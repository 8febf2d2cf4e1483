"""Channel variables of an endpoint, and the lists of `geolocation.conf`."""

from __future__ import annotations

from collections.abc import Iterator

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import misread, refused
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import Item, nested_pieces
from asterisk_ls.schema.verdict import TAKEN, Verdict


def judge_var_assign(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`set_var = NAME=value`."""
    if not value:
        return TAKEN
    variable, equals, assigned = value.partition("=")
    if not equals:
        return refused("not of the form `NAME=value`")
    tight = variable.rstrip(" \t")
    if tight == variable:
        return TAKEN
    return misread(
        f"the blank belongs to the name: `${{{tight}}}` stays empty",
        f'the variable "{variable}"',
        part=Item(variable, 0),
        suggestion=f"{tight}={assigned.lstrip()}",
    )


def variables_of(value: str) -> Iterator[tuple[str, str]]:
    """`location_info = country=US,A1="New York"`: names and values, as `geolocation.conf` has them."""
    if not value:
        return
    for piece in nested_pieces(value, ","):
        parts = list(nested_pieces(piece.text, "="))
        yield parts[0].text if parts else "", parts[1].text if len(parts) > 1 else ""
