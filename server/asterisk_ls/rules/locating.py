"""From findings to places in files: spans, lines, complete log lines, edits. Findings of inherited lines become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import AddLine, AddSection, Piece, Replace, Spot
from asterisk_ls.rules.report import FileEdit, LocatedFinding, LocatedFix, Location, Position, RelatedLocation
from asterisk_ls.rules.suppression import is_suppressed, is_suppressed_in_file
from asterisk_ls.schema.secrets import is_secret
from asterisk_ls.schema.verdict import FILE, LINE, LogLine
from asterisk_ls.syntax.spans import header_spans, line_span, option_spans
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.rules.base import Finding, Fix, Rule, Severity
    from asterisk_ls.semantic.model import Place
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.syntax.nodes import Section


def located(
    project: Project, found: Iterable[tuple[Rule, Finding]], severities: dict[str, Severity] | None = None
) -> list[LocatedFinding]:
    """All findings with their places, sorted by file and position, without those that a comment silences."""
    merged: dict[tuple[str, Span, str, str], LocatedFinding] = {}
    whole_files: dict[str, list[str]] = {}
    for rule, finding in found:
        if _is_silenced(project, rule.name, finding.spot, whole_files):
            continue
        one = _located(project, rule, finding, (severities or {}).get(rule.name))
        key = (one.location.path, one.location.span, one.rule, one.message)
        known = merged.get(key)
        merged[key] = one if known is None else _merged(known, one)
    return sorted(merged.values(), key=lambda one: (one.location.path, one.location.span, one.rule))


def resolved_log(project: Project, line: LogLine, place: Place | None, file: str, *, mask: bool = True) -> LogLine:
    """A log line with its line number and file filled in; with `mask`, no secret stays in it."""
    message = line.message
    if place is not None and place.option is not None:
        if LINE in message or FILE in message:
            reading = project.units[file].reading if file in project.units else None
            tree = project.source.file(place.section.path)
            start = tree.start(place.section.label).line if tree is not None else 0
            base = reading.line_bases.get(place.section.path, 0) if reading else 0
            shown = reading.shown.get(place.section.path, "") if reading else ""
            message = message.replace(LINE, str(base + start + place.option.line + 1)).replace(FILE, shown)
        if mask and is_secret(place.option.name) and place.option.value:
            message = message.replace(place.option.value, "*" * len(place.option.value))
    return LogLine(line.level, message)


def _merged(one: LocatedFinding, other: LocatedFinding) -> LocatedFinding:
    return LocatedFinding(
        one.rule,
        min(one.severity, other.severity, key=list(type(one.severity)).index),
        one.effect,
        one.location,
        one.message,
        tuple(dict.fromkeys([*one.lost, *other.lost])),
        tuple(dict.fromkeys([*one.log, *other.log])),
        tuple(dict.fromkeys([*one.related, *other.related])),
        one.fixes,
    )


def _located(project: Project, rule: Rule, finding: Finding, severity: Severity | None) -> LocatedFinding:
    file = finding.spot.place.section.path
    top = next((unit.path for unit in project.units.values() if file in unit.reading.shown), file)
    return LocatedFinding(
        rule.name,
        severity or finding.severity or rule.severity,
        finding.effect or rule.effect,
        _location(project, finding.spot),
        finding.message,
        finding.lost,
        tuple(dict.fromkeys(resolved_log(project, line, place, top) for line, place in finding.log)),
        tuple(RelatedLocation(_location(project, note.spot), note.message) for note in finding.related),
        tuple(_fix(project, fix) for fix in finding.fixes),
    )


def _section(project: Project, spot: Spot) -> Section:
    file = project.source.file(spot.place.section.path)
    section = file.section(spot.place.section.label) if file is not None else None
    if section is None:
        msg = f"no section {spot.place.section}"
        raise KeyError(msg)
    return section


def _span(section: Section, spot: Spot) -> Span:
    """Where the spot is in the text of its section."""
    option = spot.place.option
    line = spot.line if spot.line is not None else option.line if option is not None else None
    match spot.piece:
        case Piece.WHOLE_LINE:
            whole = line_span(section, line or 0, whole=True)
        case Piece.LINE if option is None or spot.line is not None:
            whole = line_span(section, line or 0)
        case Piece.HEADER:
            whole = header_spans(section).line
        case Piece.SECTION_NAME:
            whole = header_spans(section).name
        case Piece.MODIFIERS:
            whole = header_spans(section).modifiers
        case _ if option is None:
            whole = line_span(section, line or 0)
        case Piece.NAME:
            whole = option_spans(section, option).name
        case Piece.VALUE:
            spans = option_spans(section, option)
            whole = spans.value if spans.value.start < spans.value.end else spans.line
        case Piece.OPERATOR:
            whole = option_spans(section, option).operator
        case _:
            whole = option_spans(section, option).line
    if spot.within is None:
        return whole
    start = min(whole.start + spot.within.start, len(section.text))
    return Span(start, max(start, min(whole.start + spot.within.end, len(section.text))))


def _location(project: Project, spot: Spot) -> Location:
    section = _section(project, spot)
    file = project.source.file(spot.place.section.path)
    assert file is not None  # noqa: S101 - its section was found
    start = file.start(spot.place.section.label)
    span = _span(section, spot)
    first = _position(section.text, span.start, start.line)
    last = _position(section.text, span.end, start.line)
    return Location(spot.place.section.path, span.shifted(start.offset), first, last)


def _position(text: str, offset: int, line: int) -> Position:
    return Position(line + text.count("\n", 0, offset), offset - (text.rfind("\n", 0, offset) + 1))


def _fix(project: Project, fix: Fix) -> LocatedFix:
    edits = []
    for change in fix.changes:
        match change:
            case Replace(spot, text):
                location = _location(project, spot)
                edits.append(FileEdit(location.path, location.span, text))
            case AddLine(place, text):
                section = _section(project, Spot(place, Piece.LINE))
                line = place.option.line if place.option is not None else (section.header.line if section.header else 0)
                edits.append(
                    _insertion(
                        project, place.section.path, place.section.label, line_span(section, line, whole=True).end, text
                    )
                )
            case AddSection(section_id, text):
                file = project.source.file(section_id.path)
                found = file.section(section_id.label) if file is not None else None
                size = len(found.text) if found is not None else 0
                edits.append(_insertion(project, section_id.path, section_id.label, size, text))
    return LocatedFix(fix.title, fix.safe, tuple(edits))


def _insertion(project: Project, path: str, label: int, offset: int, text: str) -> FileEdit:
    """New lines at the start of a line, with the line ends that stand around them."""
    file = project.source.file(path)
    section = file.section(label) if file is not None else None
    if file is None or section is None:
        msg = f"no section {label} in {path}"
        raise KeyError(msg)
    newline = "\r\n" if "\r\n" in section.text else "\n"
    before = "" if not offset or section.text[offset - 1] == "\n" else newline
    lines = text.rstrip("\n").replace("\n", newline)
    at = file.start(label).offset + offset
    return FileEdit(path, Span(at, at), before + lines + newline)


def _is_silenced(project: Project, rule: str, spot: Spot, whole_files: dict[str, list[str]]) -> bool:
    """Whether a comment silences the rule there. `whole_files` keeps, by file, the texts that speak for all of it."""
    path = spot.place.section.path
    file = project.source.file(path)
    if file is None:
        return False
    section = _section(project, spot)
    line = section.text.count("\n", 0, _span(section, spot).start)
    before = ""
    if not line:
        start = file.start(spot.place.section.label)
        above = file.at_offset(start.offset - 1) if start.offset else None
        before = above[1].text if above is not None else ""
    if is_suppressed(rule, line, section.text, before):
        return True
    if path not in whole_files:
        whole_files[path] = [other.text for other in file.sections() if "ignore-file" in other.text.lower()]
    return any(is_suppressed_in_file(rule, text) for text in whole_files[path])
