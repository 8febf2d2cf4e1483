"""The extensions of a context, for its outline."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from asterisk_ls.features.symbols import Area, Symbol, SymbolKind, option_symbol, shortened, shown_name
from asterisk_ls.semantic.dialplan.model import HINT
from asterisk_ls.syntax.lines import line_starts
from asterisk_ls.text import BLANKS, new

if TYPE_CHECKING:
    from asterisk_ls.semantic.dialplan.model import Step
    from asterisk_ls.semantic.model import Category, SectionId
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.syntax.nodes import Section


def extension_symbols(
    project: Project, category: Category, id_: SectionId, section: Section, first_line: int
) -> tuple[Symbol, ...] | None:
    """The extensions of a section of the dialplan, and its other lines; None for a section that is no context.

    `first_line`: that of the section in its file.
    """
    kept = project.plan.scripts.get(category.section) if project.plan is not None else None
    if kept is None:
        return None
    steps = {
        step.place.option.line: step for step in kept.result.steps if step.place.section == id_ and step.place.option
    }
    found: list[Symbol] = []
    for key, some in groupby(section.options, key=lambda line: _key(steps.get(line.line))):
        if key is None:
            found += [option_symbol(section, first_line, line) for line in some]
        else:
            found.append(_extension(section, first_line, [steps[line.line] for line in some]))
    return tuple(found)


def _key(step: Step | None) -> tuple[str, str | None] | None:
    return None if step is None else (step.exten, step.caller)


def _extension(section: Section, first_line: int, steps: list[Step]) -> Symbol:
    """The entry of lines in a row that belong to one extension."""
    text, starts = section.text, line_starts(section.text)
    first, last = _line(steps[0]), _line(steps[-1])
    begin, end = starts[first], starts[last + 1] if last + 1 < len(starts) else len(text)
    end = begin + len(text[begin:end].rstrip(BLANKS))
    begin += len(text[begin:end]) - len(text[begin:end].lstrip(BLANKS))
    stop = text.find("\n", begin, end)
    stop = stop if stop >= 0 else end
    exten, caller = steps[0].exten, steps[0].caller
    at = text.find(exten, text.find("=", begin, stop) + 1, stop)
    at, stop = (at, at + len(exten)) if at >= 0 else (begin, stop)
    line, column = first_line + first, starts[first]
    whole = new(Area, (line, begin - column, first_line + last, end - starts[last]))
    own = new(Area, (line, at - column, line, stop - column))
    shown = shown_name(exten if caller is None else f"{exten}/{caller}")
    return new(Symbol, (shown, _detail(steps), SymbolKind.EXTENSION, whole, own, ()))


def _detail(steps: list[Step]) -> str:
    """What an extension does, in a few words."""
    names = [f"hint {step.application}" if step.priority == HINT else step.application.strip() for step in steps[:MOST]]
    return shortened(" → ".join(name for name, _ in groupby(names)))


MOST = 12
"""Steps of an extension that are looked at."""


def _line(step: Step) -> int:
    return step.place.option.line if step.place.option is not None else 0
