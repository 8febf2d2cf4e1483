"""Which variables a step can know: those of the channel, global ones, and what is set in the same context."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING

from asterisk_ls.features.dialplan_calls import SETTERS
from asterisk_ls.features.dialplan_roles import Role, role_in_application
from asterisk_ls.syntax.dialplan.arguments import separate
from asterisk_ls.syntax.dialplan.substitution import parse
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import BLANKS
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from asterisk_ls.schema.vocabulary import Vocabulary
    from asterisk_ls.semantic.dialplan.model import Step
    from asterisk_ls.semantic.model import SectionId
    from asterisk_ls.semantic.project import Project

    Reader = Callable[[str], Iterable[str]]

OF_A_CHANNEL: Mapping[str, str] = {
    "EXTEN": "what was dialled",
    "CONTEXT": "context of this step",
    "PRIORITY": "priority of this step",
    "CHANNEL": "name of this channel",
    "UNIQUEID": "what tells this channel from all others",
    "HANGUPCAUSE": "why the channel hung up, as a number",
    "HINT": "devices of the hint of this extension",
    "HINTNAME": "name of the hint of this extension",
    "CALLINGPRES": "how the caller's number may be shown, as a number",
    "CALLINGTON": "type of the caller's number",
    "CALLINGANI2": "kind of line that the caller is at",
    "CALLINGTNS": "network that the caller chose",
}
"""Variables that Asterisk answers by itself where there is a channel, the usual ones first: `ast_str_retrieve_variable` of
`main/pbx_variables.c`."""
OF_THE_MACHINE: Mapping[str, str] = {
    "ASTCACHEDIR": "folder of what can be fetched again",
    "ASTDATADIR": "folder of sounds and the like",
    "ASTDBDIR": "folder of the database",
    "ASTETCDIR": "folder of the configuration",
    "ASTKEYDIR": "folder of keys",
    "ASTLOGDIR": "folder of logs",
    "ASTMODDIR": "folder of modules",
    "ASTRUNDIR": "folder of the socket and the process id",
    "ASTSBINDIR": "folder of the programs",
    "ASTSPOOLDIR": "folder of recordings and messages",
    "ASTAGIDIR": "folder of AGI programs",
    "ASTVARLIBDIR": "folder of what Asterisk keeps",
    "ENTITYID": "what tells this Asterisk from all others",
    "EPOCH": "seconds since 1970",
    "SYSTEMNAME": "name of this Asterisk in asterisk.conf",
}
"""Variables that Asterisk answers by itself everywhere."""
USUAL_ARGUMENTS = 3
"""`ARG1` and so on that are offered in a subroutine that names none."""
_ARGUMENT = re.compile(r"\bARG([1-9]\d?)\b")
_MARKS = "_"
"""What stands before the name of a variable that channels inherit."""


MOST_STEPS = 2000
"""Steps of a section that are looked at while somebody types."""


class Made(NamedTuple):
    """A variable of an application."""

    maker: str
    words: tuple[str, ...]
    """What it may be, where these are words."""


def steps_in(project: Project, context: str) -> Iterator[Step]:
    """All steps that the sections of a context add to it, in order."""
    for _, steps in _scripts(project, context):
        yield from steps


def steps_near(project: Project, context: str, section: SectionId, line: int) -> Iterator[Step]:
    """Of a section with very many steps those around a line of it; of another one the first."""
    for id_, steps in _scripts(project, context):
        start = 0
        if len(steps) > MOST_STEPS and id_ == section:
            start = max(0, bisect_left(steps, line, key=_line) - MOST_STEPS // 2)
        yield from steps[start : start + MOST_STEPS]


def _scripts(project: Project, context: str) -> Iterator[tuple[SectionId, tuple[Step, ...]]]:
    plan = project.plan
    for section in (plan.sections.get(context) or ()) if plan is not None else ():
        kept = plan.scripts.get(section) if plan is not None else None
        if kept is not None:
            yield section, kept.result.steps


def _line(step: Step) -> int:
    return step.place.option.line if step.place.option is not None else 0


def set_in(steps: Iterable[Step], vocabulary: Vocabulary) -> dict[str, Step]:
    """The variables that steps set, each with the first that does."""
    found: dict[str, Step] = {}
    readers: dict[str, Reader | None] = {}
    for step in steps:
        application = step[4]
        if application not in readers:
            readers[application] = _reader_of(application, vocabulary)
        reader = readers[application]
        for variable in reader(step[5]) if reader is not None else ():
            found.setdefault(variable, step)
    return found


def made_in(steps: Iterable[Step], vocabulary: Vocabulary) -> dict[str, Made]:
    """The variables of the applications that steps call."""
    found: dict[str, Made] = {}
    for name in dict.fromkeys([step[4] for step in steps]):
        word = vocabulary.application(name.strip(BLANKS))
        for variable, words in word.variables.items() if word is not None else ():
            found.setdefault(variable, Made(word.name if word is not None else name, words))
    return found


def arguments_in(steps: Iterable[Step]) -> int:
    """How many arguments steps take as a subroutine; 0 where they are none."""
    most = 0
    for step in steps:
        if "ARG" in step[5]:
            most = max(most, *map(int, _ARGUMENT.findall(step[5])), 0)
        if most < USUAL_ARGUMENTS and step[4][:6].lower() == "return":
            most = USUAL_ARGUMENTS
    return most


def _reader_of(application: str, vocabulary: Vocabulary) -> Reader | None:
    """What finds the variables that an application sets in what it is given; None for one that sets none so."""
    name = fold(application.strip(BLANKS))
    if name in SETTERS:
        return partial(_set, is_list=name == "mset")
    number = _reads_into(vocabulary, name)
    return partial(_read, number=number) if number is not None else None


def _reads_into(vocabulary: Vocabulary, name: str) -> int | None:
    """Which argument of an application is the name of a variable."""
    word = vocabulary.application(name)
    for number in range(len(word.parameters)) if word is not None else ():
        if word is not None and role_in_application(word, number)[0] is Role.VARIABLE:
            return number
    return None


def _read(data: str, number: int) -> Iterator[str]:
    found = separate(parse(data)).items
    if number < len(found) and not found[number].computed and found[number].value.strip(BLANKS):
        yield found[number].value.strip(BLANKS)


def _set(data: str, *, is_list: bool) -> Iterator[str]:
    """The variables that `Set(name=value)` sets."""
    pieces = [argument.text for argument in separate(parse(data)).items] if is_list else [data]
    for piece in pieces:
        name, equals, _ = piece.partition("=")
        if equals and "$" not in name:
            yield from _assigned(name.strip(BLANKS))


def _assigned(name: str) -> Iterator[str]:
    function, paren, rest = name.partition("(")
    if not paren:
        yield name.lstrip(_MARKS)
    elif function in ("LOCAL", "HASH"):
        yield rest.removesuffix(")").partition(",")[0].strip(BLANKS)
    elif function == "ARRAY":
        yield from (one.strip(BLANKS) for one in rest.removesuffix(")").split(","))
