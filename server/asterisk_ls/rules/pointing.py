"""What many rules need: where the line stands that a case is about, what Asterisk says of it, what is lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Effect, Finding, Piece, Replace, Severity, Spot
from asterisk_ls.schema.model import Engine
from asterisk_ls.semantic.losses import file_lost
from asterisk_ls.semantic.model import Place
from asterisk_ls.syntax.comments import comment_start
from asterisk_ls.syntax.lines import whole_line
from asterisk_ls.text import BLANKS, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.rules.base import Case, Fix, Note
    from asterisk_ls.schema.verdict import LogLine
    from asterisk_ls.semantic.model import Creation, Fault


def line_of(case: Case) -> int:
    """The line that the case is about, below the first one of its section."""
    if case.problem is not None:
        return case.problem.line
    if case.fault is not None and case.fault.at is not None and case.fault.at.option is not None:
        return case.fault.at.option.line
    return case.section.header.line if case.section.header is not None else 0


def raw_line(case: Case, line: int) -> str:
    """A line of the section as it is written, without its line end."""
    start, end = whole_line(case.section.text, line)
    return case.section.text[start:end].rstrip("\r\n")


def columns(case: Case, line: int, start: int, end: int) -> Spot:
    """From one column of a line to another."""
    return Spot(Place(case.section_id, None), Piece.WHOLE_LINE, Span(start, end), line)


def visible(case: Case, line: int) -> Spot:
    """A line without the blanks around it and without a comment behind it."""
    text = raw_line(case, line)
    start, end = visible_columns(text)
    return columns(case, line, start, end)


def visible_columns(text: str) -> tuple[int, int]:
    """Where the visible part of a line starts and ends, a comment left out."""
    end = comment_start(text)
    body = text[:end].strip(BLANKS)
    if not body:
        body, end = text.strip(BLANKS), len(text)
    start = text.find(body)
    return start, start + len(body)


def header_spot(case: Case) -> Spot:
    """The header of the section that the case is about."""
    return Spot(Place(case.section_id, None), Piece.HEADER)


def modifier_spot(case: Case, index: int) -> Spot:
    """One of the modifiers of the section's header."""
    modifiers = (case.section.header and case.section.header.modifiers) or ()
    start = sum(len(modifier) + 1 for modifier in modifiers[:index])
    return Spot(Place(case.section_id, None), Piece.MODIFIERS, Span(start, start + len(modifiers[index])))


def modifier_index(case: Case, modifier: str) -> int | None:
    """Which of the header's modifiers reads like that; None when none does."""
    modifiers = (case.section.header and case.section.header.modifiers) or ()
    return modifiers.index(modifier) if modifier in modifiers else None


def logged(case: Case) -> tuple[tuple[LogLine, Place | None], ...]:
    """What Asterisk prints because of the fault of the case, each line with the place it speaks of.

    The line that tells of the object's loss goes with the first fault that costs the object.
    """
    creation, fault = case.creation, case.fault
    if fault is None:
        return ()
    said: tuple[tuple[LogLine, Place | None], ...] = tuple((line, fault.at) for line in fault.log)
    if creation is None and fault.fatal and said and case.section_id.path == case.file:
        said += tuple((line, None) for line in file_lost(case.file, case.schema.engines.get(case.file), case.schema))
    if creation is not None and fault.fatal and not creation.created and creation.log:
        first = next((other for other in creation.faults if other.fatal), None)
        if first is fault:
            said = (*said, *_ending(creation, fault))
    return said


def _ending(creation: Creation, fault: Fault) -> tuple[tuple[LogLine, Place | None], ...]:
    """What is said of the loss of an object: a wizard that has come to make one tells of the object and of itself."""
    return creation.log[-2:] if creation.wizard and fault.kind != "incomplete-wizard" else creation.log[-1:]


