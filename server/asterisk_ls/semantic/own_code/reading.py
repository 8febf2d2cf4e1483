"""What a module makes of one section of its file.

Some modules go through the lines, each of which may overrule those before; others look for the first line of an option
and no further (`ast_variable_retrieve`), so that even a template wins against the section itself. Of sections with a
fixed name, such as `[general]`, mostly the first one alone is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asterisk_ls.schema.model import Repeat
from asterisk_ls.schema.verdict import ID, LINE, TAKEN, Fate, LogLine
from asterisk_ls.semantic.aco import type_of
from asterisk_ls.semantic.creation import KINDS
from asterisk_ls.semantic.model import Creation, Fault, Place
from asterisk_ls.semantic.own_code import music, queues, telephony, voicemail, web
from asterisk_ls.semantic.own_code.queues import REFERENCES
from asterisk_ls.semantic.own_code.view import View, replaced_log
from asterisk_ls.semantic.queries import PlainSections
from asterisk_ls.semantic.repeats import repeats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asterisk_ls.schema.model import FileSchema, ObjectSchema, OptionSchema
    from asterisk_ls.schema.verdict import Verdict
    from asterisk_ls.semantic.creation import Judge
    from asterisk_ls.semantic.model import Category, Reference

UNREAD = "unread-section"
OVERRULED = "overruled-line"

HANDLERS: dict[tuple[str, str], Callable[[View], Iterator[Fault]]] = {
    **music.HANDLERS,
    **queues.HANDLERS,
    **telephony.HANDLERS,
    **voicemail.HANDLERS,
    **web.HANDLERS,
}
"""What is checked of a section as a whole, by file and type."""


def read_section(
    category: Category,
    file: str,
    schema: FileSchema | None,
    judge: Callable[[ObjectSchema], Judge],
    ask: Callable[[Any], Any],
) -> Creation | None:
    """What becomes of a category; None where nothing is known of it. Fatal faults lose it."""
    if schema is None or category.template:
        return None
    type_ = type_of(category, schema)
    if type_ is None or type_.ignored:
        return None
    faults = [*_unread(category, file, type_, ask)]
    references: list[Reference] = []
    if not faults:
        places = category.places()
        faults, references = _of_lines(category, places, type_, judge(type_))
        handler, members = HANDLERS.get((file, type_.type)), REFERENCES.get((file, type_.type))
        view = View(category, places, file, type_, schema, judge, ask)
        if handler is not None:
            faults += handler(view)
        if members is not None:
            references += members(view)
    lost = any(fault.fatal for fault in faults)
    of_section = (type_.type, category.name, file, category.section, not lost, (), tuple(faults), tuple(references))
    return Creation(*of_section, {}, type_)


def _unread(category: Category, file: str, schema: ObjectSchema, ask: Callable[[Any], Any]) -> Iterator[Fault]:
    """A second section of a name of which only one is read."""
    if not schema.first_section:
        return
    named = ask(PlainSections(file, category.name))
    if named and named[0] != category.section:
        yield Fault(UNREAD, None, detail=(category.name,))


def _of_lines(
    category: Category, places: list[Place], schema: ObjectSchema, judge: Judge
) -> tuple[list[Fault], list[Reference]]:
    """What there is to say about each line, and the names that the lines in force have for something else."""
    first: set[str] = set()
    faults: list[Fault] = []
    named: dict[str, tuple[Reference, ...]] = {}
    for place in places:
        line = place.option
        if line is None:
            continue
        known = judge.lines.get(line.name) or judge.known(line.name)
        option = known.option
        if option is None:
            if schema.complete:
                faults.append(_unknown(category, schema, place))
            continue
        if option.repeat is Repeat.FIRST:
            if option.key in first:
                faults.append(Fault(OVERRULED, place, option=option))
                continue
            first.add(option.key)
        verdict = TAKEN if known.free else judge.verdict(option, line.name, line.value)
        log = replaced_log(category, option) if option.replaced_by else ()
        if verdict is not TAKEN:
            faults.append(_judged(category.name, place, option, verdict, log))
        elif option.dead or option.replaced_by:
            faults.append(Fault("replaced-option", place, log=log, option=option, detail=(line.name,)))
        if option.value.targets and "${" not in line.value:
            named[option.key] = known.references(line.value, place)
    faults += repeats(category, schema, faults)
    return faults, [reference for some in named.values() for reference in some]


def _unknown(category: Category, schema: ObjectSchema, place: Place) -> Fault:
    line = place.option
    log: tuple[LogLine, ...] = ()
    if schema.unknown_log is not None and line is not None:
        level, template = schema.unknown_log
        text = template.format(name=line.name, value=line.value, id=category.name, line=LINE)
        log = (LogLine(level, text),)
    return Fault("unknown-option", place, log=log, detail=(line.name if line is not None else "", category.name))


def _judged(id_: str, place: Place, option: OptionSchema, verdict: Verdict, before: tuple[LogLine, ...]) -> Fault:
    said = (*before, *(line._replace(message=line.message.replace(ID, id_)) for line in verdict.log))
    kind = KINDS[Fate.IGNORED if verdict.fate is Fate.REFUSED else verdict.fate]
    return Fault(kind, place, log=said, option=option, verdict=verdict)
