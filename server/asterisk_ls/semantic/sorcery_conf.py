"""`sorcery.conf`: lines `type[/cache] = wizard[,data]` that say where objects come from (`main/sorcery.c`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from asterisk_ls.schema.values import read_bool
from asterisk_ls.semantic.queries import SectionsNamed
from asterisk_ls.syntax.names import fold
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from asterisk_ls.semantic.model import Category, Place
    from asterisk_ls.syntax.nodes import Option

WIZARDS = frozenset(("config", "memory", "astdb", "realtime", "memory_cache", "bucket", "bucket_file"))
"""The backends of sorcery that Asterisk has."""
_NEED_DATA = ("config", "astdb", "realtime")
_UNMAPPED = ("extconfig.conf", "asterisk.conf", "logger.conf")
"""Files that a line of `extconfig.conf` cannot have come from a database."""
_FETCHES = frozenset(("", "yes", "no", "warn", "error"))


class ConfigData(NamedTuple):
    """What stands behind `config,`: a file, and which sections of it count."""

    file: str
    criteria: tuple[tuple[str, str], ...] = ()
    explicit_name: str | None = None
    single: bool = False
    whole_file: bool = False


class MappingLine(NamedTuple):
    """A line of `sorcery.conf`."""

    type: str
    is_cache: bool
    """Whether it only stands before the others, to keep what they give."""
    wizard: str
    data: str


Families = frozenset[str] | None
"""What `extconfig.conf` says where to find, folded; None where that is not known."""


def families_of(extconfig_conf: Iterable[Category]) -> frozenset[str]:
    """The families of tables that `extconfig.conf` has a driver and a database for."""
    settings = next((one for one in extconfig_conf if not one.template and fold(one.name) == "settings"), None)
    lines = [option for part in settings.parts for option in part.options] if settings is not None else []
    return frozenset(fold(line.name) for line in lines if "," in line.value and line.name not in _UNMAPPED)


def mapping_lines(
    sections: Iterable[Category], families: Families
) -> tuple[dict[str, list[MappingLine]], frozenset[str]]:
    """The lines in force by folded section name, and the sections that end in a line that Asterisk cannot follow.

    Of several sections of one name the first one counts. A line that cannot be followed ends its section.
    """
    found: dict[str, list[MappingLine]] = {}
    broken = set()
    for section in sections:
        name = fold(section.name)
        if section.template or name in found:
            continue
        found[name] = []
        for _, line in lines_looked_at(section):
            if stops_module(name, line):
                broken |= {name, "res_pjsip"}  # which waits for the module
            if not can_follow(line, families):
                broken.add(name)
                break
            found[name].append(line)
    return found, frozenset(broken)


def config_data(data: str) -> ConfigData | None:
    """`file,option=value,…`; None for what the `config` wizard refuses."""
    file, *options = data.split(",")
    if not file:
        return None
    criteria: list[tuple[str, str]] = []
    explicit_name: str | None = None
    single = whole_file = False
    for option in options:
        name, _, value = option.partition("=")
        match name.lower():
            case "criteria":
                field, _, wanted = value.partition("=")
                criteria.append((field, wanted))
            case "explicit_name":
                explicit_name = value
            case "single_object":
                single = read_bool(value)
            case "integrity" if value.lower() in ("file", "object"):
                whole_file = value.lower() == "file"
            case _:
                continue
        if not value:
            return None
    return ConfigData(file, tuple(criteria), explicit_name, single, whole_file)


def mapping_line(option: Option) -> MappingLine | None:
    """What a line says; None for one that says nothing."""
    type_, _, extra = option.name.partition("/")
    wizard, _, data = option.value.partition(",")
    return MappingLine(type_, "cache" in extra, wizard, data) if type_ and wizard else None


def can_follow(line: MappingLine, families: Families) -> bool:
    """Whether Asterisk knows the source of a line and finds all that it needs there."""
    if line.wizard == "config":
        return config_data(line.data) is not None
    if line.wizard == "realtime" and not has_tables(line, families):
        return False
    if wrong_option(line) is not None:
        return False
    return line.wizard in WIZARDS and (bool(line.data) or line.wizard not in _NEED_DATA)


def has_tables(line: MappingLine, families: Families) -> bool:
    """Whether `extconfig.conf` tells of the family of tables that a `realtime` line names."""
    return families is None or fold(line.data.partition(",")[0]) in families


def wrong_option(line: MappingLine) -> str | None:
    """What is no option of the `realtime` or `memory_cache` wizard, or has a value that it does not take."""
    if line.wizard == "realtime":
        return next((option for option in line.data.split(",")[1:] if not _is_realtime_option(option)), None)
    if line.wizard == "memory_cache" and line.data:
        return next((option for option in line.data.split(",") if not _is_cache_option(option)), None)
    return None


def _is_realtime_option(option: str) -> bool:
    name, _, value = option.partition("=")
    return name.lower() == "allow_unqualified_fetch" and value.lower() in _FETCHES


def _is_cache_option(option: str) -> bool:
    name, _, value = option.partition("=")
    match name.lower():
        case "name":
            return bool(value)
        case "maximum_objects" | "object_lifetime_maximum" | "object_lifetime_stale":
            return re.match(r"[ \t\n\v\f\r]*\+?\d", value, re.ASCII) is not None
        case "expire_on_reload" | "full_backend_cache":
            return True
        case _:
            return False


def crashing_option(line: MappingLine) -> str | None:
    """The option of a `config` line that lacks the value which Asterisk looks at without asking whether it is there."""
    if line.wizard != "config":
        return None
    for option in line.data.split(",")[1:]:
        name, equals, value = option.partition("=")
        name = name.lower()
        if (name in ("buckets", "integrity", "criteria") and not equals) or (name == "criteria" and "=" not in value):
            return option
        if name in ("explicit_name", "single_object") and not value:
            return None  # there it gives up before it comes to the others
    return None


def first_of_its_name(file: str, section: Category | None, ask: Callable[[Any], Any]) -> bool:
    """Whether it is a section of `sorcery.conf` that is read: no template, and none of its name above it."""
    if file != "sorcery.conf" or section is None or section.template:
        return False
    named = ask(SectionsNamed(file, section.name))
    return not named or bool(named[0] == section.section)


def lines_looked_at(section: Category) -> Iterator[tuple[Place, MappingLine]]:
    """The lines of a section that say something. A source serves a type once: its second line is not looked at."""
    seen: set[tuple[str, str]] = set()
    for place in section.places():
        line = mapping_line(place.option) if place.option is not None else None
        if line is None or (line.type, line.wizard) in seen:
            continue
        if line.wizard in WIZARDS:
            seen.add((line.type, line.wizard))
        yield place, line


def stops_module(section: str, line: MappingLine) -> bool:
    """Whether a module takes the line for a failure of its own, since it does not get to map the type itself."""
    return (fold(section), line.type) == ("res_geolocation", "location")
