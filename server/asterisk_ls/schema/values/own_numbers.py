"""Numbers and words as modules with code of their own read them: they complain, if at all, and go on with something else.

What is logged is data: a template under `log` in `extra`, with the places `{name}`, `{value}`, `{id}`, `{line}` and
`{number}`.
"""

from __future__ import annotations

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import ignored, misread, nearest, quoted
from asterisk_ls.schema.values.booleans import PLAIN, read_bool
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import double_prefix, scan_decimal
from asterisk_ls.schema.values.numbers import read_int, read_uint
from asterisk_ls.schema.verdict import ID, LINE, TAKEN, LogLine, Verdict
from asterisk_ls.tuples import NamedTuple

_REMARKS = ("#", "//")
_SECONDS = frozenset({"s", "sec", "secs", "second", "seconds"})


def log_of(option: OptionSchema, name: str, value: str, key: str = "log", **more: object) -> tuple[LogLine, ...]:
    """The line that the data has for a value which is not taken; none, where nothing is logged."""
    template = option.value.extra.get(key)
    if not isinstance(template, (list, tuple)):
        return ()
    level, message = template
    return (LogLine(level, message.format(name=name, value=value, id=ID, line=LINE, key=option.key, **more)),)


class _Number(NamedTuple):
    """What a C function makes of a text."""

    number: int
    rest: str = ""
    """What it leaves unread."""
    is_there: bool = True
    """Whether there was a number at all."""


def judge_number(option: OptionSchema, name: str, value: str, _context: ValueContext) -> Verdict:
    """A number, read by the function that `parse` names."""
    kind = option.value
    found = _read(str(kind.extra.get("parse")), value)
    if found is None or not _is_in_range(option, found.number):
        return _replaced(option, name, value, found)
    if not found.is_there:
        if option.default == "0":
            return TAKEN
        return misread(f"{quoted(value)} is not a number: reads as 0" if value else "empty: reads as 0", "0")
    rest = found.rest.strip().lower()
    if not rest or rest in _SECONDS or rest.startswith(_REMARKS):
        return TAKEN  # what is meant is what is read
    return misread(f"reads as {found.number}", str(found.number), suggestion=str(found.number))


def _read(parse: str, value: str) -> _Number | None:
    if parse == "uint32":
        number = read_uint(value)
        return None if number is None else _Number(number)
    if parse == "int32":
        number = read_int(value)
        return None if number is None else _Number(number)
    scanned = scan_decimal(value)
    if scanned is None:
        return _Number(0, is_there=False) if parse == "atoi" else None
    number, end = scanned
    return _Number(number % 2**32 if parse == "unsigned" else number, value[end:])


def _is_in_range(option: OptionSchema, number: int) -> bool:
    kind = option.value
    if kind.values:
        return str(number) in kind.values
    return (kind.minimum is None or number >= kind.minimum) and (kind.maximum is None or number <= kind.maximum)


def _replaced(option: OptionSchema, name: str, value: str, found: _Number | None) -> Verdict:
    kind = option.value
    low, high = kind.minimum, kind.maximum
    if found is None or not found.is_there:
        complaint = f"{quoted(value)} is not a whole number" if value else "empty, but a number is needed"
    elif kind.values:
        complaint = f"none of {', '.join(kind.values)}"
    elif low is not None and high is not None:
        complaint = f"out of range: {low:g} to {high:g}"
    else:
        complaint = f"too small: at least {low:g}" if high is None else f"too large: at most {high:g}"
    number = 0 if found is None else found.number
    is_above = found is not None and high is not None and found.number > high
    used = kind.extra.get("reads_as", option.default)
    if used == "clamp" or (is_above and "above" in kind.extra):
        used = f"{high:.0f}" if is_above else f"{low:.0f}" if low is not None else str(number)
    log = log_of(option, name, value, "above" if is_above and "above" in kind.extra else "log", number=number)
    if used is None:
        return ignored(complaint, *log)
    if not value and not log and used == option.default:
        return TAKEN
    return misread(f"{complaint}: reads as {used}", str(used), *log)


def judge_word(option: OptionSchema, name: str, value: str, _context: ValueContext) -> Verdict:
    """One word of a few."""
    kind = option.value
    known = (*kind.values, *kind.aliases)
    if value in known or (not kind.case_sensitive and value.lower() in {word.lower() for word in known}):
        return TAKEN
    log = log_of(option, name, value)
    if not value and not log:
        return TAKEN
    words = ", ".join(kind.values)
    complaint = f"{quoted(value)} is none of {words}" if value else f"empty, but one of {words} is needed"
    candidates = _sorted(value, kind.values)
    used = kind.extra.get("reads_as")
    if used is None:
        return ignored(f"{complaint}: it has no effect", *log, candidates=candidates)
    return misread(f"{complaint}: reads as `{used}`", str(used), *log, candidates=candidates)


def judge_bool_or_word(option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """A word of a few, or a boolean, as which anything else is no."""
    lower = value.lower()
    if lower in PLAIN or lower in {word.lower() for word in option.value.values}:
        return TAKEN
    if not value:
        return TAKEN if option.default == "no" else misread("empty, which reads as `no`", "no")
    words = ", ".join(option.value.values)
    candidates = _sorted(value, option.value.values)
    return misread(f"{quoted(value)} is none of {words}: reads as `no`", "no", candidates=candidates)


def judge_number_or_bool(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """A number, or else a boolean."""
    scanned = scan_decimal(value)
    if scanned is not None:
        number, end = scanned
        return TAKEN if not value[end:].strip() else misread(f"reads as {number}", str(number))
    if value.lower() in PLAIN or not value:
        return TAKEN
    return misread(f"{quoted(value)} is neither a number nor a boolean: reads as `no`", "no", candidates=("yes", "no"))


def judge_not_false(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """A switch that only a plain no turns off."""
    if value.lower() in PLAIN or not value:
        return TAKEN
    suggestion = "yes" if read_bool(value) else None
    return misread("not a boolean: reads as `yes`", "yes", suggestion=suggestion, candidates=("yes", "no"))


def judge_scan_double(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`sscanf` with `%lf`: a number that may have a fraction."""
    if not value:
        return TAKEN
    found = double_prefix(value)
    if found is None:
        return ignored(f"{quoted(value)} is not a number")
    number, end = found
    return TAKEN if not value[end:].strip() else misread(f"reads as {number:g}", f"{number:g}")


def _sorted(value: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words, those that look like the value first."""
    likely = nearest(value, words)
    return (*likely, *(word for word in words if word not in likely))
