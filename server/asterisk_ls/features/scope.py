"""What a section may be: the file that Asterisk reads it from, and the types that its options can belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.model import Engine
from asterisk_ls.semantic.aco import type_of
from asterisk_ls.semantic.creation import sources_for
from asterisk_ls.semantic.queries import Inheritors
from asterisk_ls.syntax.held import SectionId
from asterisk_ls.syntax.names import fold
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from asterisk_ls.schema.model import FileSchema, ObjectSchema, OptionSchema
    from asterisk_ls.semantic.model import Category
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit

MOST_INHERITORS = 50
"""Sections that are asked what a template is for."""


class Scope(NamedTuple):
    """A section, as the file that reads it sees it."""

    unit: Unit
    id: SectionId
    schema: FileSchema | None
    """What is known of the file."""
    category: Category | None
    """None for a section whose header cannot be read, and before the first header."""
    types: tuple[ObjectSchema, ...]
    """The types that the section is of; empty while it says nothing of it."""


def scope_of(project: Project, path: str, label: int | None) -> Scope | None:
    """What is known of a section; None for a file that nothing reads."""
    unit = unit_of(project, path)
    return scope_in(project, unit, SectionId(path, label or 0)) if unit is not None else None


def scope_in(project: Project, unit: Unit, id_: SectionId) -> Scope:
    """What is known of a section, as one top file reads it."""
    category = category_of(project, unit, id_)
    types = types_of(project, unit.path, category) if category is not None else ()
    return Scope(unit, id_, project.schema.files.get(unit.path), category, types)


def unit_of(project: Project, path: str) -> Unit | None:
    """The top file by which Asterisk reads the file of that name: itself, or the first one that includes it."""
    found = project.units.get(path)
    if found is not None:
        return found
    return next((unit for unit in project.units.values() if path in unit.reading.shown), None)


def category_of(project: Project, unit: Unit, id_: SectionId) -> Category | None:
    """The category that holds the section's lines: its own, or the one that it adds to."""
    found = unit.categories.get(id_)
    if found is not None:
        return found
    file = project.source.file(id_.path)
    section = file.section(id_.label) if file is not None else None
    if section is None or section.header is None:
        return None
    for other in project.sections(unit.path).get(fold(section.header.name), ()):
        category = unit.categories.get(other)
        if category is not None and any(part.section == id_ and not part.inherited for part in category.parts):
            return category
    return None


def types_of(project: Project, top: str, category: Category) -> tuple[ObjectSchema, ...]:
    """The types that Asterisk takes a category for, or would, were it no template."""
    plain = category._replace(template=False) if category.template else category
    if top in project.sources.by_file:
        sources = sources_for(plain, top, project.sources)
        return tuple({(source.schema.file, source.schema.type): source.schema for source in sources}.values())
    schema = project.schema.files.get(top)
    if schema is None:
        return ()
    if schema.engine is Engine.WIZARD:
        return tuple(
            one for one in schema.types.values() if one.criteria and plain.first(one.criteria[0]) == one.criteria[1]
        )
    found = type_of(plain, schema)
    return () if found is None or found.ignored else (found,)


def types_in(project: Project, unit: Unit) -> Callable[[Category], tuple[ObjectSchema, ...]]:
    """`types_of` for many sections of a file: what holds for a value of `type` is found out once."""
    sources, path = project.sources, unit.path
    by_type = path in sources.by_file and path not in sources.loose
    known: dict[str | None, tuple[ObjectSchema, ...]] = {}

    def types(category: Category) -> tuple[ObjectSchema, ...]:
        if not by_type or (path, category.name) in sources.named:
            return types_of(project, path, category)
        given = category.first("type")
        found = known.get(given)
        if found is None:
            found = known[given] = types_of(project, path, category)
        return found

    return types


def likely_types(project: Project, scope: Scope) -> tuple[ObjectSchema, ...]:
    """What a section without a type may be meant for: what its inheritors are, else the types that know its options."""
    found = {
        (schema.file, schema.type): schema
        for category in _inheritors(project, scope)
        for schema in types_of(project, scope.unit.path, category)
    }
    if found:
        return tuple(found.values())
    every = all_types(project, scope)
    if scope.category is None:
        return every
    names = {option.name for part in scope.category.parts for option in part.options if option.name.lower() != "type"}
    known = [(sum(schema.option(name) is not None for name in names), schema) for schema in every]
    most = max((count for count, _ in known), default=0)
    return tuple(schema for count, schema in known if count == most)


def all_types(project: Project, scope: Scope) -> tuple[ObjectSchema, ...]:
    """The types that sections of the file can have, by what a `type` line may say."""
    sources = project.sources.by_file.get(scope.unit.path)
    if sources is not None:
        return tuple({(source.schema.file, source.schema.type): source.schema for source in sources}.values())
    if scope.schema is None:
        return ()
    return tuple(one for one in scope.schema.types.values() if not (one.ignored or one.internal))


def option_in(project: Project, schemas: Iterable[ObjectSchema], name: str) -> tuple[ObjectSchema, OptionSchema] | None:
    """The option that the types take `name` for, and whose it is: in a wizard, of what the wizard makes."""
    for schema in schemas:
        for prefix, of_type in with_prefixes(project, schema):
            option = of_type.option(name[len(prefix) :]) if name.lower().startswith(prefix) else None
            if option is not None:
                return of_type, option
    return None


def with_prefixes(project: Project, schema: ObjectSchema) -> Iterator[tuple[str, ObjectSchema]]:
    """The type itself, and those of a wizard's objects with the prefix that their options have there."""
    yield "", schema
    for prefix, type_ in schema.prefixes.items():
        found = project.schema.type(type_)
        if found is not None:
            yield prefix, found


def _inheritors(project: Project, scope: Scope) -> Iterator[Category]:
    names = project.answer(Inheritors(scope.id))
    for name in names[:MOST_INHERITORS]:
        for id_ in project.sections(scope.unit.path).get(fold(name), ()):
            category = scope.unit.categories.get(id_)
            if category is not None:
                yield category
