"""Completion in the dialplan. A call that is being written has no end: all is told from the text in front of the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.cursor import Zone
from asterisk_ls.features.describing import spoken_target
from asterisk_ls.features.dialplan_calls import CallKind, calls_at
from asterisk_ls.features.dialplan_devices import TARGETS, USUAL, device_of
from asterisk_ls.features.dialplan_line import Piece, extension_of, is_script, line_at
from asterisk_ls.features.dialplan_lines import extensions, priorities, starts
from asterisk_ls.features.dialplan_places import PARTS, extensions_in, outline_of
from asterisk_ls.features.dialplan_roles import Role
from asterisk_ls.features.dialplan_slots import Slot, slot_at, word_end
from asterisk_ls.features.dialplan_variables import steps_near
from asterisk_ls.features.dialplan_words import (
    Row,
    Word,
    applications,
    first_of,
    functions,
    global_variables,
    letters,
    variables,
)
from asterisk_ls.features.items import MOST_IN_LINE, Completion, Completions, Kind
from asterisk_ls.features.names import names_for
from asterisk_ls.schema.dialplan import vocabulary_of
from asterisk_ls.semantic.dialplan.model import HINT
from asterisk_ls.syntax.held import SectionId
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import BLANKS, Span

if TYPE_CHECKING:
    from asterisk_ls.features.cursor import Cursor
    from asterisk_ls.features.dialplan_line import Line
    from asterisk_ls.semantic.dialplan.model import Step
    from asterisk_ls.semantic.project import Project

_NONE = Completions()
_BEGIN = ("", ",", "&", "=", "(", "?", ":", "{")
"""Behind what a blank does not end a word."""


class _Here:
    """Where something is to be written, and how."""

    def __init__(
        self, project: Project, path: str, cursor: Cursor, line: Line, *, snippets: bool, is_asked: bool
    ) -> None:
        self.project = project
        self.path = path
        self.cursor = cursor
        self.line = line
        self.snippets = snippets
        self.is_asked = is_asked
        header = cursor.section.header
        self.context = header.name if header is not None else ""

        self.version = project.schema.version

    def steps(self) -> list[Step]:
        """The steps of the context, or those near the cursor where there are very many."""
        section = SectionId(self.path, self.cursor.label or 0)
        return list(steps_near(self.project, self.context, section, self.cursor.line))

    def span(self, span: Span) -> Span:
        """A span of the line as one of the file. What is beyond the text that is there cannot be replaced."""
        there = max(len(self.cursor.text), self.line.at)
        return Span(span.start, min(span.end, there)).shifted(self.line.base)

    def behind(self, span: Span) -> str:
        """What stands behind a span of the line."""
        return self.line.text[span.end :]


def dialplan_completions(
    project: Project, path: str, cursor: Cursor, *, snippets: bool, behind: str = ""
) -> Completions | None:
    """What may be written at a place of the dialplan; None where the file's own options are meant.

    `behind`: see `features.completion`.
    """
    if cursor.zone is Zone.NAME:
        return Completions(tuple(starts(cursor, snippets=snippets))) if is_script(cursor) else None
    line = line_at(cursor)
    if line is None:
        return None
    if behind == " " and line.text[: line.at].rstrip(BLANKS)[-1:] not in _BEGIN:
        return _NONE
    here = _Here(project, path, cursor, line, snippets=snippets, is_asked=not behind)
    calls = calls_at(line)
    call = calls[-1] if calls else None
    if call is not None and call.kind is CallKind.VARIABLE:
        span = Span(call.start, word_end(line.text, line.at, len(line.text)))
        return _values(here, span)
    if call is not None and call.kind in (CallKind.EXPRESSION, CallKind.REST):
        return _NONE
    match line.piece:
        case Piece.EXTENSION:
            return extensions(cursor, line, here.span(line.span))
        case Piece.PRIORITY:
            exten = extension_of(cursor, line)
            return Completions(tuple(priorities(cursor, line, exten, here.span(line.span))))
        case Piece.APPLICATION:
            word = Word(line.typed, here.behind(line.span).lstrip(), here.is_asked)
            return applications(here.version, here.span(line.span), word, snippets=snippets)
        case Piece.CONTEXT:
            return _named(here, "dialplan-context", line.span, line.typed)
        case Piece.DATA | Piece.DEVICES:
            slot = slot_at(line, vocabulary_of(here.version))
            return _of_slot(here, slot) if slot is not None else _NONE
        case Piece.VALUE if is_script(cursor):
            return _NONE
        case Piece.VALUE:
            return None
        case _:
            return _NONE


def _values(here: _Here, span: Span) -> Completions:
    """What may follow a `${`."""
    whole, word = here.span(span), Word(here.line.text[span.start : here.line.at], here.behind(span), here.is_asked)
    some = variables(here.project, here.steps(), whole, word)
    others = functions(here.version, whole, word, snippets=here.snippets)
    return Completions((*some.items, *others), incomplete=True)  # of the functions not all are there


def _of_slot(here: _Here, slot: Slot) -> Completions:
    project = here.project
    span, word = here.span(slot.span), Word(slot.typed, here.behind(slot.span), here.is_asked)
    match slot.role:
        case Role.APPLICATION:
            return applications(here.version, span, word, snippets=here.snippets)
        case Role.VARIABLE:
            some = variables(project, here.steps(), span, word, is_bare=True)
            if slot.word is None or slot.word.separator != "=":
                return some
            others = functions(here.version, span, word, snippets=here.snippets, is_set=True)
            return Completions((*some.items, *others), incomplete=True)
        case Role.GLOBAL:
            return global_variables(project, span, slot.typed)
        case Role.LETTERS if slot.word is not None and slot.parameter is not None:
            at = here.line.base + here.line.at
            return letters(slot.word, slot.parameter, at, "".join(slot.others), snippets=here.snippets)
        case Role.WORDS if slot.parameter is not None:
            words = enumerate(slot.parameter.words)
            return Completions(tuple(Completion(one, Kind.VALUE, span, one, sort=f"{n:03}") for n, one in words))
        case Role.MODULE:
            names = (f"{name}.so" for name in vocabulary_of(here.version).modules)
            return Completions(tuple(Completion(one, Kind.VALUE, span, one, sort=one) for one in names))
        case Role.GOTO | Role.PLACE:
            return _place(here, slot)
        case Role.DEVICES:
            return _device(here, slot)
        case Role.MACRO:
            return _named(here, "dialplan-context", slot.span, slot.typed, prefix="macro-")
        case Role.EXTENSION_AT if "@" in slot.typed:
            user, _, host = slot.typed.rpartition("@")
            return _named(here, "dialplan-context", Span(slot.span.start + len(user) + 1, slot.span.end), host)
        case role if role in TARGETS:
            return _named(here, TARGETS[role], slot.span, slot.typed)
        case _:
            return _NONE


def _named(here: _Here, target: str, span: Span, typed: str, prefix: str = "") -> Completions:
    """Names of something that is somewhere in the configuration; with a prefix, those that begin so, without it."""
    names = names_for(here.project, (target,), prefix + typed, most=MOST_IN_LINE)
    whole = here.span(span)
    spoken = spoken_target(target)
    items = []
    for name in names.some:
        if name.text.startswith(prefix):
            text = name.text[len(prefix) :]
            detail = spoken if name.loaded else f"{spoken}, will not load"
            written = text.replace(";", "\\;") if ";" in text else text
            items.append(Completion(text, Kind.SECTION, whole, written, sort=f"2 {text}", detail=detail))
    return Completions(tuple(items), names.more)


def _device(here: _Here, slot: Slot) -> Completions:
    """A technology, or the name of what it reaches."""
    device = device_of(slot, here.line.text)
    if device.target != "technology":
        return _named(here, device.target, device.span, device.typed) if device.target else _NONE
    words = vocabulary_of(here.version)
    close = "" if here.behind(device.span).startswith("/") else "/"
    ranks = {name: number for number, name in enumerate(USUAL)}
    items = [
        Completion(
            f"{name}/",
            Kind.VALUE,
            here.span(device.span),
            name + close,
            sort=f"{ranks.get(name, len(ranks))} {name}",
            detail=", ".join(filter(None, words.technologies[key])),
        )
        for key in words.technologies
        for name in (words.technology_names.get(key, key),)
    ]
    return Completions(tuple(items))


def _place(here: _Here, slot: Slot) -> Completions:
    """A context, an extension, a label or priority: of fewer than three arguments all that the word may become."""
    parts, number, count = slot.others, slot.number, len(slot.others)
    if number >= PARTS:
        return _NONE
    exten = extension_of(here.cursor, here.line)
    found: list[Completions] = []
    if slot.role is Role.PLACE:
        count = PARTS
    first = parts[0] if parts else ""
    if number == 0:
        if count <= 1:
            found.append(_priorities(here, slot, here.context, exten))
        if count < PARTS:
            found.append(_extensions(here, slot, here.context))
        found.append(_named(here, "dialplan-context", slot.span, slot.typed))
    elif number == 1:
        if count < PARTS:
            found.append(_priorities(here, slot, here.context, first))
        found.append(_extensions(here, slot, first))
    else:
        found.append(_priorities(here, slot, first, parts[1]))
    items = tuple(item for some in found for item in some.items)
    return Completions(items, any(some.incomplete for some in found))


def _extensions(here: _Here, slot: Slot, context: str) -> Completions:
    """The extensions of a context, and those that it includes. Of many, those that hold what is typed."""
    names: dict[str, str] = {}
    for exten, where in extensions_in(here.project, context):
        names.setdefault(exten, where)
    texts = [*names]
    more = len(texts) > MOST_IN_LINE
    if more:
        wanted = fold(slot.typed)
        texts = [text for text in texts if wanted in fold(text)]
        texts.sort(key=lambda text: not fold(text).startswith(wanted))
    span = here.span(slot.span)
    return Completions(tuple(_exten(text, span, names[text], context) for text in texts[:MOST_IN_LINE]), more)


def _exten(text: str, span: Span, where: str, context: str) -> Completion:
    detail = "extension" if where == context else f"extension of {where}"
    return Completion(text, Kind.VALUE, span, text, sort=f"1 {text}", detail=detail)


def _priorities(here: _Here, slot: Slot, context: str, exten: str) -> Completions:
    """The labels of an extension, and its priorities."""
    found = outline_of(here.project, context, exten) if exten else None
    if found is None:
        return _NONE
    outline = found[0]
    rows = [
        *(Row(label, f"00 {number:06}", f"priority {number}") for label, number in outline.labels.items()),
        *(Row(str(number), f"01 {number:06}", "priority") for number in outline.priorities if number != HINT),
    ]
    rows, more = first_of(rows, slot.typed)
    span, kinds = here.span(slot.span), (Kind.LABEL, Kind.VALUE)
    items = (
        Completion(one, kinds[one not in outline.labels], span, one, sort=sort, detail=about)
        for one, sort, about in rows
    )
    return Completions(tuple(items), more)
