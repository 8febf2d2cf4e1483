"""Whether a configuration is the same after a rename, but for the name.

A rename is worked out from the text. This looks at what Asterisk would make of the text that comes of it, so that whatever
was not thought of ends in a refusal, and not in a phone that is gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from asterisk_ls.features.fixing import applied
from asterisk_ls.features.naming import name_at
from asterisk_ls.features.things import Mention, Thing, listed, mailbox, object_of, thing_of
from asterisk_ls.findings.report import FileEdit
from asterisk_ls.semantic.attempts import home
from asterisk_ls.semantic.dialplan.model import HINT
from asterisk_ls.syntax.file import replaced
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from asterisk_ls.semantic.dialplan.model import Script
    from asterisk_ls.semantic.memo import Remembered
    from asterisk_ls.semantic.model import Category, Creation
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.table import Table

    Names = Mapping[Thing, tuple[Thing, str]]

K = TypeVar("K")
V = TypeVar("V")

MOST_EDITS = 1000
MOST_TEXT = 500_000
"""Edits, and characters of the sections that they change, whose outcome is looked at: to read more again takes a second."""


class Changed(NamedTuple):
    """A rename that is to be looked at."""

    found: tuple[Mention, ...]
    edits: tuple[FileEdit, ...]
    """Of each mention the edit."""
    things: Mapping[Thing, tuple[Thing, str]]
    """What things become, and what they are called then."""


def difference(project: Project, changed: Changed) -> str:
    """What becomes different besides names; empty when nothing does."""
    if len(changed.edits) > MOST_EDITS or _size(project, changed.found) > MOST_TEXT:
        return ""
    files = {}
    for path in {edit.path for edit in changed.edits}:
        file = project.source.file(path)
        if file is not None:
            files[path] = replaced(file, applied(file.text, [edit for edit in changed.edits if edit.path == path]))
    after = project.with_files(files)
    return next(chain(_differences(project, after, changed.things), _misnamed(after, changed)), "")


def _size(project: Project, found: Iterable[Mention]) -> int:
    """How long the sections are in which something changes."""
    sections = [(project.source.file(id_.path), id_) for id_ in {one.section for one in found}]
    some = [file.section(id_.label) for file, id_ in sections if file is not None]
    return sum([len(section.text) for section in some if section is not None])


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
    plans = (before.plan, after.plan)
    if plans[0] is not None and plans[1] is not None and _differ(plans[0].scripts, plans[1].scripts, _lines, _lines):
        yield "the dialplan would be another one"


def _misnamed(after: Project, changed: Changed) -> Iterator[str]:
    """A place that would name something else than what it names now."""
    shifts: dict[str, int] = {}
    for mention, edit in zip(changed.found, changed.edits, strict=True):
        shift = shifts.get(edit.path, 0)
        shifts[edit.path] = shift + len(edit.text) - (edit.span.end - edit.span.start)
        named = name_at(after, edit.path, edit.span.start + shift)
        wanted = {changed.things[thing][0] for thing in mention.things if thing in changed.things}
        if named is None or wanted.isdisjoint(named.things):
            yield f"`{edit.text}` would mean something else in {edit.path}"


def _differ(
    before: Table[K, V], after: Table[K, V], of_old: Callable[[V], object], of_new: Callable[[V], object]
) -> bool:
    """Whether two tables hold something else."""
    return any(old is None or new is None or of_old(old) != of_new(new) for old, new in before.differences(after))


def _shape(category: Category) -> object:
    """Whose lines a section has."""
    return category.template, [(part.section, part.inherited, len(part.options)) for part in category.parts]


def _lines(kept: Remembered[Script]) -> object:
    """What a section adds to the dialplan, without names."""
    script = kept.result
    steps = [
        (one.caller, one.priority, bool(one.label), one.priority != HINT and one.application) for one in script.steps
    ]
    return steps, len(script.includes), Counter(fault.kind for fault in script.faults)


def _meaning(creation: Creation, names: Names = {}) -> object:  # noqa: B006 - it is only read
    """An object, what it names, and what Asterisk minds about it. What a rule has doubts about may hang on the name."""
    own = object_of(home(creation), creation.id)
    references = Counter(
        (target, _named(target, reference.name, names))
        for reference in creation.references
        for target in reference.targets
    )
    faults = Counter(fault.kind for fault in creation.faults if fault.fatal or fault.log or fault.option)
    return own.where, _called(own, creation.id, names), creation.created, references, faults


def _named(target: str, name: str, names: Names) -> str:
    """What an option names afterwards."""
    if target != "mailbox":
        return _called(thing_of(target, name), name, names)
    box, at, context = name.partition("@")
    now = _called(listed("voicemail.conf", context), context, names)
    return _called(mailbox(context, box), box, names) + at + now


def _called(thing: Thing, name: str, names: Names) -> str:
    return names[thing][1] if thing in names else name
