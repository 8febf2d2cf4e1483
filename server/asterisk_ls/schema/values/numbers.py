"""Whole numbers and fractions."""

from __future__ import annotations

import re

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import misread, quoted, refused, warning
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import (
    INT_MAX,
    INT_MIN,
    UINT_MAX,
    double_prefix,
    has_overflowed,
    is_digits,
    scan_decimal,
    whole_integer,
)
from asterisk_ls.schema.verdict import TAKEN, Verdict
from asterisk_ls.tuples import NamedTuple

_UNIT = re.compile(r"([0-9]+)\s*[a-zA-Z%]+\.?", re.ASCII)
HIGHEST_COS = 7


class _Limits(NamedTuple):
    """The range of an option whose bad values are replaced; without a default by the nearer bound."""

    low: int
    high: int
    default: int | None = None


_CORRECTED = {
    ("udptl.conf", "udptlstart"): _Limits(1024, 65535, 4000),
    ("udptl.conf", "udptlend"): _Limits(1024, 65535, 4999),
    ("udptl.conf", "udptlfecentries"): _Limits(1, 5),
    ("udptl.conf", "udptlfecspan"): _Limits(1, 5),
}


def read_uint(text: str, low: int = 0, high: int = UINT_MAX) -> int | None:
    """The number that `PARSE_UINT32` takes the text for; None when it refuses it."""
    if is_digits(text) and text[0] != "0" and len(text) < 11:  # noqa: PLR2004 - the common ones
        number: int | None = int(text)
    elif not text or text.lstrip(" \t\n\v\f\r").startswith("-"):
        return None
    else:
        number = whole_integer(text)
    return number if number is not None and low <= number <= high and number <= UINT_MAX else None


def read_int(text: str, low: int = INT_MIN, high: int = INT_MAX) -> int | None:
    """The number that `PARSE_INT32` takes the text for; None when it refuses it."""
    number = whole_integer(text) if text else None
    return number if number is not None and max(low, INT_MIN) <= number <= min(high, INT_MAX) else None


def read_double(text: str) -> float | None:
    """The number that `PARSE_DOUBLE` takes the text for (`nan` and `inf` are some); None when it refuses it."""
    found = double_prefix(text) if text else None
    if found is None or found[1] != len(text) or has_overflowed(found[0], text):
        return None
    return found[0]


def judge_uint(option: OptionSchema, name: str, value: str, context: ValueContext) -> Verdict:
    """A number from 0 on; hexadecimal and octal ones are understood."""
    kind = option.value
    if option.key == "dtls_rekey":
        return _scanned(value)
    if kind.values:
        return _one_of_few(option, value)
    limits = _CORRECTED.get((context.file, option.key))
    if limits is not None:
        return _corrected(limits, name, value)
    low, high = int(kind.minimum or 0), _bound(kind.maximum, UINT_MAX)
    number = read_uint(value, low, high)
    if number is not None:
        return _spelling(option, value, number)
    also = kind.extra.get("also")
    if isinstance(also, (list, tuple)) and value.lower() in also:
        return TAKEN
    return _out_of_range(value, low, high)


