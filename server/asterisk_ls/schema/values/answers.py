"""Short ways to say a verdict."""

from __future__ import annotations

from collections.abc import Iterable

from asterisk_ls.schema.values.cstrings import Item
from asterisk_ls.schema.verdict import Fate, LogLine, Verdict
from asterisk_ls.text import Span

QUOTED = 60
"""A complaint shows that much of a value at most."""


def refused(
    complaint: str,
    *log: LogLine,
    part: Item | Span | None = None,
    suggestion: str | None = None,
    candidates: tuple[str, ...] = (),
) -> Verdict:
    """The handler fails."""
    return Verdict(Fate.REFUSED, complaint, log, _span(part), None, suggestion, candidates)


def misread(
    complaint: str,
    reads_as: str | None,
    *log: LogLine,
    part: Item | Span | None = None,
    suggestion: str | None = None,
    candidates: tuple[str, ...] = (),
) -> Verdict:
    """The value is accepted and means something else."""
    return Verdict(Fate.MISREAD, complaint, log, _span(part), reads_as, suggestion, candidates)


def ignored(
    complaint: str,
    *log: LogLine,
    part: Item | Span | None = None,
    suggestion: str | None = None,
    candidates: tuple[str, ...] = (),
) -> Verdict:
    """The value, or the part of it, has no effect."""
    return Verdict(Fate.IGNORED, complaint, log, _span(part), None, suggestion, candidates)


def error(message: str) -> LogLine:
    """A line of level `ERROR`."""
    return LogLine("ERROR", message)


def warning(message: str) -> LogLine:
    """A line of level `WARNING`."""
    return LogLine("WARNING", message)


def notice(message: str) -> LogLine:
    """A line of level `NOTICE`."""
    return LogLine("NOTICE", message)


def quoted(text: str) -> str:
    """A piece of a value as a complaint shows it."""
    return f"`{text if len(text) <= QUOTED else text[:QUOTED] + '…'}`"


def nearest(word: str, known: Iterable[str], *, count: int = 3) -> tuple[str, ...]:
    """The known words that look like `word`, the likeliest first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only bad values need it, and start-up counts

    by_lower = {name.lower(): name for name in known}
    wanted = word.lower()[:80]
    found = get_close_matches(wanted, by_lower, count, 0.6)
    parts = [name for name in by_lower if name.startswith(wanted) or name.endswith(f"_{wanted}")] if wanted else []
    if len(parts) == 1:  # a short form of it
        found = list(dict.fromkeys((*parts, *found)))[:count]
    return tuple(by_lower[match] for match in found)


def replaced(value: str, part: Item, by: str) -> str:
    """The value with one part of it written anew."""
    return value[: part.start] + by + value[part.end :]


def _span(part: Item | Span | None) -> Span | None:
    return Span(part.start, part.end) if isinstance(part, Item) else part
