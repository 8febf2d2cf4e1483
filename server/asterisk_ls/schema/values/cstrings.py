"""The C functions that every handler leans on, as they treat text: `strtol`, `sscanf`, `strsep`, `ast_strip` ...

Values are text here and bytes in Asterisk. They differ only in lengths (`byte_length`) and in single characters that
a message prints (`first_byte`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from asterisk_ls.text import BLANKS, decode, encode
from asterisk_ls.tuples import NamedTuple

SPACES = " \t\n\v\f\r"
"""What C's `isspace` takes for a blank."""
INT_MAX = 2**31 - 1
INT_MIN = -(2**31)
UINT_MAX = 2**32 - 1
LONG_MAX = 2**63 - 1
ULONG_MAX = 2**64 - 1

_INTEGER = re.compile(r"[ \t\n\v\f\r]*([+-]?)(?:0[xX]([0-9a-fA-F]+)|([0-9]+))", re.ASCII)
_DECIMAL = re.compile(r"[ \t\n\v\f\r]*([+-]?[0-9]+)", re.ASCII)
_DOUBLE = re.compile(
    r"[ \t\n\v\f\r]*[+-]?(?:(infinity|inf|nan(?:\([0-9a-zA-Z_]*\))?)"
    r"|0[xX](?:[0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)(?:[pP][+-]?[0-9]+)?"
    r"|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)",
    re.ASCII | re.IGNORECASE,
)


class Item(NamedTuple):
    """A piece of a value, with where it starts."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the text that it was taken from."""
        return self.start + len(self.text)

    def stripped(self) -> Item:
        """Without the blanks around it, as `ast_strip` makes it."""
        left = self.text.lstrip(BLANKS)
        return Item(left.rstrip(BLANKS), self.start + len(self.text) - len(left))


def strip(text: str) -> str:
    """`ast_strip`: without blanks and control characters at both ends."""
    return text.strip(BLANKS)


def is_digits(text: str) -> bool:
    """Whether it is decimal digits of ASCII and nothing else; not so when empty."""
    return text.isascii() and text.isdigit()


def byte_length(text: str) -> int:
    """C's `strlen`."""
    return len(text) if text.isascii() else len(encode(text))


def first_byte(character: str) -> str:
    """What `%c` prints of a character: its first byte."""
    return character if character.isascii() else decode(encode(character)[:1])


def pieces(text: str, separators: str = ",") -> Iterator[Item]:
    """`strsep` in a loop: every piece, empty ones too."""
    start = 0
    for position, character in enumerate(text):
        if character in separators:
            yield Item(text[start:position], start)
            start = position + 1
    yield Item(text[start:], start)


def items(text: str, separators: str = ",") -> Iterator[Item]:
    """The usual list: pieces without the blanks around them, empty ones left out."""
    for piece in pieces(text, separators):
        item = piece.stripped()
        if item.text:
            yield item


def integer_prefix(text: str) -> tuple[int, int] | None:
    """`strtol` with base 0, unlimited: the number at the start and where it ends; None without one."""
    match = _INTEGER.match(text)
    if match is None:
        return None
    sign, hexadecimal, digits = match.groups()
    end = match.end()
    if hexadecimal:
        number = int(hexadecimal[:40], 16)
    elif digits[0] == "0":
        octal = digits[: len(digits) - len(digits.lstrip("01234567"))]
        end -= len(digits) - len(octal)
        number = int(octal[:60], 8)
    else:
        number = int(digits[:40])
    return (-number if sign == "-" else number), end


def whole_integer(text: str) -> int | None:
    """`strtol` with base 0 that has to use up the text; None when it does not, or overflows 64 bits."""
    found = integer_prefix(text)
    if found is None:
        return 0 if not text else None
    number, end = found
    return number if end == len(text) else None


def scan_decimal(text: str, at: int = 0) -> tuple[int, int] | None:
    """`sscanf` with `%30d`: the decimal number, wrapped to 32 bits as glibc does, and where it ends."""
    match = _DECIMAL.match(text, at)
    if match is None:
        return None
    number = int(match[1][:30])
    return wrapped(max(min(number, LONG_MAX), -LONG_MAX - 1)), match.end()


def scan_any(text: str) -> int | None:
    """`sscanf` with `%30i`: decimal, hexadecimal or octal, wrapped to 32 bits; anything may follow."""
    found = integer_prefix(text)
    if found is None:
        return None
    return wrapped(max(min(found[0], LONG_MAX), -LONG_MAX - 1))


def wrapped(number: int) -> int:
    """A number as a 32-bit `int` holds it."""
    return (number + 2**31) % 2**32 - 2**31


def double_prefix(text: str) -> tuple[float, int] | None:
    """`strtod`: the number at the start and where it ends; None without one."""
    match = _DOUBLE.match(text)
    if match is None:
        return None
    found = match.group().strip(SPACES)
    if match[1]:
        return float(match[1][:3]) * (-1 if found.startswith("-") else 1), match.end()
    try:
        number = float.fromhex(found) if "x" in found.lower() else float(found)
    except OverflowError:
        number = float("inf")
    return number, match.end()


def has_overflowed(number: float, text: str) -> bool:
    """Whether `strtod` sets ERANGE: too large, or too small to hold."""
    written = text.lower()
    if number in (float("inf"), float("-inf")):
        return "inf" not in written
    digits = written.split("e")[0] if "x" not in written else written.split("p")[0].replace("0x", "", 1)
    return abs(number) < sys.float_info.min and any(c not in "+-.0 \t\n\v\f\r" for c in digits)


def nested_pieces(text: str, separator: str, *, unescape: bool = True) -> Iterator[Item]:
    r"""`ast_strsep`: pieces, with separators inside quotes and behind a backslash left alone; blanks trimmed.

    With `unescape` the quotes around a piece and its backslashes are taken away too.
    """
    start = 0
    rest: int | None = 0
    while rest is not None:
        start = rest
        if start >= len(text):
            if start == 0 and not text:
                yield Item("", 0)
            elif text[start - 1 : start] == separator:
                yield Item("", start)
            return
        end, rest = _piece_end(text, start, separator)
        if end < 0:
            return
        item = Item(text[start:end], start).stripped()
        yield unquoted(item) if unescape else item


def unquoted(item: Item) -> Item:
    """Without one pair of quotes around it and without backslashes; `start` is exact for plain text only."""
    text = item.text
    start = item.start
    if text and text[0] in "'\"" and text[-1] == text[0]:
        text, start = text[1:-1], start + 1
    stripped = text.strip(BLANKS)
    text = stripped or text
    return Item(re.sub(r"\\(.?)", r"\1", text, flags=re.DOTALL), start)


def _piece_end(text: str, start: int, separator: str) -> tuple[int, int | None]:
    quotes: list[str] = []
    position = start
    while position < len(text):
        if text[position] == "\\":
            position += 2
            if position >= len(text):
                break
        character = text[position]
        if character in "'\"":
            if quotes and quotes[-1] == character:
                quotes.pop()
            elif len(quotes) >= 7:  # noqa: PLR2004 - the handlers' stack holds that many
                return -1, None
            else:
                quotes.append(character)
        if character == separator and not quotes:
            return position, position + 1
        position += 1
    return len(text), None