def judge_int(option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """A number with a sign."""
    kind = option.value
    low = int(kind.minimum) if kind.minimum is not None else INT_MIN
    high = _bound(kind.maximum, INT_MAX)
    number = read_int(value, low, high)
    if number is not None:
        return _spelling(option, value, number)
    return _out_of_range(value, low, high)


def judge_double(option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """A number that may have a fraction."""
    number = read_double(value)
    if number is None:
        unit = _UNIT.fullmatch(value)
        return refused(f"{quoted(value)} is not a number", suggestion=unit[1] if unit else None)
    if number != number or number in (float("inf"), float("-inf")):  # noqa: PLR0124 - only nan differs from itself
        return misread("taken as a number, but no sensible one", value.lower())
    if number < 0 and option.key == "qualify_timeout":
        return misread("below 0 there is no limit of its own: it ends when SIP gives up", "0")
    return TAKEN


def judge_range(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`parkpos`: two numbers with a dash between."""
    first = scan_decimal(value)
    second = scan_decimal(value, first[1] + 1) if first and value[first[1] : first[1] + 1] == "-" else None
    if first is None or second is None:
        message = "Format for parking positions is a-b, where a and b are numbers"
        return refused(f"{quoted(value)} is not a range such as `701-720`", warning(message))
    if second[0] < first[0] or first[0] <= 0:
        complaint = "the first position is above the last" if first[0] > 0 else "positions start at 1"
        return refused(complaint, warning("Format for parking positions is a-b, where a <= b"))
    if second[1] != len(value):
        return misread(f"reads as {first[0]}-{second[0]}", f"{first[0]}-{second[0]}")
    return TAKEN


def _bound(maximum: float | None, default: int) -> int:
    """The facts write 2³¹-1 also where the code says `INT_MAX`; what is larger than any number is no bound."""
    return default if maximum is None else min(int(maximum), default)


def _spelling(option: OptionSchema, value: str, number: int) -> Verdict:
    digits = value.lstrip("+-")
    is_octal = digits[:1] == "0" and digits[1:2].isdigit()
    if number and is_octal and str(number).lstrip("-") != digits.lstrip("0"):
        plain = value.replace(digits, digits.lstrip("0"), 1)
        return misread(f"octal, because of the leading 0: reads as {number}", str(number), suggestion=plain)
    if number > HIGHEST_COS and option.key in {"cos", "cos_audio", "cos_video"}:
        return misread("no class of service: these are 0 to 7", str(number))
    return TAKEN


def _out_of_range(value: str, low: int, high: int) -> Verdict:
    number = whole_integer(value) if value else None
    if number is None:
        unit = _UNIT.fullmatch(value)
        complaint = f"{quoted(value)} is not a whole number" if value else "empty, but a number is needed"
        return refused(complaint, suggestion=unit[1] if unit else None)
    if high in {UINT_MAX, INT_MAX} and number > high:
        return refused(f"too large: at most {high}")
    if number < low and high in {UINT_MAX, INT_MAX}:
        return refused(f"too small: at least {low}")
    return refused(f"out of range: {low} to {high}")


def _corrected(limits: _Limits, name: str, value: str) -> Verdict:
    """`udptl.conf`: a number out of range is no error, another one takes its place."""
    if read_uint(value, limits.low, limits.high) is not None:
        return TAKEN
    number = read_uint(value)
    if limits.default is not None:
        message = f"Failed to set {name}={value}, Set to default value {limits.default} instead."
        return misread(
            f"not a number from {limits.low} to {limits.high}: reads as {limits.default}",
            str(limits.default),
            warning(message),
        )
    used = 0 if number is None else limits.low if number < limits.low else limits.high
    message = f"Failed to set {name}={value}. Set to {used} instead due to range limit ({limits.low}, {limits.high})"
    return misread(f"not a number from {limits.low} to {limits.high}: reads as {used}", str(used), warning(message))


def _one_of_few(option: OptionSchema, value: str) -> Verdict:
    """`mixing_interval`: one of a few numbers; what follows the number is not read."""
    found = scan_decimal(value)
    words = tuple(str(word) for word in option.value.values)
    if found is None or str(found[0]) not in words:
        return refused(f"none of {', '.join(words)}", candidates=words)
    if found[1] != len(value):
        return misread(f"reads as {found[0]}", str(found[0]))
    return TAKEN


def _scanned(value: str) -> Verdict:
    """`dtls_rekey`: the number at the start, signs and all; what follows it is not read."""
    found = scan_decimal(value)
    if found is None:
        return refused(f"{quoted(value)} is not a whole number")
    number = found[0] % 2**32
    if str(number) != value.lstrip("+0").strip() and number:
        return misread(f"reads as {number}", str(number))
    return TAKEN
