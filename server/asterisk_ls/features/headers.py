"""What a header may say: the sections that a new one inherits from, and the names that it may have."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from asterisk_ls.features.items import MOST, Completion, Completions, Kind
from asterisk_ls.features.places import stands_before
from asterisk_ls.semantic.homes import home_of
from asterisk_ls.semantic.queries import Objects
from asterisk_ls.syntax.held import SectionId
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.features.cursor import Cursor
    from asterisk_ls.features.scope import Scope
    from asterisk_ls.schema.model import ObjectSchema
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit

_MARKS = (("!", "a template: no object is made of it"), ("+", "adds to the section of that name above"))


def modifiers(project: Project, scope: Scope, cursor: Cursor) -> Completions:
    """What may stand between the parentheses: `!`, `+`, and the sections that stand before this one."""
    written = _others(cursor)
    items = [
        Completion(mark, Kind.KEYWORD, cursor.span, mark, sort=f"2 {mark}", detail=detail)
        for mark, detail in _MARKS
        if mark not in written and not cursor.text
    ]
    wanted = fold(cursor.typed)
    templates: list[Completion] = []
    others: list[Completion] = []
    more = False
    for folded, ids in project.sections(scope.unit.path).items():
        if wanted not in folded:
            continue
        if len(others) == MOST and not _is_template(scope.unit, ids):
            more = True
            continue
        above = next((id_ for id_ in ids if stands_before(scope.unit, id_, scope.id)), None)
        category = scope.unit.categories.get(above) if above is not None else None
        if category is None or category.name in written or not category.name:
            continue
        some, rank, kind = (templates, 0, Kind.TEMPLATE) if category.template else (others, 1, Kind.SECTION)
        if len(some) == MOST:
            more = True
            continue
        type_ = category.first("type") or ""
        sort = f"{rank} {category.name}"
        some.append(Completion(category.name, kind, cursor.span, category.name, sort=sort, detail=type_))
    return Completions((*templates, *others, *items), more or bool(wanted))


def _is_template(unit: Unit, ids: tuple[SectionId, ...]) -> bool:
    category = unit.categories.get(ids[0]) if ids else None
    return category is not None and category.template


def section_names(project: Project, scope: Scope, cursor: Cursor) -> Iterator[Completion]:
    """Names that a section of this file has to have, and those that the section above asks for."""
    close = "" if cursor.is_closed else "]"
    for schema in scope.schema.types.values() if scope.schema is not None else ():
        for name in _fixed_names(schema):
            key = ("type", schema.file, schema.type)
            yield Completion(name, Kind.SECTION, cursor.span, name + close, sort=f"1 {name}", key=key)
    if any(word.startswith("+") for word in _others(cursor)):
        names = (name for name in _names_above(project, scope) if fold(cursor.typed) in fold(name))
        for name in islice(names, MOST):
            yield Completion(name, Kind.SECTION, cursor.span, name, sort=f"0 {name}", detail="adds to that section")
        return
    for name, target in islice(_asked_for(project, scope, cursor), MOST):
        detail = f"{target} that the section above names"
        yield Completion(name, Kind.SECTION, cursor.span, name + close, sort=f"0 {name}", detail=detail)


def _names_above(project: Project, scope: Scope) -> Iterator[str]:
    """The names of the sections that an addition can go to."""
    for ids in project.sections(scope.unit.path).values():
        category = scope.unit.categories.get(ids[0]) if ids and stands_before(scope.unit, ids[0], scope.id) else None
        if category is not None:
            yield category.name


def _fixed_names(schema: ObjectSchema) -> tuple[str, ...]:
    if schema.explicit_name:
        return (schema.explicit_name,)
    if schema.category_match in ("ACO_WHITELIST_EXACT", "ACO_WHITELIST_ARRAY"):
        return tuple(name for name in schema.category.split(",") if name)
    return ()


def _asked_for(project: Project, scope: Scope, cursor: Cursor) -> Iterator[tuple[str, str]]:
    """What the section above names and is not there."""
    file = project.source.file(scope.id.path)
    above = file.at_offset(cursor.start - 1) if file is not None and cursor.start else None
    if above is None:
        return
    section_id = SectionId(scope.id.path, above[0])
    category = scope.unit.categories.get(section_id)
    if category is None:
        return
    seen: set[str] = set()
    for creation in project.creations_of(scope.unit.path, category):
        for reference in creation.references:
            for target in reference.targets:
                is_here = home_of(target)[0] == scope.unit.path
                if is_here and reference.name not in seen and not project.answer(Objects(target, reference.name)):
                    seen.add(reference.name)
                    yield reference.name, target


def _others(cursor: Cursor) -> set[str]:
    """The other modifiers of the header."""
    line = cursor.section.text.split("\n")[cursor.line]
    start = line.find("](")
    inside = line[start + 2 :].partition(")")[0] if start >= 0 else ""
    words = [word.strip(BLANKS) for word in inside.split(",")]
    if cursor.text in words:
        words.remove(cursor.text)
    return set(words)
