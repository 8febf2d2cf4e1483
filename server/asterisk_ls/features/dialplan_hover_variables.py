"""What a variable is: one of Asterisk itself, a global one with its value, or one that steps of the context set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.dialplan_variables import (
    OF_A_CHANNEL,
    OF_THE_MACHINE,
    arguments_in,
    made_in,
    set_in,
    steps_in,
)
from asterisk_ls.features.markdown import code
from asterisk_ls.features.places import place
from asterisk_ls.schema.secrets import masked_value
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE
from asterisk_ls.semantic.dialplan.variables import GLOBALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.schema.vocabulary import Vocabulary
    from asterisk_ls.semantic.model import SectionId
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.syntax.nodes import Option


def variable_text(project: Project, vocabulary: Vocabulary, context: str, name: str, *, seen_from: str) -> str:
    """Markdown about a variable; empty where nothing is known of it. A value that may be a secret is not shown."""
    lines = [*_facts(project, vocabulary, context, name, seen_from)]
    return "\n\n".join([f"Variable {code(name)}", *lines]) if lines else ""


def _facts(project: Project, vocabulary: Vocabulary, context: str, name: str, seen_from: str) -> Iterator[str]:
    own = OF_A_CHANNEL.get(name) or OF_THE_MACHINE.get(name)
    if own:
        yield f"Of Asterisk itself: {own}."
        return
    steps = list(steps_in(project, context))
    naming = [step for step in steps if name in step.data]
    step = set_in(naming, vocabulary).get(name)
    if step is not None and step.place.option is not None:
        where = place(project, step.place.section, step.place.option.line, seen_from=seen_from)
        yield f"Set in this context: {where}."
    made = made_in(steps, vocabulary).get(name)
    if made is not None:
        words = f": {', '.join(map(code, made.words))}" if made.words else ""
        yield f"Of {code(made.maker)}{words}."
    if name[:3] == "ARG" and name[3:].isdecimal() and arguments_in(steps):
        yield f"Argument {name[3:]} of the subroutine."
    where_set = _global(project, name)
    if where_set is not None:
        section, option = where_set
        where = place(project, section, option.line, seen_from=seen_from)
        is_secret = masked_value(option.name, option.value) != option.value
        value = "a value that may be a secret and is not shown" if is_secret else code(option.value)
        yield f"Global, set at {where}: {value}."


def _global(project: Project, name: str) -> tuple[SectionId, Option] | None:
    """The last line of `[globals]` that sets a variable."""
    unit = project.units.get(DIALPLAN_FILE)
    found = None
    for id_ in project.sections(DIALPLAN_FILE).get(GLOBALS, ()):
        category = unit.categories.get(id_) if unit is not None else None
        for part in category.parts if category is not None and not category.template else ():
            for option in part.options:
                if option.name.lstrip("_") == name:
                    found = part.section, option
    return found
