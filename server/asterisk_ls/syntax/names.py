"""Names of categories, as Asterisk stores and compares them."""

from __future__ import annotations

from asterisk_ls.text import decode, encode

LONGEST_NAME = 79
"""Bytes of a category's name that are kept."""


def cut_name(name: str) -> str:
    """A category's name as it is stored: at most 79 bytes of it."""
    if len(name) * 4 <= LONGEST_NAME:
        return name
    return decode(encode(name)[:LONGEST_NAME])


def fold(name: str) -> str:
    """A name for comparing as `strcasecmp` does: only ASCII letters lose their case."""
    if name.isascii():
        return name.lower()
    return "".join(char.lower() if char < "\x80" else char for char in name)
