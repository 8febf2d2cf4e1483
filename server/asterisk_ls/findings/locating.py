"""From findings to places in files: spans, lines, complete log lines, edits. Findings of inherited lines become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.findings.heard import Stops, is_heard, stops_of, top_of
from asterisk_ls.findings.masking import masked_finding
from asterisk_ls.findings.report import FileEdit, LocatedFinding, LocatedFix, Location, Position, RelatedLocation
from asterisk_ls.rules.base import MOST_RELATED, SEVERITIES, AddLine, AddSection, Piece, Replace, Spot, gravity
from asterisk_ls.rules.suppression import EVERY_RULE, is_suppressed
from asterisk_ls.schema.verdict import FILE, LINE, NAMED_FILE, LogLine
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE
from asterisk_ls.semantic.model import SectionId
from asterisk_ls.semantic.placeholders import has_placeholder
from asterisk_ls.syntax.lines import line_at, line_starts
from asterisk_ls.syntax.spans import as_written, header_spans, line_span, option_spans
from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from asterisk_ls.findings.owners import Spotted
    from asterisk_ls.rules.base import Fix, Severity
    from asterisk_ls.semantic.model import Place
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.syntax.nodes import Section
    from asterisk_ls.syntax.splicing import Start


class Seen(NamedTuple):
    """The findings of one section with their places, and the sections that these were worked out from."""

    spotted: tuple[Spotted, ...]
    asked: tuple[tuple[SectionId, tuple[Section, Start] | None], ...]
    beside: tuple[object, ...]
    """What else they depend on: comments for the whole file, lines of the files that stand before this one in a glob,
    where Asterisk stops reading."""
    findings: tuple[LocatedFinding, ...]


def located(
    project: Project,
    spots: Iterable[tuple[int, tuple[Spotted, ...]]],
    whole_file: frozenset[str],
    severities: Mapping[str, Severity],
    before: Mapping[int, Seen],
) -> Iterator[tuple[int, Seen]]:
    """The findings of sections of a file with their places, section by section, without those that a comment silences.

    `whole_file` holds the rules that are silenced in the whole file. What was worked out `before` is taken over where the
    findings are the same and the sections that they speak of stand where they stood.
    """
    stops = stops_of(project)
    beside = (whole_file, stops, *(unit.line_bases for unit in project.units.values()))
    for label, spotted in spots:
        known = before.get(label)
        if known is not None and known.spotted is spotted and known.beside == beside:
            known = _moved(project, known)
        else:
            known = None
        if known is None:
            places = Places(project)
            findings = _findings(places, spotted, whole_file, severities, stops)
            known = Seen(spotted, tuple(places.asked.items()), beside, findings)
        yield label, known


def _moved(project: Project, known: Seen) -> Seen | None:
    """The findings again, when all sections that they speak of are the same, on the same lines; None otherwise.

    Somebody who types in a line moves whatever stands below by a character: that is not worked out from the start.
    """
    places = Places(project)
    distances = set()
    for section, before in known.asked:
        now = places.find(section)
        if now is None or before is None or now[0] is not before[0] or now[1].line != before[1].line:
            return None
        distances.add(now[1].offset - before[1].offset)
    if len(distances) > 1:
        return None
    distance = distances.pop() if distances else 0
    if not distance:
        return known
    findings = tuple(finding.shifted(distance) for finding in known.findings)
    return Seen(known.spotted, tuple(places.asked.items()), known.beside, findings)


def _findings(
    places: Places,
    spotted: Iterable[Spotted],
    whole_file: frozenset[str],
    severities: Mapping[str, Severity],
    stops: Stops,
) -> tuple[LocatedFinding, ...]:
    """What is found of a line of a template comes once for each heir: it is located once, and told as one finding."""
    wheres: dict[tuple[Spot, str], Location | None] = {}
    same: dict[tuple[Location, str, str], list[Spotted]] = {}
    for one in spotted:
        spot, rule = one.finding.spot, one.rule.name
        if (spot, rule) not in wheres:
            there = _location(places, spot)
            section = spot.place.section
            is_dialplan = one.owner.file == DIALPLAN_FILE
            is_told = not _is_open(places, section, there, is_dialplan=is_dialplan) and not _is_silenced(
                places, rule, section, there.start.line, whole_file
            )
            wheres[spot, rule] = there if is_told else None
        where = wheres[spot, rule]
        if where is not None:
            same.setdefault((where, rule, one.finding.message), []).append(one)
    findings = [_located(places, some, where, severities, stops) for (where, _, _), some in same.items()]
    findings.sort(key=lambda one: (one.location.span, one.rule))
    return tuple(findings)


def _is_open(places: Places, section_id: SectionId, where: Location, *, is_dialplan: bool) -> bool:
    """Whether the place holds what a template is still to fill in: nothing can be said of it."""
    section, start = places.section(section_id), places.start(section_id)
    first = section.text.rfind("\n", 0, where.span.start - start.offset) + 1
    end = section.text.find("\n", first)
    line = section.text[first : end if end >= 0 else len(section.text)]
    return has_placeholder(line, where.span.shifted(-start.offset - first), is_dialplan=is_dialplan)


class Places:
    """Where sections are; what was asked is kept."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.asked: dict[SectionId, tuple[Section, Start] | None] = {}

    def find(self, section: SectionId) -> tuple[Section, Start] | None:
        """The section and where it begins; None when it is gone."""
        if section not in self.asked:
            file = self.project.source.file(section.path)
            self.asked[section] = None if file is None else file.placed(section.label)
        return self.asked[section]

    def section(self, section: SectionId) -> Section:
        """The section, which has to be there."""
        found = self.find(section)
        if found is None:
            msg = f"no section {section}"
            raise KeyError(msg)
        return found[0]

    def start(self, section: SectionId) -> Start:
        """Where the section, which has to be there, begins."""
        self.section(section)
        found = self.asked[section]
        assert found is not None  # noqa: S101 - for the type checker
        return found[1]


