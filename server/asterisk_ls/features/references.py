"""Find references, and highlight them in one file: every place that names what is named at the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.naming import in_order, mentions, name_at
from asterisk_ls.features.things import Role

if TYPE_CHECKING:
    from asterisk_ls.features.things import Mention
    from asterisk_ls.semantic.project import Project


def references(project: Project, path: str, offset: int, *, with_definition: bool = True) -> list[Mention]:
    """The places that name the same thing. From a header that is everything that the section defines."""
    found = _mentions(project, name_at(project, path, offset))
    return [one for one in found if with_definition or one.role is not Role.DEFINITION]


def highlights(project: Project, path: str, offset: int) -> list[Mention]:
    """The same in the file itself; a name that stands for nothing that is there counts as well."""
    return _mentions(project, name_at(project, path, offset), only=path)


def _mentions(project: Project, name: Mention | None, only: str | None = None) -> list[Mention]:
    """All mentions of what a name stands for, that name among them: it may stand where Asterisk does not look."""
    if name is None or not name.things:
        return []
    found = mentions(project, name.things, only)
    is_there = any((one.path, one.span) == (name.path, name.span) for one in found)
    return found if is_there else in_order(project, [*found, name])
