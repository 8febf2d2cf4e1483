"""Search all sections of a directory by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from asterisk_ls.features.document_symbols import SymbolKind, about, shown_name
from asterisk_ls.features.scope import types_of
from asterisk_ls.syntax.names import fold
from asterisk_ls.syntax.spans import header_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit
    from asterisk_ls.syntax.held import SectionId
    from asterisk_ls.text import Span

MOST = 200
"""Sections that a search brings."""


class Found(NamedTuple):
    """A section that a search found."""

    name: str
    detail: str
    kind: SymbolKind
    path: str
    span: Span
    """Of its name."""
    rank: int
    """How well it fits: 0 is best."""


def workspace_symbols(project: Project, query: str, most: int = MOST) -> list[Found]:
    """The sections whose names hold the query, or at least its letters in that order; the best first."""
    ranked: list[tuple[int, str, Unit, SectionId]] = []
    wanted = fold(query.strip())
    loosely = re.compile(".*".join(map(re.escape, wanted)), re.DOTALL)
    for unit in project.units.values():
        for name, ids in project.sections(unit.path).items():
            rank = _rank(name, wanted, loosely)
            if rank is not None:
                ranked += [(rank, name, unit, id_) for id_ in ids]
    ranked.sort(key=lambda one: one[:2])
    return [found for rank, _, unit, id_ in ranked[:most] for found in _found(project, unit, id_, rank)]


def _rank(name: str, wanted: str, loosely: re.Pattern[str]) -> int | None:
    at = name.find(wanted)
    if at < 0:
        return 3 if loosely.search(name) is not None else None
    return 2 if at else int(len(name) > len(wanted))


def _found(project: Project, unit: Unit, id_: SectionId, rank: int) -> Iterator[Found]:
    category, file = unit.categories.get(id_), project.source.file(id_.path)
    placed = file.placed(id_.label) if file is not None else None
    if category is not None and placed is not None:
        section, start = placed
        detail = about(types_of(project, unit.path, category), template=category.template)
        kind = SymbolKind.TEMPLATE if category.template else SymbolKind.SECTION
        span = header_spans(section).name.shifted(start.offset)
        yield Found(shown_name(category.name), detail, kind, id_.path, span, rank)
