"""Which object types are read from which files: the defaults of the modules, and what `sorcery.conf` makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from asterisk_ls.schema.model import Engine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.schema.model import ObjectSchema, Schema
    from asterisk_ls.semantic.model import Category

WIZARDS = frozenset(("config", "memory", "astdb", "realtime", "memory_cache", "bucket", "bucket_file"))
"""The backends of sorcery that Asterisk has."""


@dataclass(frozen=True, slots=True)
class TypeSource:
    """One file that one object type is read from, and what makes a section of it such an object."""

    schema: ObjectSchema
    file: str
    criteria: tuple[tuple[str, str], ...]
    explicit_name: str | None = None
    single: bool = False
    whole_file: bool = False
    """`integrity=file`: one bad object loses all of the type."""


@dataclass(frozen=True, slots=True)
class Sources:
    """All mappings of a configuration."""

    by_file: Mapping[str, tuple[TypeSource, ...]]
    open_types: frozenset[str] = frozenset()
    """Types that also, or only, come from a database or from memory: nothing is known missing."""
    by_type: Mapping[tuple[str, str], tuple[TypeSource, ...]] = field(default_factory=dict)
    """File and value of `type` to the sources that such a section may be meant for."""
    named: Mapping[tuple[str, str], tuple[TypeSource, ...]] = field(default_factory=dict)
    """File and section name to the sources that take it by its name."""
    broken: frozenset[str] = frozenset()
    """Modules that cannot start, since `sorcery.conf` names a wizard for them that does not exist."""
    loose: Mapping[str, tuple[TypeSource, ...]] = field(default_factory=dict)
    """Sources that no `type` line picks: without criteria, or with others."""


def sources(sorcery_conf: Iterable[Category], schema: Schema) -> Sources:
    """The mappings that hold when `sorcery.conf` has these categories."""
    found: list[TypeSource] = []
    open_types: set[str] = set()
    mapped: dict[tuple[str, str], list[str]] = {}
    broken: set[str] = set()
    for category in sorcery_conf:
        for part in category.parts:
            for option in part.options:
                type_, _, kind = option.name.partition("/")
                if kind != "cache" and type_ and option.value:
                    mapped.setdefault((category.name, type_), []).append(option.value)
                    if option.value.split(",", 1)[0] not in WIZARDS:
                        broken.add(category.name)
    for name in schema.files:
        file = schema.files[name]
        if file.engine is not Engine.SORCERY:
            continue
        for type_schema in file.types.values():
            if (
                type_schema.internal
                or type_schema.sorcery in broken
                or (name == "pjsip.conf" and "res_pjsip" in broken)
            ):
                continue
            sections = type_schema.sorcery_sections or (type_schema.sorcery,)
            given = next(
                (mapped[section, type_schema.type] for section in sections if (section, type_schema.type) in mapped),
                None,
            )
            if given is not None:
                for text in given:
                    source = _source(text, type_schema)
                    if source is None:
                        open_types.add(type_schema.type)
                    else:
                        found.append(source)
            elif type_schema.mapped and (type_schema.criteria or type_schema.explicit_name):
                criteria = (type_schema.criteria,) if type_schema.criteria else ()
                found.append(TypeSource(type_schema, name, criteria, type_schema.explicit_name, type_schema.single))
            else:
                open_types.add(type_schema.type)
    return _sorted(found, frozenset(open_types), frozenset(broken))


def _source(text: str, schema: ObjectSchema) -> TypeSource | None:
    """The source that `wizard,file,option=value,…` describes; None when it is not a file."""
    wizard, *arguments = text.split(",")
    if wizard.strip() != "config" or not arguments:
        return None
    criteria: list[tuple[str, str]] = []
    explicit_name = None
    single = whole_file = False
    for argument in arguments[1:]:
        name, _, value = argument.partition("=")
        if name == "criteria":
            field_, _, wanted = value.partition("=")
            criteria.append((field_, wanted))
        elif name == "explicit_name":
            explicit_name = value
        elif name == "single_object":
            single = value.strip().lower() in ("yes", "true", "y", "t", "1", "on")
        elif name == "integrity":
            whole_file = value == "file"
    return TypeSource(schema, arguments[0], tuple(criteria), explicit_name, single, whole_file)


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
