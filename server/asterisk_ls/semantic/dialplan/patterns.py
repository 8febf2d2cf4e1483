r"""Extensions and patterns: in which order a context has them, and what they match.

This is `ext_cmp` and `_extension_match_core` of `main/pbx.c`. They work on bytes, so a text that is not ASCII is looked at
byte by byte; bytes are signed there, as on the processors that most people have.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from asterisk_ls.text import encode
from asterisk_ls.tuples import NamedTuple

Identity = str | tuple[int, ...]

_SCORE = 256
"""How far a score stands above the set of characters that a position matches."""
_DOT, _BANG, _END, _UNCLOSED = 0x18000, 0x28000, 0x30000, 0x40000
_SIGNED = {code: code ^ 0x80 for code in range(256)}
_CLASSES = {"N": "23456789", "X": "0123456789", "Z": "123456789"}


class Mode(Enum):
    """What counts as a match."""

    MATCH = "match"
    """The number as it is."""
    CAN_MATCH = "can-match"
    """The number as it is, or with more digits."""
    MATCH_MORE = "match-more"
    """Only with more digits."""


def is_pattern(exten: str) -> bool:
    """Whether an extension is a pattern."""
    return exten[:1] == "_"


class Position(NamedTuple):
    """A place in a pattern at which a character has to fit."""

    text: str
    """As written."""
    characters: frozenset[str]
    """Those that it takes; none for the wildcards `.` and `!`, and for a set that has no end."""


@lru_cache(maxsize=20_000)
def positions(pattern: str) -> tuple[Position, ...]:
    """The places of a pattern, in order."""
    text = _bytes(pattern)
    found: list[Position] = []
    at = 1
    while True:
        score, codes, end = _position(text, at)
        if score == _END:
            return tuple(found)
        written = text[at:end].encode("latin-1").decode("utf-8", "replace")
        found.append(Position(written.strip("-") or written, frozenset(map(chr, codes))))
        at = end


def covers(wide: str, narrow: str) -> bool:
    """Whether a pattern matches all that another extension or pattern matches."""
    theirs = positions(narrow) if is_pattern(narrow) else _plain_positions(narrow)
    for number, own in enumerate(positions(wide)):
        other = theirs[number] if number < len(theirs) else None
        if own.text == "!":
            return True
        if own.text == ".":
            return other is not None and other.text != "!"
        if other is None or not other.characters or not other.characters <= own.characters:
            return False
    return len(positions(wide)) == len(theirs)


def example(exten: str) -> str:
    """A number that an extension or pattern matches."""
    if not is_pattern(exten):
        return _plain(exten)
    digits = (min(one.characters) if one.characters else "1" if one.text == "." else "" for one in positions(exten))
    return "".join(digits)


@lru_cache(maxsize=20_000)
def _plain_positions(exten: str) -> tuple[Position, ...]:
    return tuple(Position(char, frozenset(char)) for char in _plain(exten))


def _plain(exten: str) -> str:
    return _bytes(exten).replace("-", "")


def identity(exten: str) -> Identity:
    """Two extensions, or patterns, with equal identities are one for Asterisk."""
    if exten[:1] != "_":
        return exten.replace("-", "") if "-" in exten else exten
    return _positions(_bytes(exten)[1:])


def sort_key(identity: Identity) -> tuple[bool, Identity]:
    """What sorts identities as a context has them: plain ones first, then patterns, the narrowest first."""
    if isinstance(identity, str):
        return False, (_bytes(identity) + "\0").translate(_SIGNED)
    return True, identity


def matches(pattern: str, number: str, mode: Mode = Mode.MATCH) -> int:
    """Whether an extension or pattern matches a number: 0 no, 1 yes, 2 by a `!`."""
    pattern, number = _bytes(pattern), _bytes(number)
    if pattern[:1] != "_":
        plain, dialled = pattern.replace("-", ""), number.replace("-", "")
        if mode is Mode.MATCH:
            return int(plain == dialled)
        return int(plain.startswith(dialled) and (mode is Mode.CAN_MATCH or len(plain) > len(dialled)))
    if mode is Mode.MATCH and number[:1] == "_" and _positions(pattern[1:]) == _positions(number[1:]):
        return 1
    return _matched(pattern, number, mode)


def caller_matches(pattern: str, caller: str) -> bool:
    """Whether the number of a caller matches; an empty pattern is that of callers without a number."""
    return matches(pattern, caller) > 0 if caller else not pattern


def _bytes(text: str) -> str:
    """The text with a character for each of its bytes."""
    return text if text.isascii() else encode(text).decode("latin-1")


@lru_cache(maxsize=20_000)
def _positions(pattern: str) -> tuple[int, ...]:
    """For each position of a pattern its score, with the set of characters, the lowest of which sort first."""
    found: list[int] = []
    at = 0
    while True:
        score, characters, at = _position(pattern, at)
        found.append((score << _SCORE) - sum(1 << (255 - code) for code in characters))
        if score == _END:
            return tuple(found)


def _position(pattern: str, at: int) -> tuple[int, frozenset[int] | set[int], int]:
    """The score of the next position, the characters that it matches, and where the one behind it begins."""
    while True:
        while pattern[at : at + 1] == "-":
            at += 1
        char = pattern[at : at + 1]
        at += 1
        if char != "[":
            return (*_single(char), at)
        end = pattern.find("]", at)
        if end < 0:
            return _UNCLOSED, frozenset(), at
        characters: set[int] = set()
        lowest = 0xFF
        while at < end:
            first = last = ord(pattern[at])
            if at + 2 < end and pattern[at + 1] == "-":
                at += 2
                last = ord(pattern[at])
            lowest = min(lowest, first)
            characters.update(range(first, last + 1))
            at += 1
        at = end + 1
        if characters:
            return (len(characters) << 8) | lowest, characters, at


def _single(char: str) -> tuple[int, frozenset[int]]:
    """The score of a position that is no set."""
    if not char:
        return _END, frozenset()
    if char == ".":
        return _DOT, frozenset()
    if char == "!":
        return _BANG, frozenset()
    characters = _CLASSES.get(char.upper() if char in "nxz" else char, char)
    return (len(characters) << 8) | ord(characters[0]), frozenset(map(ord, characters))


def _matched(pattern: str, number: str, mode: Mode) -> int:
    at, digit = 1, 0
    while True:
        while number[digit : digit + 1] == "-":
            digit += 1
        while pattern[at : at + 1] == "-":
            at += 1
        char, dialled = pattern[at : at + 1], number[digit : digit + 1]
        if not dialled or not char or char == "/":
            break
        if char == "[":
            end = pattern.find("]", at)
            if end < 0:
                return 0
            if end == at + 1:  # an empty set
                at += 2
                continue
            if not _in_set(pattern, at + 1, end, dialled):
                return 0
            at = end
        elif char == ".":
            return 1
        elif char == "!":
            return 2
        elif dialled not in _CLASSES.get(char.upper() if char in "nxz" else char, char):
            return 0
        at += 1
        digit += 1
    if dialled:
        return 0
    if not char or char == "/":
        return int(mode is not Mode.MATCH_MORE)
    if char == "!":
        return 2
    return int(mode is not Mode.MATCH)


def _in_set(pattern: str, at: int, end: int, dialled: str) -> bool:
    code = _signed(dialled)
    while at < end:
        if at + 2 < end and pattern[at + 1] == "-":
            if _signed(pattern[at]) <= code <= _signed(pattern[at + 2]):
                return True
            at += 3
        elif dialled == pattern[at]:
            return True
        else:
            at += 1
    return False


def _signed(char: str) -> int:
    return (ord(char) ^ 0x80) - 0x80
