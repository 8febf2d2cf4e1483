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
from asterisk_ls.semantic.creation import KINDS, references_of
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
        references = [*_references(category, judge(type_))]
        faults = [*_of_lines(category, type_, judge(type_))]
        handler, members = HANDLERS.get((file, type_.type)), REFERENCES.get((file, type_.type))
        view = View(category, file, type_, schema, judge, ask)
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


def _references(category: Category, judge: Judge) -> Iterator[Reference]:
    """The names that the lines in force have for something else."""
    counting: dict[str, list[Reference]] = {}
    for place in category.places():
        line = place.option
        option = judge.option(line.name) if line is not None else None
        if line is None or option is None or not option.value.targets or "${" in line.value:
            continue
        if option.repeat is not Repeat.FIRST or option.key not in counting:
            counting[option.key] = references_of(option, line.value, place)
    for some in counting.values():
        yield from some


def _of_lines(category: Category, schema: ObjectSchema, judge: Judge) -> Iterator[Fault]:
    first: dict[str, Place] = {}
    found: list[Fault] = []
    for place in category.places():
        line = place.option
        if line is None:
            continue
        option = judge.option(line.name)
        if option is None:
            if schema.complete:
                yield _unknown(category, schema, place)
            continue
        if option.repeat is Repeat.FIRST:
            if option.key in first:
                yield Fault(OVERRULED, place, option=option)
                continue
            first[option.key] = place
        verdict = judge.verdict(option, line.name, line.value)
        log = replaced_log(category, option)
        if verdict is not TAKEN:
            fault = _judged(category.name, place, option, verdict, log)
            found.append(fault)
            yield fault
        elif option.dead or option.replaced_by:
            yield Fault("replaced-option", place, log=log, option=option, detail=(line.name,))
    yield from repeats(category, schema, found)


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
