"""Findings for people: where, what, the line with a caret, what it costs, what Asterisk logs, the cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.cli.report import cost

if TYPE_CHECKING:
    from asterisk_ls.cli.report import Shown

_COLOURS = {"error": "31", "warning": "33", "information": "36", "hint": "36"}


def plain(shown: list[Shown], *, colour: bool) -> str:
    """All findings and a summary."""
    blocks = [_one(one, colour=colour) for one in shown]
    return "\n".join([*blocks, _summary(shown)])


def _one(one: Shown, *, colour: bool) -> str:
    def paint(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colour else text

    finding = one.finding
    start, end = finding.location.start, finding.location.end
    severity = finding.severity.value
    place = paint(f"{one.path}:{start.line + 1}:{start.column + 1}", "1")
    rows = [f"{place}: {paint(severity, _COLOURS[severity])}[{finding.rule}]: {finding.message}"]
    number = str(start.line + 1)
    gutter = " " * len(number)
    stop = end.column if end.line == start.line else len(one.source)
    lead = "".join("\t" if char == "\t" else " " for char in one.source[: start.column])
    rows.append(f"{gutter} |")
    rows.append(f"{number} | {one.source}")
    rows.append(f"{gutter} | {lead}{paint('^' * max(1, stop - start.column), _COLOURS[severity])}")
    if costs := cost(finding):
        rows.append(f"{gutter} = cost: {costs}")
    rows.extend(f"{gutter} = Asterisk logs: {line.level} {line.message}" for line in finding.log[:4])
    if len(finding.log) > 4:  # noqa: PLR2004 - the first ones tell enough
        rows.append(f"{gutter} = and {len(finding.log) - 4} lines more")
    for related in finding.related:
        there = related.location
        rows.append(f"{gutter} = {one.folder}/{there.path}:{there.start.line + 1}: {related.message}")
    rows.extend(f"{gutter} = fix: {fix.title}{'' if fix.safe else ' (unsafe)'}" for fix in finding.fixes[:3])
    return "\n".join(rows) + "\n"


def _summary(shown: list[Shown]) -> str:
    if not shown:
        return "Nothing to complain about."
    errors = sum(one.finding.severity == "error" for one in shown)
    safe = sum(any(fix.safe for fix in one.finding.fixes) for one in shown)
    unsafe = sum(bool(one.finding.fixes) for one in shown) - safe
    text = f"{len(shown)} finding{'s' if len(shown) != 1 else ''}, {errors} of them error{'s' if errors != 1 else ''}."
    if safe or unsafe:
        text += f" {safe} fixable with --fix"
        text += f", {unsafe} more with --unsafe-fixes." if unsafe else "."
    return text
