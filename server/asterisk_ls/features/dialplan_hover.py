"""Hover in the dialplan: the application, the function, the option letter or the name under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.cursor import Zone
from asterisk_ls.features.describing import spoken_target
from asterisk_ls.features.dialplan_calls import CallKind, calls_at
from asterisk_ls.features.dialplan_describing import call_text, letter_text, technology_text
from asterisk_ls.features.dialplan_devices import TARGETS, device_of
from asterisk_ls.features.dialplan_hover_places import context_text, extension_text, step_text
from asterisk_ls.features.dialplan_hover_variables import variable_text
from asterisk_ls.features.dialplan_line import Piece, extension_of, is_script, line_at
from asterisk_ls.features.dialplan_lines import STARTS
from asterisk_ls.features.dialplan_places import place_of
from asterisk_ls.features.dialplan_roles import Role
from asterisk_ls.features.dialplan_slots import Slot, open_letter, slot_at, word_end
from asterisk_ls.features.markdown import code
from asterisk_ls.features.names import SECTIONS_ELSEWHERE, mailbox_line
from asterisk_ls.features.places import place
from asterisk_ls.schema.dialplan import vocabulary_of
from asterisk_ls.semantic.queries import Objects
from asterisk_ls.syntax.names import fold
from asterisk_ls.syntax.spans import header_spans
from asterisk_ls.text import BLANKS, Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.features.cursor import Cursor
    from asterisk_ls.features.dialplan_line import Line
    from asterisk_ls.schema.documentation import Documentation
    from asterisk_ls.schema.vocabulary import Vocabulary
    from asterisk_ls.semantic.project import Project

Said = tuple[Span, str]
"""A piece of the file and Markdown about it."""


class _Here(NamedTuple):
    """Where the mouse is."""

    project: Project
    path: str
    cursor: Cursor
    context: str
    installed: Documentation | None

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the version; read when they are needed first."""
        return vocabulary_of(self.project.schema.version)


def is_of_dialplan(cursor: Cursor) -> bool:
    """Whether the cursor is at something that only the dialplan has: not in settings, nor at the header of a template."""
    header = cursor.section.header
    is_template = header is not None and header.modifiers is not None and "!" in header.modifiers
    if cursor.zone is Zone.VALUE and not is_script(cursor):
        line = line_at(cursor)
        return line is not None and bool(calls_at(line))
    return is_script(cursor) and not (is_template and cursor.zone is Zone.SECTION_NAME)


def dialplan_hover(project: Project, path: str, cursor: Cursor, installed: Documentation | None) -> Said | None:
    """What there is to say about a place of a section that is a context; None: nothing."""
    header = cursor.section.header
    if header is None:
        return None
    here = _Here(project, path, cursor, header.name, installed)
    if cursor.zone is Zone.NAME:
        start = next((one for one in STARTS if one.name == fold(cursor.text)), None)
        return (cursor.span, f"{code(start.name)}: {start.detail}.") if start is not None else None
    if cursor.zone is Zone.SECTION_NAME:
        return header_spans(cursor.section).line.shifted(cursor.start), context_text(project, header.name)
    line = line_at(cursor)
    if line is None or line.at > len(cursor.text):
        return None
    found = _in_line(here, line)
    return (found[0].shifted(line.base), found[1]) if found is not None and found[1] else None


def _in_line(here: _Here, line: Line) -> Said | None:
    """Spans count from the start of the value."""
    match line.piece:
        case Piece.EXTENSION:
            exten = line.text[line.span.start : line.span.end]
            return line.span, extension_text(here.project, here.context, exten)
        case Piece.LABEL:
            label = line.text[line.span.start : line.span.end]
            return line.span, _step(here, here.context, extension_of(here.cursor, line), label)
        case Piece.APPLICATION:
            name = line.text[line.span.start : line.span.end].strip(BLANKS)
            return line.span, call_text(here.project.schema.version, "application", name, here.installed)
        case Piece.CONTEXT:
            name = line.text[line.span.start : line.span.end].strip(BLANKS)
            return (line.span, context_text(here.project, name)) if name and "$" not in name else None
        case Piece.PRIORITY | Piece.NOTHING:
            return None
        case _:
            return _in_data(here, line)


