"""Whether a configuration is the same after a rename, but for the name.

A rename is worked out from the text. This looks at what Asterisk would make of the text that comes of it, so that whatever
was not thought of ends in a refusal, and not in a phone that is gone.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from asterisk_ls.features.fixing import applied
from asterisk_ls.features.things import Thing, object_of, thing_of
from asterisk_ls.semantic.attempts import home
from asterisk_ls.syntax.file import replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from asterisk_ls.findings.report import FileEdit
    from asterisk_ls.semantic.model import Category, Creation
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.table import Table

    Names = Mapping[Thing, str]
    """What things are called afterwards."""

K = TypeVar("K")
V = TypeVar("V")

MOST_EDITS = 1000
"""Edits whose outcome is looked at: of more, everything would be worked out anew, which takes a second."""


def difference(project: Project, edits: tuple[FileEdit, ...], names: Names) -> str:
    """What becomes different besides names; empty when nothing does. `names`: what things are called afterwards."""
    if len(edits) > MOST_EDITS:
        return ""
    files = {}
    for path in {edit.path for edit in edits}:
        file = project.source.file(path)
        if file is not None:
            files[path] = replaced(file, applied(file.text, [edit for edit in edits if edit.path == path]))
    return next(_differences(project, project.with_files(files), names), "")


def _differences(before: Project, after: Project, names: Names) -> Iterator[str]:
    if [unit.refused for unit in before.units.values()] != [unit.refused for unit in after.units.values()]:
        yield "Asterisk would read a file in another way"
    kinds = [{key: loss.kind for key, loss in project.losses.items()} for project in (before, after)]
    if kinds[0] != kinds[1] or before.lost_files != after.lost_files:
        yield "objects would be lost"
    for path, unit in before.units.items():
        if _differ(unit.categories, after.units[path].categories, _shape, _shape):
            yield f"a section of {path} would inherit from another one"
    for key, table in before.made.items():
        if _differ(
            table, after.made[key], lambda done: _meaning(done.result, names), lambda done: _meaning(done.result)
        ):
            yield f"another {key[1]} would come of it"
    if _differ(
        before.wizards,
        after.wizards,
        lambda done: [_meaning(one, names) for one in done.result],
        lambda done: [_meaning(one) for one in done.result],
    ):
        yield "a wizard would make something else"
    for path, made in before.framework.items():
        if [_meaning(one, names) for one in made] != [_meaning(one) for one in after.framework[path]]:
            yield f"{path} would hold something else"


def _differ(
    before: Table[K, V], after: Table[K, V], of_old: Callable[[V], object], of_new: Callable[[V], object]
) -> bool:
    """Whether two tables hold something else."""
    return any(old is None or new is None or of_old(old) != of_new(new) for old, new in before.differences(after))


def _shape(category: Category) -> object:
    """Whose lines a section has."""
    return category.template, [(part.section, part.inherited, len(part.options)) for part in category.parts]


def _meaning(creation: Creation, names: Names = {}) -> object:  # noqa: B006 - it is only read
    """An object, what it names, and what Asterisk minds about it. What a rule has doubts about may hang on the name."""
    own = object_of(home(creation), creation.id)
    references = Counter(
        (target, names.get(thing_of(target, reference.name), reference.name))
        for reference in creation.references
        for target in reference.targets
    )
    faults = Counter(fault.kind for fault in creation.faults if fault.fatal or fault.log or fault.option)
    return own.where, names.get(own, creation.id), creation.created, references, faults
