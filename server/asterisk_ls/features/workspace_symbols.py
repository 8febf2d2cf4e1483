"""Search all sections and extensions of a directory by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from asterisk_ls.features.document_symbols import about
from asterisk_ls.features.markdown import clean
from asterisk_ls.features.scope import types_of
from asterisk_ls.features.symbols import SymbolKind, shown_name
from asterisk_ls.syntax.names import fold
from asterisk_ls.syntax.spans import header_spans, line_span
from asterisk_ls.text import in_this_order
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asterisk_ls.semantic.dialplan.model import Step
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit
    from asterisk_ls.syntax.held import SectionId
    from asterisk_ls.text import Span

MOST = 200
"""Names that a search brings."""


class Found(NamedTuple):
    """A section or an extension that a search found."""

    name: str
    detail: str
    kind: SymbolKind
    path: str
    span: Span
    """Of its name, or its first line."""
    rank: int
    """How well it fits: 0 is best."""


def workspace_symbols(project: Project, query: str, most: int = MOST) -> list[Found]:
    """The sections and extensions whose names hold the query, or at least its letters in that order; the best first."""
    ranked: list[tuple[int, str, int, Callable[[], Iterator[Found]]]] = []
    wanted = fold(query.strip())
    for unit in project.units.values():
        for name, ids in project.sections(unit.path).items():
            rank = _rank(name, wanted)
            if rank is not None:
                ranked += [(rank, name, len(ranked), partial(_section, project, unit, id_, rank)) for id_ in ids]
    for context, step in _extensions(project):
        rank = _rank(step.exten, wanted)
        if rank is not None:
            ranked.append((rank, step.exten, len(ranked), partial(_extension, project, context, step, rank)))
    ranked.sort(key=lambda one: one[:3])
    return [found for *_, make in ranked[:most] for found in make()]


def _extensions(project: Project) -> Iterator[tuple[str, Step]]:
    """The first steps of all extensions, with their contexts."""
    for kept in project.plan.scripts.values() if project.plan is not None else ():
        before = ""
        for step in kept.result.steps:
            exten = step[0]
            if exten != before:
                before = exten
                yield kept.result.context, step


def _rank(name: str, wanted: str) -> int | None:
    at = name.find(wanted)
    if at < 0:
        return 3 if in_this_order(wanted, name) else None
    return 2 if at else int(len(name) > len(wanted))


def _section(project: Project, unit: Unit, id_: SectionId, rank: int) -> Iterator[Found]:
    category, file = unit.categories.get(id_), project.source.file(id_.path)
    placed = file.placed(id_.label) if file is not None else None
    if category is not None and placed is not None:
        section, start = placed
        is_context = project.plan is not None and id_ in project.plan.scripts
        types = types_of(project, unit.path, category)
        detail = "context" if is_context else about(types, template=category.template)
        kind = SymbolKind.TEMPLATE if category.template else SymbolKind.SECTION
        span = header_spans(section).name.shifted(start.offset)
        yield Found(shown_name(category.name), detail, kind, id_.path, span, rank)


def _extension(project: Project, context: str, step: Step, rank: int) -> Iterator[Found]:
    id_, option = step.place
    file = project.source.file(id_.path)
    placed = file.placed(id_.label) if file is not None else None
    if option is not None and placed is not None:
        section, start = placed
        span = line_span(section, option.line).shifted(start.offset)
        yield Found(shown_name(step.exten), f"in {clean(context)}", SymbolKind.EXTENSION, id_.path, span, rank)
