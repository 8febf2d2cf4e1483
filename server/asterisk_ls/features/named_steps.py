"""Names in the dialplan: of extensions and labels where they begin, and all that its lines name."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from asterisk_ls.features.named_values import as_read
from asterisk_ls.features.things import (
    Role,
    extension,
    label_of,
    listed,
    mailbox,
    object_of,
    step_of,
)
from asterisk_ls.semantic.dialplan.calls import references_in
from asterisk_ls.semantic.dialplan.lines import parts_of
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE, is_computed
from asterisk_ls.semantic.dialplan.naming import Names
from asterisk_ls.semantic.dialplan.references import of_hint
from asterisk_ls.semantic.dialplan.routing import search
from asterisk_ls.text import Span, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from asterisk_ls.features.named_values import Written
    from asterisk_ls.features.things import Named, Thing
    from asterisk_ls.semantic.dialplan.calls import CallReference, Part
    from asterisk_ls.semantic.dialplan.context import Context, Shape
    from asterisk_ls.semantic.dialplan.model import Include, Step
    from asterisk_ls.semantic.model import Category, SectionId
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.syntax.nodes import Option, Section

_LISTED = {
    Names.CONTEXT: DIALPLAN_FILE,
    Names.QUEUE: "queues.conf",
    Names.QUEUE_RULE: "queuerules.conf",
    Names.VOICEMAIL_CONTEXT: "voicemail.conf",
    Names.MUSIC_CLASS: "musiconhold.conf",
    Names.FOLLOW_ME: "followme.conf",
}
"""Names that are sections of a file."""
_OBJECTS = {
    Names.AOR: ("pjsip.conf", "aor"),
    Names.PARKING_LOT: ("res_parking.conf", "parking_lot"),
    Names.BRIDGE_PROFILE: ("confbridge.conf", "bridge_profile"),
    Names.USER_PROFILE: ("confbridge.conf", "user_profile"),
    Names.BRIDGE_MENU: ("confbridge.conf", "menu"),
    Names.AGENT: ("agents.conf", "agent-id"),
}
"""Names of objects, by the file and type that they are known by."""
_ENDPOINT = ("pjsip.conf", "endpoint")


def names_in_devices(project: Project, section: Section, line: Option, devices: str, start: int) -> Iterator[Named]:
    """The endpoints, and places of the dialplan, that dial strings name. `start`: where these begin in the value."""
    written = as_read(section, line)
    for reference in of_hint(devices):
        yield from _names(project, written, reference, start, None, "")


def names_in_step(project: Project, context: str, section: Section, step: Step) -> Iterator[Named]:
    """The names on a line of an extension: its own, its label, and what its application is told."""
    line = step.place.option
    if line is None:
        return
    written = as_read(section, line)
    own = extension(context, step.exten)
    parts = parts_of(line.name, line.value)
    if parts.exten is not None and not is_computed(step.exten):
        text = line.value[slice(*parts.exten)].partition("/")[0].rstrip()
        span = Span(parts.exten.start, parts.exten.start + len(text))
        named = written.named(span, text, (own,), Role.DEFINITION)
        yield named._replace(text=step.exten, is_plain=named.is_plain and text.replace(" ", "") == step.exten)
    if parts.label is not None and step.label:
        yield written.named(parts.label, step.label, (label_of(own, step.label),), Role.DEFINITION)
    for reference in references_in(step):
        yield from _names(project, written, reference, 0, step, context)


def names_of_step(section: Section, line: Option, thing: Thing) -> Iterator[Named]:
    """The priority on a line of an extension, which is what a step is known by."""
    span = parts_of(line.name, line.value).priority
    yield as_read(section, line).named(span, line.value[slice(*span)], (thing,), Role.DEFINITION)


def names_in_include(section: Section, include: Include) -> Iterator[Named]:
    """The context that a line `include =>` names."""
    line = include.place.option
    if line is not None and line.value.startswith(include.context) and include.context:
        span = Span(0, len(include.context))
        yield as_read(section, line).named(span, include.context, (listed(DIALPLAN_FILE, include.context),))


def line_of(project: Project, category: Category, id_: SectionId, line: int) -> Step | Include | None:
    """What a line of a section adds to the dialplan."""
    context = _context(project, category)
    script = context.scripts.get(category.section) if context is not None else None
    if script is None:
        return None
    steps = script.steps
    if len(category.parts) == 1:  # nearly always: they stand in the order of the lines
        index = bisect_left(steps, line, key=_line)
        found = steps[index : index + 1]
    else:
        found = tuple([step for step in steps if step.place.section == id_ and _line(step) == line])
    some: tuple[Step | Include, ...] = (*found, *script.includes)
    return next((one for one in some if one.place.section == id_ and _line(one) == line), None)


def _line(one: Step | Include) -> int:
    return one.place.option.line if one.place.option is not None else -1


def _context(project: Project, category: Category) -> Context | None:
    plan = project.plan
    return plan.context(category.name) if plan is not None and category.section in plan.scripts else None


def _names(
    project: Project, written: Written, reference: CallReference, start: int, step: Step | None, context: str
) -> Iterator[Named]:
    """The parts of a reference that are written, each with what it stands for."""
    if reference.names is Names.PLACE:
        found: Iterable[tuple[Part, tuple[Thing, ...]]] = _place(project, reference, step, context)
    else:
        found = _single(project, reference)
    for part, things in found:
        span = part.span.shifted(start)
        text = part.text[len(part.prefix) :]
        if not part.computed and things and span.start < span.end and written.value[span.start : span.end] == text:
            yield written.named(span, part.text, things)


def _single(project: Project, reference: CallReference) -> Iterator[tuple[Part, tuple[Thing, ...]]]:
    """What is named by one word, or by a word and its context."""
    first, *rest = reference.parts
    if first is None:
        return
    names, text = reference.names, first.text
    if names in _LISTED:
        yield first, (listed(_LISTED[names], text),)
    elif names in _OBJECTS:
        yield first, (object_of(_OBJECTS[names], text),)
    elif names is Names.ENDPOINT:
        yield _endpoint(project, first)
    elif names is Names.MAILBOX and rest and rest[0] is not None:
        yield first, (mailbox(rest[0].text, text),)
        yield rest[0], (listed("voicemail.conf", rest[0].text),)


def _endpoint(project: Project, part: Part) -> tuple[Part, tuple[Thing, ...]]:
    """An endpoint: all of the word or, with a user in front, what stands behind the `@`."""
    user, at, rest = part.text.rpartition("@")
    table = project.known.get(_ENDPOINT)
    if at and rest and not (table is not None and table.get(part.text)):
        middle = part.span.start + len(user) + len(at)
        part = part._replace(text=rest, span=Span(middle, part.span.end))
    return part, (object_of(_ENDPOINT, part.text),)


def _place(
    project: Project, reference: CallReference, step: Step | None, context: str
) -> Iterator[tuple[Part, tuple[Thing, ...]]]:
    """A place of the dialplan: its context, the extension that answers there, and the label or the priority."""
    at, exten, priority = reference.parts
    if at is not None and not at.computed:
        yield at, (listed(DIALPLAN_FILE, at.text),)
    if (at is not None and at.computed) or (exten is not None and exten.computed):
        return
    name = at.text if at is not None else context
    word = priority.text.strip() if priority is not None and not priority.computed else ""
    if exten is None and step is None:
        return
    own = extension(context, step.exten) if step is not None else extension(name, "")
    answering = own if exten is None and at is None else _answering(project, name, exten.text if exten else "s", word)
    if exten is not None:
        yield exten, (answering,)
    if priority is not None and word.isdecimal():
        yield priority, (step_of(answering, number_of(word)),)
    elif priority is not None and word and not word.lstrip("+-").isdecimal():  # `+2` counts from where the call is
        yield priority, (label_of(answering, word),)


def _answering(project: Project, context: str, number: str, word: str) -> Thing:
    """The extension that answers a number in a context, over includes and patterns; of that name where none does."""
    plan = project.plan

    def shape(name: str) -> Shape | None:
        found = plan.context(name) if plan is not None else None
        return found.shape if found is not None else None

    priority, label = (number_of(word), "") if word.isdecimal() else (1, word)
    found = search(shape, context, number, priority=priority, label=label, follows_times=True).found
    if found is None and (label or priority != 1):
        found = search(shape, context, number, follows_times=True).found
    return extension(context, number) if found is None else extension(found.context, found.outline.exten)
