"""Go to definition: from a name to what it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.naming import definitions, name_at
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.features.things import Mention
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.text import Span


class Definition(NamedTuple):
    """A name, and where what it stands for is defined."""

    span: Span
    targets: tuple[Mention, ...]


def definition(project: Project, path: str, offset: int) -> Definition | None:
    """Where the thing is defined whose name stands at an offset; None where no name stands."""
    name = name_at(project, path, offset)
    return Definition(name.span, tuple(definitions(project, name.things))) if name is not None else None
