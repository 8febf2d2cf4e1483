"""Which object types are read from which files: the defaults of the modules, and what `sorcery.conf` makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from asterisk_ls.schema.model import Engine
from asterisk_ls.semantic.sorcery_conf import config_data, mapping_lines
from asterisk_ls.syntax.names import fold
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.schema.model import ObjectSchema, Schema
    from asterisk_ls.semantic.model import Category
    from asterisk_ls.semantic.sorcery_conf import Families, MappingLine

ALWAYS_MAPPED = frozenset([("geolocation.conf", "profile")])
"""Types whose module adds its own mapping behind those of `sorcery.conf`."""


class TypeSource(NamedTuple):
    """One file that one object type is read from, and what makes a section of it such an object."""

    schema: ObjectSchema
    file: str
    criteria: tuple[tuple[str, str], ...]
    explicit_name: str | None = None
    single: bool = False
    whole_file: bool = False
    """`integrity=file`: one bad object loses all of the type."""


class Sources(NamedTuple):
    """All mappings of a configuration."""

    by_file: Mapping[str, tuple[TypeSource, ...]]
    open_types: frozenset[str] = frozenset()
    """Types that also, or only, come from a database or from memory: nothing is known missing."""
    by_type: Mapping[tuple[str, str], tuple[TypeSource, ...]] = MappingProxyType({})
    """File and value of `type` to the sources that such a section may be meant for."""
    named: Mapping[tuple[str, str], tuple[TypeSource, ...]] = MappingProxyType({})
    """File and section name to the sources that take it by its name."""
    broken: frozenset[str] = frozenset()
    """Sections of `sorcery.conf` with a line that Asterisk cannot follow; a module of that name does not start."""
    loose: Mapping[str, tuple[TypeSource, ...]] = MappingProxyType({})
    """Sources that no `type` line picks: without criteria, or with others."""


def sources(sorcery_conf: Iterable[Category], schema: Schema, families: Families = None) -> Sources:
    """The mappings that hold when `sorcery.conf` has these categories and `extconfig.conf` these families."""
    lines, broken = mapping_lines(sorcery_conf, families)
    found: list[TypeSource] = []
    open_types: set[str] = set()
    for name, engine in schema.engines.items():
        if engine is not Engine.SORCERY:
            continue
        for type_ in schema.files[name].types.values():
            sections = [fold(section) for section in type_.sorcery_sections or (type_.sorcery,)]
            if type_.internal or sections[0] in broken:
                continue
            given = _given(type_, [line for section in sections for line in lines.get(section, ())])
            is_own = not given or (name, type_.type) in ALWAYS_MAPPED
            configs = [source for line in given if (source := _source(line, type_)) is not None]
            if is_own and not configs and type_.mapped and (type_.criteria or type_.explicit_name):
                criteria = (type_.criteria,) if type_.criteria else ()
                configs.append(TypeSource(type_, name, criteria, type_.explicit_name, type_.single))
            if not (given or configs) or any(line.wizard != "config" and not line.is_cache for line in given):
                open_types.add(type_.type)
            found += configs
    return _sorted(found, frozenset(open_types), broken)


def _given(type_: ObjectSchema, lines: list[MappingLine]) -> list[MappingLine]:
    """The lines for one type. Each wizard serves a type once: a second line for it is not looked at."""
    by_wizard: dict[str, MappingLine] = {}
    for line in lines:
        if line.type == type_.type:
            by_wizard.setdefault(line.wizard, line)
    return list(by_wizard.values())


def _source(line: MappingLine, schema: ObjectSchema) -> TypeSource | None:
    """The source that a line describes; None when it is not a file."""
    data = config_data(line.data) if line.wizard == "config" and not line.is_cache else None
    if data is None:
        return None
    return TypeSource(schema, data.file, data.criteria, data.explicit_name, data.single, data.whole_file)


def _sorted(found: list[TypeSource], open_types: frozenset[str], broken: frozenset[str]) -> Sources:
    by_file: dict[str, tuple[TypeSource, ...]] = {}
    by_type: dict[tuple[str, str], tuple[TypeSource, ...]] = {}
    named: dict[tuple[str, str], tuple[TypeSource, ...]] = {}
    loose: dict[str, tuple[TypeSource, ...]] = {}
    for source in found:
        by_file[source.file] = (*by_file.get(source.file, ()), source)
        if source.explicit_name:
            key = (source.file, source.explicit_name)
            named[key] = (*named.get(key, ()), source)
        if len(source.criteria) == 1 and source.criteria[0][0].lower() == "type":
            key = (source.file, source.criteria[0][1])
            by_type[key] = (*by_type.get(key, ()), source)
        elif source.criteria or not source.explicit_name:
            loose[source.file] = (*loose.get(source.file, ()), source)
    return Sources(by_file, open_types, by_type, named, broken, loose)
