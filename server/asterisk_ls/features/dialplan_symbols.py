"""The extensions of a context, for its outline."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from asterisk_ls.features.symbols import Symbol, SymbolKind, option_symbol, shortened, shown_name
from asterisk_ls.findings.report import Location, Position
from asterisk_ls.semantic.dialplan.model import HINT
from asterisk_ls.syntax.lines import line_starts
from asterisk_ls.text import BLANKS, Span, new

if TYPE_CHECKING:
    from asterisk_ls.semantic.dialplan.model import Step
    from asterisk_ls.semantic.model import Category, SectionId
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.syntax.nodes import Section
    from asterisk_ls.syntax.splicing import Start


def extension_symbols(
    project: Project, category: Category, id_: SectionId, section: Section, start: Start
) -> tuple[Symbol, ...] | None:
    """The extensions of a section of the dialplan, and its other lines; None for a section that is no context."""
    kept = project.plan.scripts.get(category.section) if project.plan is not None else None
    if kept is None:
        return None
    steps = {
        step.place.option.line: step for step in kept.result.steps if step.place.section == id_ and step.place.option
    }
    found: list[Symbol] = []
    for key, some in groupby(section.options, key=lambda line: _key(steps.get(line.line))):
        if key is None:
            found += [option_symbol(id_.path, section, start, line) for line in some]
        else:
            found.append(_extension(id_.path, section, start, [steps[line.line] for line in some]))
    return tuple(found)


def _key(step: Step | None) -> tuple[str, str | None] | None:
    return None if step is None else (step.exten, step.caller)


def _extension(path: str, section: Section, start: Start, steps: list[Step]) -> Symbol:
    """The entry of lines in a row that belong to one extension."""
    text, starts = section.text, line_starts(section.text)
    first, last = _line(steps[0]), _line(steps[-1])
    begin, end = starts[first], starts[last + 1] if last + 1 < len(starts) else len(text)
    end = begin + len(text[begin:end].rstrip(BLANKS))
    begin += len(text[begin:end]) - len(text[begin:end].lstrip(BLANKS))
    stop = text.find("\n", begin, end)
    stop = stop if stop >= 0 else end
    at = text.find(steps[0].exten, text.find("=", begin, stop) + 1, stop)
    own = Span(at, at + len(steps[0].exten)) if at >= 0 else Span(begin, stop)
    offset, line = start
    whole = new(Span, (offset + begin, offset + end))
    of_line, of_last = starts[first], starts[last]
    where = (path, whole, _position(line + first, begin - of_line), _position(line + last, end - of_last))
    name = (
        path,
        own.shifted(offset),
        _position(line + first, own.start - of_line),
        _position(line + first, own.end - of_line),
    )
    exten, caller = steps[0].exten, steps[0].caller
    shown = shown_name(exten if caller is None else f"{exten}/{caller}")
    return new(Symbol, (shown, _detail(steps), SymbolKind.EXTENSION, new(Location, where), new(Location, name), ()))


def _detail(steps: list[Step]) -> str:
    """What an extension does, in a few words."""
    names = [f"hint {step.application}" if step.priority == HINT else step.application.strip() for step in steps[:MOST]]
    return shortened(" → ".join(name for name, _ in groupby(names)))


MOST = 12
"""Steps of an extension that are looked at."""


def _position(line: int, column: int) -> Position:
    return new(Position, (line, column))


def _line(step: Step) -> int:
    return step.place.option.line if step.place.option is not None else 0
