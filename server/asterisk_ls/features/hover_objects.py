"""What a section is once its file is read: its objects, whether they will load, and every value with where it is from."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from asterisk_ls.features.describing import is_word
from asterisk_ls.features.fates import why_not
from asterisk_ls.features.markdown import clean, code
from asterisk_ls.features.places import place
from asterisk_ls.features.scope import category_of, types_of
from asterisk_ls.rules.pointing import read_elsewhere
from asterisk_ls.schema.model import Engine, Repeat
from asterisk_ls.schema.secrets import masked_option, masked_value
from asterisk_ls.schema.values import codecs_after
from asterisk_ls.semantic.queries import Inheritors
from asterisk_ls.syntax.names import fold
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.schema.model import ObjectSchema
    from asterisk_ls.semantic.model import Category, Part, SectionId
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit
    from asterisk_ls.syntax.nodes import Option

MOST_LINES = 40
"""Lines of an object that are shown."""
MOST_NAMES = 8
"""Sections that are named where there may be many."""
LONGEST = 80
"""Characters of a value that are shown."""


class Value(NamedTuple):
    """An option as the object has it, and the line that it is from."""

    name: str
    value: str
    part: Part
    option: Option


def section_text(project: Project, unit: Unit, id_: SectionId) -> str:
    """Markdown about a section; empty where it is none."""
    category = category_of(project, unit, id_)
    if category is None:
        return ""
    types = types_of(project, unit.path, category)
    title = _title(project, category, types)
    blocks = [title, *_status(project, unit, category, types)]
    listing = _listing(project, unit, category, types)
    if listing:
        blocks.append(listing)
    return "\n\n".join(blocks)


def _title(project: Project, category: Category, types: tuple[ObjectSchema, ...]) -> str:
    names = ", ".join(schema.type for schema in types if is_word(schema.type))
    if not category.template:
        return f"**{names}** {code(category.name)}" if names else code(category.name)
    heirs = project.answer(Inheritors(category.section))
    shown = ", ".join(map(code, heirs[:MOST_NAMES]))
    used = f", used by {shown}" + (f" and {len(heirs) - MOST_NAMES} more" if len(heirs) > MOST_NAMES else "")
    kind = f"{names} template" if names else "template"
    return f"**{kind}** {code(category.name)}" + (used if heirs else ", used by no section")


def _status(project: Project, unit: Unit, category: Category, types: tuple[ObjectSchema, ...]) -> Iterator[str]:
    """What Asterisk will and will not have."""
    if category.template:
        return
    of_file = project.schema.files.get(unit.path)
    is_sorcery = of_file is not None and of_file.engine is Engine.SORCERY
    if not types and is_sorcery and not read_elsewhere(unit.path, category.name):
        given = category.first("type")
        yield (
            "No `type`: Asterisk makes no object of it."
            if given is None
            else f"Asterisk knows no type {code(given)} here: it makes no object of it."
        )
    made = []
    for creation in project.creations_of(unit.path, category):
        why = why_not(project, creation)
        if creation.wizard:
            made.append(f"- {creation.type} {code(creation.id)}" + (f" will not load: {why}" if why else ""))
        elif why:
            yield f"**Will not load:** {why}"
    if made:
        yield "\n".join(made)


def _listing(project: Project, unit: Unit, category: Category, types: tuple[ObjectSchema, ...]) -> str:
    """The object as if it were written without inheritance; what is inherited says from where."""
    values = _as_written(category) if _is_by_module(project, unit) else list(effective(project, category, types))
    rows = [(_row(one), _origin(project, category, one)) for one in values[:MOST_LINES]]
    if not rows:
        return ""
    width = min(max(len(row) for row, _ in rows), LONGEST // 2)
    lines = [f"{row:<{width}}  ; {origin}" if origin else row for row, origin in rows]
    if len(values) > MOST_LINES:
        lines.append("; …")
    body = "\n".join(lines)
    fence = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(body)), default=0))
    return f"{fence}ini\n{body}\n{fence}"


def _is_by_module(project: Project, unit: Unit) -> bool:
    of_file = project.schema.files.get(unit.path)
    return of_file is not None and of_file.engine is Engine.MODULE


def _as_written(category: Category) -> list[Value]:
    """The first lines, where it is not known what a second line of an option does; there may be very many."""
    every = (Value(line.name, line.value, part, line) for part in category.parts for line in part.options)
    return list(islice(every, MOST_LINES + 1))


def effective(project: Project, category: Category, types: tuple[ObjectSchema, ...]) -> Iterator[Value]:
    """What the object has in the end: the last line of each option, all lines of those that add up, codecs worked out."""
    found: dict[str, list[Value]] = {}
    codecs: list[Value] = []
    for part in category.parts:
        for line in part.options:
            key = fold(line.name)
            if key == "type" and types:
                continue
            option = next((one for schema in types if (one := schema.option(line.name)) is not None), None)
            value = Value(line.name, line.value, part, line)
            if option is not None and option.value.kind == "codec_list":
                codecs.append(value)
                found[_CODECS] = codecs
            elif option is not None and option.repeat is Repeat.ACCUMULATE:
                found.setdefault(key, []).append(value)
            else:
                found[key] = [value]
    for key, some in found.items():
        if key == _CODECS:
            chosen = codecs_after(((one.name, one.value) for one in some), project.schema.codecs)
            text = "all" if len(chosen) == len(project.schema.codecs) else ",".join(chosen)
            yield some[-1]._replace(name="allow", value=text)
        else:
            yield from some


_CODECS = "\0codecs"
"""No option can be called so."""


def _row(one: Value) -> str:
    arrow = "=>" if one.option.operator == "=>" else "="
    return f"{clean(masked_option(one.name, one.value)[0])} {arrow} {_shown(one)}"


def _shown(one: Value) -> str:
    text = clean(masked_value(one.name, one.value))
    if text != clean(one.value):
        text = _STARS.sub("********", text)  # not even how long it is
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


_STARS = re.compile(r"\*+")
_TICKS = re.compile(r"`+")


def _origin(project: Project, category: Category, value: Value) -> str:
    """Where a line is from, when it is not the section's own."""
    part = value.part
    if part.section == category.section and not part.inherited:
        return ""
    file = project.source.file(part.section.path)
    section = file.section(part.section.label) if file is not None else None
    name = section.header.name if section is not None and section.header is not None else ""
    return f"[{clean(name)}] {place(project, part.section, value.option.line, seen_from=category.section.path)}"
