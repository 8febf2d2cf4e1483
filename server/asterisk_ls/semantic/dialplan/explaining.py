"""Why an extension is tried before another, in words."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan.patterns import Position, is_pattern, positions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.semantic.dialplan.context import Outline
    from asterisk_ls.semantic.dialplan.routing import Found


def why_found(found: Found, shown: Iterable[tuple[str, Outline]], *, is_tree: bool = False) -> str:
    """Why it is this extension; `shown`: all that match, with their contexts, in order.

    `is_tree`: whether it is found with `extenpatternmatchnew`, which does not keep to that order.
    """
    outline = found.outline
    beside = [other for context, other in shown if context == found.context]
    behind = beside[beside.index(outline) + 1 :] if outline in beside else []
    if is_tree and len(beside) > 1:
        own = "it is what `extenpatternmatchnew` comes to first, which does not keep to the order of the list"
    elif behind:
        own = f"it goes before `{behind[0].exten}`, since {why_before(outline, behind[0])}"
    elif is_pattern(outline.exten):
        own = "no other of its context matches"
    else:
        own = "it is the number itself"
    if len(found.path) == 1:
        return own
    return f"none of [{found.path[-2]}] itself matches, so what it includes is asked, in order; there {own}"


def why_before(first: Outline, second: Outline) -> str:
    """Why Asterisk tries `first` before `second`, which stands behind it in the same context."""
    if not is_pattern(first.exten):
        return (
            "an extension that is no pattern goes before all patterns" if is_pattern(second.exten) else _caller(first)
        )
    pairs = zip_longest(positions(first.exten), positions(second.exten))
    for number, (own, other) in enumerate(pairs, start=1):
        if own != other:
            return f"at position {number} it takes {_taken(own)}, the other {_taken(other, own)}"
    return _caller(first)


def _caller(first: Outline) -> str:
    return "of two equal ones the one that wants a caller goes first" if first.caller is not None else "it comes first"


def _taken(position: Position | None, beside: Position | None = None) -> str:
    """What a position takes; `beside`: what it is compared with."""
    if position is None:
        return "nothing more"
    match position.text:
        case ".":
            return "anything, one character or more"
        case "!":
            return "anything or nothing"
    count = len(position.characters)
    if not count:
        return "nothing, since its set has no end"
    if count == 1:
        return f"`{position.text}` alone"
    if beside is not None and len(beside.characters) == count:
        return f"as many, but higher ones (`{position.text}`)"
    return f"one of {count} characters (`{position.text}`)"
