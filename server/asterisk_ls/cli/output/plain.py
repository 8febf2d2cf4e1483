"""Findings for people: where, what, the line with a caret, what it costs, what Asterisk logs, the cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.cli.output.visible import underlined, visible
from asterisk_ls.findings.costs import cost

if TYPE_CHECKING:
    from asterisk_ls.cli.report import Shown
    from asterisk_ls.findings.report import LocatedFix

_COLOURS = {"error": "31", "warning": "33", "information": "36", "hint": "36"}
_LOG_LINES = 4
_FIXES = 3
_RELATED = 5


def plain(shown: list[Shown], *, colour: bool, summary: bool = True) -> str:
    """All findings and a summary."""
    blocks = [_one(one, colour=colour) for one in shown]
    if summary:
        return "\n".join([*blocks, _summary(shown)])
    return "\n".join(blocks).rstrip("\n")


def _one(one: Shown, *, colour: bool) -> str:
    def paint(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colour else text

    finding = one.finding
    start, end = finding.location.start, finding.location.end
    severity = finding.severity.value
    place = paint(f"{visible(one.path)}:{start.line + 1}:{start.column + 1}", "1")
    rows = [f"{place}: {paint(severity, f'1;{_COLOURS[severity]}')}[{finding.rule}]: {visible(finding.message)}"]
    number = str(start.line + 1)
    gutter = " " * len(number)
    bar, mark = paint("|", "2"), paint("=", "2")
    stop = end.column if end.line == start.line else len(one.source)
    source, caret = underlined(one.source, start.column, stop)
    lead = len(caret) - len(caret.lstrip())
    rows.append(f"{gutter} {bar}")
    rows.append(f"{paint(number, '2')} {bar} {source}")
    rows.append(f"{gutter} {bar} {caret[:lead]}{paint(caret[lead:], _COLOURS[severity])}")
    if costs := cost(finding):
        rows.append(f"{gutter} {mark} cost: {visible(costs)}")
    rows += (
        f"{gutter} {mark} Asterisk logs: {line.level} {visible(line.message)}" for line in finding.log[:_LOG_LINES]
    )
    if len(finding.log) > _LOG_LINES:
        rows.append(f"{gutter} {mark} and {_more(len(finding.log) - _LOG_LINES, 'line')}")
    for related in finding.related[:_RELATED]:
        there = related.location
        path = visible(one.path_of(there.path))
        rows.append(f"{gutter} {mark} {path}:{there.start.line + 1}: {visible(related.message)}")
    places = max(0, len(finding.related) - _RELATED) + finding.more_related
    if places:
        rows.append(f"{gutter} {mark} and {_more(places, 'place')}")
    rows += (
        f"{gutter} {mark} {paint('fix', '32')}: {visible(fix.title)}{_caution(fix)}" for fix in finding.fixes[:_FIXES]
    )
    return "\n".join(rows) + "\n"


def _more(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count > 1 else ''} more"


def _caution(fix: LocatedFix) -> str:
    """What keeps `--fix` from doing it."""
    return "" if fix.safe else " (if meant)" if fix.choice else " (unsafe)"


def _summary(shown: list[Shown]) -> str:
    if not shown:
        return "Nothing to complain about."
    errors = sum(one.finding.severity == "error" for one in shown)
    safe = sum(any(fix.safe for fix in one.finding.fixes) for one in shown)
    unsafe = sum(any(not fix.choice for fix in one.finding.fixes) for one in shown) - safe
    folders = len({one.folder for one in shown})
    text = f"{len(shown)} finding{'s' if len(shown) != 1 else ''}"
    text += f" in {folders} directories" if folders > 1 else ""
    if len(shown) == 1:
        text += ", an error." if errors else ", no error."
    elif errors:
        text += f", {errors} of them {'an error' if errors == 1 else 'errors'}."
    else:
        text += ", none of them an error."
    if safe or unsafe:
        text += f" {safe} fixable with --fix"
        text += f", {unsafe} more with --unsafe-fixes." if unsafe else "."
    return text