def resolved_log(project: Project, line: LogLine, place: Place | None, file: str) -> LogLine:
    """A log line with its line number and file filled in. It is Asterisk's own, with the secrets that Asterisk prints."""
    return _resolved(Places(project), line, place, file)


def _resolved(places: Places, line: LogLine, place: Place | None, file: str) -> LogLine:
    message = line.message
    if place is not None and place.option is not None and "\0" in message:
        unit = places.project.units.get(file)
        found = places.find(place.section)
        start = found[1].line if found is not None else 0
        base = unit.line_bases.get(place.section.path, 0) if unit else 0
        shown = unit.reading.shown.get(place.section.path, "") if unit else ""
        message = message.replace(LINE, str(base + start + place.option.line + 1)).replace(FILE, shown)
        message = message.replace(NAMED_FILE, shown or file)
    return LogLine(line.level, message)


def _located(
    places: Places, some: list[Spotted], where: Location, severities: Mapping[str, Severity], stops: Stops
) -> LocatedFinding:
    """One finding of several, which differ in whom they concern: a line of a template is read by all heirs."""
    _, rule, first = some[0]
    notes = list(dict.fromkeys([note for _, _, one in some for note in one.related]))
    fixes = min((one.fixes for _, _, one in some), key=lambda fixes: sum(fix.safe for fix in fixes))
    located = LocatedFinding(
        rule.name,
        min((gravity(severities, rule, one) for _, _, one in some), key=SEVERITIES.index),
        first.effect or rule.effect,
        where,
        first.message,
        tuple(dict.fromkeys([name for _, _, one in some for name in one.lost])),
        tuple(dict.fromkeys([line for one in some for line in _log(places, one, stops)])),
        tuple(dict.fromkeys([RelatedLocation(_location(places, spot), text) for spot, text in notes[:MOST_RELATED]])),
        max(one.more_related for _, _, one in some) + max(0, len(notes) - MOST_RELATED),
        tuple(_fix(places, fix) for fix in fixes),
    )
    return masked_finding(located, [one.finding for one in some], places.section)


def _log(places: Places, spotted: Spotted, stops: Stops) -> Iterator[LogLine]:
    """What Asterisk prints because of a finding, if it gets to print it."""
    owner, _, finding = spotted
    if finding.log and is_heard(places.project, stops, owner, finding):
        top = top_of(places.project, owner)
        for line, place in finding.log:
            yield _resolved(places, line, place, top)


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
    within = spot.within
    if spot.piece is not Piece.WHOLE_LINE:
        within = as_written(section.text[whole.start : whole.end], within)
    start = min(whole.start + within.start, len(section.text))
    return Span(start, max(start, min(whole.start + within.end, len(section.text))))


def _location(places: Places, spot: Spot) -> Location:
    section, start = places.section(spot.place.section), places.start(spot.place.section)
    span = _span(section, spot)
    first = _position(section.text, span.start, start.line)
    last = _position(section.text, span.end, start.line)
    return Location(spot.place.section.path, span.shifted(start.offset), first, last)


def _position(text: str, offset: int, line: int) -> Position:
    below = line_at(text, offset)
    return Position(line + below, offset - line_starts(text)[below])


def _fix(places: Places, fix: Fix) -> LocatedFix:
    edits = []
    for change in fix.changes:
        match change:
            case Replace(spot, text):
                location = _location(places, spot)
                edits.append(FileEdit(location.path, location.span, text))
            case AddLine(place, text):
                section = places.section(place.section)
                line = place.option.line if place.option is not None else (section.header.line if section.header else 0)
                edits.append(_insertion(places, place.section, line_span(section, line, whole=True).end, text))
            case AddSection(section_id, text):
                edits.append(_insertion(places, section_id, len(places.section(section_id).text), text))
    return LocatedFix(fix.title, fix.safe, tuple(edits), fix.choice)


def _insertion(places: Places, section_id: SectionId, offset: int, text: str) -> FileEdit:
    """New lines at the start of a line, with the line ends that stand around them."""
    section = places.section(section_id)
    newline = "\r\n" if "\r\n" in section.text else "\n"
    before = "" if not offset or section.text[offset - 1] == "\n" else newline
    lines = text.rstrip("\n").replace("\n", newline)
    at = places.start(section_id).offset + offset
    return FileEdit(section_id.path, Span(at, at), before + lines + newline)


def _is_silenced(places: Places, rule: str, section_id: SectionId, number: int, whole_file: frozenset[str]) -> bool:
    """Whether a comment silences the rule on that line of the file."""
    if rule in whole_file or EVERY_RULE in whole_file:
        return True
    section, start = places.section(section_id), places.start(section_id)
    line = number - start.line
    before = ""
    if not line and start.offset:
        file = places.project.source.file(section_id.path)
        above = file.at_offset(start.offset - 1) if file is not None else None
        if above is not None:
            before = places.section(SectionId(section_id.path, above[0])).text
    return is_suppressed(rule, line, section.text, before)
