"""Attempts at single objects: what Asterisk makes of one category, or what was made of it before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from asterisk_ls.schema.model import Engine
from asterisk_ls.semantic import aco
from asterisk_ls.semantic.creation import create
from asterisk_ls.semantic.memo import Remembered, remembered
from asterisk_ls.semantic.model import Category, Creation, Known, SectionId
from asterisk_ls.semantic.unit import Unit
from asterisk_ls.semantic.wizard import WIZARD_FILE, wizard_creations
from asterisk_ls.text import new

if TYPE_CHECKING:
    from asterisk_ls.semantic.creation import Judge
    from asterisk_ls.semantic.homes import Home
    from asterisk_ls.semantic.mapping import TypeSource
    from asterisk_ls.semantic.project import Project


Attempt = tuple[SectionId, int]
"""A section, and which of the types that it makes an object of: nearly always the first, 0."""
Stuff = tuple[Category, "TypeSource"]
"""What an object is made of."""
Maker = tuple["Home | None", Attempt]
"""What makes objects: an attempt at a type, or, without a type, a section of `pjsip_wizard.conf`."""
SEQUENTIAL = frozenset(("transport",))
"""Types whose objects look at those of their own type above them."""


def made_of(project: Project, stuff: Stuff, judge: Judge, before: Remembered[Creation] | None) -> Remembered[Creation]:
    """The attempt to make an object, or the one from before. `judge` is that of its type."""
    if before is not None and before.source == stuff:
        stuff = before.source
    done = remembered(before, stuff, project.answer, partial(create, *stuff, judge, project.environment))
    if done is not before:
        project.counts.created += 1
    return done


def wizards_of(
    project: Project, category: Category, before: Remembered[tuple[Creation, ...]] | None
) -> Remembered[tuple[Creation, ...]]:
    """What a section of `pjsip_wizard.conf` makes, or made before."""
    done = remembered(
        before,
        category,
        project.answer,
        lambda ask: wizard_creations(category, project.schema, project.judge, ask, project.environment),
    )
    if done is not before:
        project.counts.created += len(done.result)
    return done


def framework_of(project: Project, unit: Unit) -> tuple[Creation, ...] | None:
    """What a file of the configuration framework makes; None for any other file."""
    schema = project.schema.files.get(unit.path)
    if schema is None or schema.engine is not Engine.ACO:
        return None
    return tuple(aco.creations_of(unit.ordered(), unit.path, schema, project.judge))


def has_wizards(project: Project) -> bool:
    """Whether the module that reads `pjsip_wizard.conf` starts."""
    return not project.file_refused(WIZARD_FILE) and "res_pjsip" not in project.sources.broken


def known_of(creation: Creation, *, loaded: bool) -> Known:
    """A creation as others see it."""
    type_, id_, file, section, created, _, _, _, facts, _, wizard = creation
    return new(Known, (type_, id_, section, loaded, facts, file, wizard, created))


def home(creation: Creation) -> Home:
    """The file and type that others know the object by, whatever file `sorcery.conf` has it read from."""
    file = creation.schema.file if creation.schema is not None else creation.file
    return (file, creation.type)