def lost(case: Case) -> tuple[str, ...]:
    """The object that the fault of the case costs, as `type id`; empty when it costs none."""
    creation, fault = case.creation, case.fault
    if creation is None or fault is None or not fault.fatal:
        return ()
    return (f"{creation.type} {creation.id}",)


def cost(case: Case) -> Effect:
    """What a line costs that Asterisk does not take: more, when the file goes through the configuration framework."""
    of_file = case.schema.files.get(case.file)
    if of_file is not None and of_file.engine is Engine.ACO:
        return Effect.FILE_REFUSED
    if case.fault is not None and not case.fault.fatal:
        return Effect.IGNORED
    return Effect.OBJECT_DROPPED


def severity(case: Case) -> Severity:
    """An error when Asterisk loses something by the fault, a warning when it reads on."""
    return Severity.ERROR if case.fault is not None and case.fault.fatal else Severity.WARNING


def at_fault(case: Case, piece: Piece = Piece.VALUE, within: Span | None = None) -> Spot:
    """A piece of the line to blame; the header when the object as a whole is to blame."""
    fault, creation = case.fault, case.creation
    if fault is not None and fault.at is not None and fault.at.option is not None:
        if creation is not None and creation.wizard:
            return _of_wizard(case, fault.at, piece, within)
        return Spot(fault.at, piece, within)
    return Spot(Place(creation.section if creation is not None else case.section_id, None), Piece.HEADER)


def _of_wizard(case: Case, place: Place, piece: Piece, within: Span | None) -> Spot:
    """The same in `pjsip_wizard.conf`, where names have a prefix, and some lines are made up by the wizard."""
    option = place.option
    real = next((line for line in case.section.options if option is not None and line.line == option.line), None)
    if option is None or real is None or real.name.rpartition("/")[2] != option.name:
        return Spot(Place(place.section, None), Piece.HEADER)
    if piece is Piece.NAME and within is None:
        within = Span(len(real.name) - len(option.name), len(real.name))
    return Spot(Place(place.section, real), piece, within)


def harmless(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """The fixes that do not write over a header: one that meant a line which is not there would."""
    return tuple(
        fix
        for fix in fixes
        if not any(isinstance(change, Replace) and change.spot.piece is Piece.HEADER for change in fix.changes)
    )


def written(name: str) -> str:
    """A name as a file holds it: a `;` behind a backslash, so that no comment begins there."""
    return name.replace(";", r"\;")


def fits_value(name: str) -> bool:
    """Whether a name can stand in a value, alone or in a list, and still be read as that name."""
    return name == name.strip(BLANKS) and "," not in name and not name.startswith(">")


def about(
    case: Case, message: str, *, piece: Piece = Piece.VALUE, related: tuple[Note, ...] = (), fixes: tuple[Fix, ...] = ()
) -> Finding:
    """A finding about the object of the case: at the line to blame, else at its header."""
    option = case.fault.at.option if case.fault is not None and case.fault.at is not None else None
    part: Span | None = None
    if piece is Piece.VALUE and option is not None:
        if not option.value:
            piece = Piece.LINE
        elif case.fault is not None and case.fault.verdict is not None:
            part = case.fault.verdict.part
        elif case.fault is not None and case.creation is not None:
            of_value = [one for one in case.creation.faults if one.at == case.fault.at and one.option is not None]
            part = next((one.verdict.part for one in of_value if one.verdict is not None), None)
    return Finding(
        at_fault(case, piece, part), message, lost=lost(case), log=logged(case), related=related, fixes=harmless(fixes)
    )


def detail(case: Case, index: int) -> str:
    """What the fault of the case tells about itself; empty when it tells less."""
    of_fault = case.fault.detail if case.fault is not None else ()
    return of_fault[index] if index < len(of_fault) else ""


def read_elsewhere(file: str, section: str) -> bool:
    """Whether a section of a sorcery file is read by other code: it is no object, and needs no type that we know."""
    return (file, section) == ("pjproject.conf", "startup")