def _in_data(here: _Here, line: Line) -> Said | None:
    text, stop = line.text, line.span.end
    end = word_end(text, line.at, stop)
    calls = calls_at(line.moved(end))
    call = calls[-1] if calls else None
    if call is not None and call.kind is CallKind.VARIABLE:
        span = Span(call.start, end)
        name = text[call.start : end]
        if text[end : end + 1] == "(":
            return span, call_text(here.project.schema.version, "function", name, here.installed)
        said = variable_text(here.project, here.vocabulary, here.context, name, seen_from=here.path)
        return (span, said) if name and "$" not in name else None
    at_letter = slot_at(line.moved(min(line.at, stop)), here.vocabulary)
    if at_letter is not None and at_letter.role is Role.LETTERS:
        return _letter(here, line, at_letter)
    slot = slot_at(line.moved(end), here.vocabulary)
    if slot is not None and slot.role is Role.DEVICES:
        end = min([end, *(where for mark in "/@" if (where := text.find(mark, line.at, end)) >= 0)])
        slot = slot_at(line.moved(end), here.vocabulary)
    return _of_slot(here, line, slot) if slot is not None and slot.typed else None


def _letter(here: _Here, line: Line, slot: Slot) -> Said | None:
    """The letter that the mouse is on, or that the parenthesis belongs to which it is on."""
    word = slot.word
    letter, at = line.text[line.at : line.at + 1], line.at
    if letter in ("(", ")") and slot.typed:
        letter, at = slot.typed[-1], line.at - 1
    if word is None or open_letter(slot.typed)[0] or not letter.isalnum():
        return None
    return Span(at, at + 1), letter_text(word, letter, here.installed)


def _of_slot(here: _Here, line: Line, slot: Slot) -> Said | None:
    project, span, word = here.project, slot.span, slot.typed
    if "$" in word:
        return None
    version = project.schema.version
    match slot.role:
        case Role.APPLICATION:
            return span, call_text(version, "application", word.strip(BLANKS), here.installed)
        case Role.VARIABLE | Role.GLOBAL:
            if line.text[span.end : span.end + 1] == "(":
                return span, call_text(version, "function", word, here.installed)
            name = word.lstrip("_").rstrip(BLANKS)
            return span, variable_text(project, here.vocabulary, here.context, name, seen_from=here.path)
        case Role.GOTO | Role.PLACE:
            return _place(here, line, slot)
        case Role.DEVICES:
            device = device_of(slot, line.text)
            if device.target == "technology":
                return device.span, technology_text(here.vocabulary, device.typed, version)
            return (device.span, _named(project, device.target, device.typed)) if device.target else None
        case Role.MACRO:
            return span, context_text(project, f"macro-{word}")
        case Role.CONTEXT:
            return span, context_text(project, word)
        case role if role in TARGETS:
            return span, _named(project, TARGETS[role], word)
        case _:
            return None


def _place(here: _Here, line: Line, slot: Slot) -> Said | None:
    parts, number = slot.others, slot.number
    if any("$" in part for part in parts) or number >= len(parts):
        return None
    exten = extension_of(here.cursor, line)
    there = place_of(parts, here.context, exten)
    span, part = slot.span, number + (0 if slot.role is Role.PLACE else 3 - len(parts))
    if slot.role is Role.PLACE:
        padded = (*parts, "", "")
        there = there._replace(context=padded[0], exten=padded[1], priority=padded[2])
    if part == 0:
        return span, context_text(here.project, there.context)
    if part == 1:
        return span, extension_text(here.project, there.context, there.exten)
    return span, _step(here, there.context, there.exten, there.priority)


def _step(here: _Here, context: str, exten: str, priority: str) -> str:
    return step_text(here.project, context, exten, priority, seen_from=here.path) if exten and priority else ""


def _named(project: Project, target: str, name: str) -> str:
    """Where something is that has a name; empty where it is nowhere, which is for rules to say."""
    return "\n\n".join(_found(project, target, name))


def _found(project: Project, target: str, name: str) -> Iterator[str]:
    said = f"{spoken_target(target)} {code(name)}"
    if target == "dialplan-context":
        yield context_text(project, name)
    elif target in SECTIONS_ELSEWHERE:
        for id_ in project.sections(SECTIONS_ELSEWHERE[target][0]).get(fold(name), ()):
            yield f"{said}: {code(place(project, id_))}"
    elif target == "mailbox":
        where = mailbox_line(project, name)
        if where is not None:
            yield f"{said}: {code(place(project, *where))}"
    else:
        for known in project.answer(Objects(target, name)):
            lost = "" if known.loaded else "; it will not load"
            yield f"{said}: {code(place(project, known.section))}{lost}"
