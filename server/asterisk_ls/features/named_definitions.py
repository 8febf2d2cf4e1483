"""Where things are defined that are no sections: lines of the dialplan, and mailboxes; and the words to look for them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.named_patterns import numbers_of
from asterisk_ls.features.searching import lines_behind, lines_like
from asterisk_ls.features.things import LISTED, Kind, Thing
from asterisk_ls.semantic.dialplan.model import HINT
from asterisk_ls.semantic.dialplan.patterns import identity
from asterisk_ls.syntax.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.features.searching import Lines
    from asterisk_ls.semantic.dialplan.model import Step
    from asterisk_ls.semantic.model import Place
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.syntax.file import File

MACRO = "macro-"
"""How the names of contexts begin that `Macro` knows by what follows."""


def places_of(project: Project, thing: Thing) -> Iterator[Place]:
    """The lines on which such a thing is defined: of an extension the first one."""
    match thing.kind:
        case Kind.EXTENSION:
            some = sorted(steps_of(project, thing), key=lambda step: (step.priority == HINT, step.priority))
            yield from [step.place for step in some if _names_its_extension(step)][:1]
        case Kind.LABEL:
            yield from (step.place for step in steps_of(project, thing) if step.label == thing.name)
        case Kind.STEP:
            yield from (step.place for step in steps_of(project, thing) if str(step.priority) == thing.name)
        case Kind.MAILBOX:
            yield from _boxes(project, thing)


def steps_of(project: Project, thing: Thing) -> list[Step]:
    """The steps of an extension, those included that want another caller."""
    name, wanted = thing.where
    context = project.plan.context(str(name)) if project.plan is not None else None
    if context is None:
        return []
    return [step for peers in context.extensions if _is_called(peers.exten, wanted) for step in peers.steps]


def _is_called(exten: str, wanted: object) -> bool:
    """Whether an extension is the wanted one: most are known not to be by a glance."""
    if isinstance(wanted, str) and "-" not in exten:
        return exten == wanted
    return identity(exten) == wanted


def words_of(project: Project, thing: Thing) -> set[str]:
    """The words of which one stands where a thing is named; none for what has no name."""
    match thing.kind:
        case Kind.LISTED if thing.name.startswith(MACRO):
            return {thing.name, thing.name.removeprefix(MACRO)}
        case Kind.OBJECT | Kind.LISTED | Kind.MAILBOX:
            return {thing.name}
        case Kind.EXTENSION:
            own = thing.where[1]
            return {step.exten for step in steps_of(project, thing)} | ({own} if isinstance(own, str) else set())
        case _:
            return set()


def elsewhere(project: Project, thing: Thing, file: File) -> Iterator[Lines]:
    """The lines of the dialplan that may name a thing without its name, or by one that many others have.

    A pattern is meant by numbers. A label is meant by itself in its own extension, and elsewhere behind another extension.
    """
    if thing.kind is Kind.LABEL:
        yield from lines_behind(file, thing.name, ",^")
    elif thing.kind is Kind.EXTENSION and not isinstance(thing.where[1], str):
        for exten in {step.exten for step in steps_of(project, thing)}:
            yield from lines_like(file, numbers_of(exten))


def is_any_case(thing: Thing) -> bool:
    """Whether a name is compared in any case."""
    return thing.kind is Kind.MAILBOX or (thing.kind is Kind.LISTED and LISTED[str(thing.where[0])].any_case)


def _names_its_extension(step: Step) -> bool:
    return step.place.option is not None and step.place.option.name[:4].lower() != "same"


def _boxes(project: Project, thing: Thing) -> Iterator[Place]:
    """The lines of a mailbox in the sections of its context."""
    unit = project.units.get("voicemail.conf")
    for id_ in project.sections("voicemail.conf").get(str(thing.where[0]), ()) if unit is not None else ():
        category = unit.categories.get(id_) if unit is not None else None
        for place in category.places() if category is not None and not category.template else ():
            if place.option is not None and fold(place.option.name) == thing.name:
                yield place
