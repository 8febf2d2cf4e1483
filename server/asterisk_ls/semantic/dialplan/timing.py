"""The times of an include: `ast_build_timing` of `main/pbx_timing.c`, of which only the complaints are wanted here."""

from __future__ import annotations

import re

from asterisk_ls.schema.verdict import LogLine

_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER = re.compile(r"[ \t\n\v\f\r]*([+-][0-9]|[0-9]{1,2})", re.ASCII)
_CLOCK = re.compile(rf"{_NUMBER.pattern}:{_NUMBER.pattern}", re.ASCII)
_LAST_HOUR, _LAST_MINUTE, _LAST_DAY = 23, 59, 31


def complaints(times: str) -> tuple[LogLine, ...]:
    """What Asterisk logs about the times `hours,weekdays,days,months[,zone]`. What it minds of them is left out."""
    if not times:
        return ()
    hours, *others = re.split(r"[|,]", times)
    found = _hours(hours)
    for field, (most, names, what) in zip(others, _FIELDS, strict=False):
        found += _range(field, most, names, what)
    return tuple(LogLine("WARNING", message) for message in found)


_FIELDS = ((len(_DAYS), _DAYS, "day of week"), (_LAST_DAY, (), "day"), (len(_MONTHS), _MONTHS, "month"))


def _hours(field: str) -> list[str]:
    found: list[str] = []
    for part in field.split("&") if field not in ("", "*") else ():
        start, dash, end = part.partition("-")
        if not dash:
            if not _is_clock(part):
                found.append(f"{part} isn't a valid time.")
            continue
        end = end.lstrip("".join(set(end) - set("0123456789")))
        if not end:
            found.append(f"Invalid time range starting with '{start}-'.")
        elif not _is_clock(start):
            found.append(f"'{start}' isn't a valid start time.")
        elif not _is_clock(end):
            found.append(f"'{end}' isn't a valid end time.")
    return found


def _is_clock(text: str) -> bool:
    clock = _CLOCK.match(text)
    return clock is not None and 0 <= int(clock[1]) <= _LAST_HOUR and 0 <= int(clock[2]) <= _LAST_MINUTE


def _range(field: str, most: int, names: tuple[str, ...], what: str) -> list[str]:
    found: list[str] = []
    for part in field.split("&") if field not in ("", "*") else ():
        start, dash, end = part.partition("-")
        if not _is_named(start, most, names):
            found.append(f"Invalid {what} '{start}', skipping element")
        elif dash and not _is_named(end, most, names):
            found.append(f"Invalid end {what} '{end}', skipping element")
    return found


def _is_named(text: str, most: int, names: tuple[str, ...]) -> bool:
    if text.lower() in names:
        return True
    number = _NUMBER.match(text)
    return number is not None and 1 <= int(number[1]) <= most
