"""Find references, and highlight them in one file: every place that names what is named at the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.naming import mentions, name_at
from asterisk_ls.features.things import Role

if TYPE_CHECKING:
    from asterisk_ls.features.things import Mention
    from asterisk_ls.semantic.project import Project


def references(project: Project, path: str, offset: int, *, with_definition: bool = True) -> list[Mention]:
    """The places that name the same thing. From a header that is everything that the section defines."""
    name = name_at(project, path, offset)
    found = mentions(project, name.things) if name is not None else []
    return [one for one in found if with_definition or one.role is not Role.DEFINITION]


def highlights(project: Project, path: str, offset: int) -> list[Mention]:
    """The same in the file itself; a name that stands for nothing that is there counts as well.

    The name at the cursor is always among them: one of the many that lead to the first step of an extension, say.
    """
    name = name_at(project, path, offset)
    found = mentions(project, name.things, only=path) if name is not None else []
    if name is not None and name.things and all(one.span != name.span for one in found):
        found = sorted([*found, name], key=lambda one: one.span)
    return found
