"""The data set of `schema/data` as the `Schema` of one Asterisk version.

Files are read when they are first asked for: a run that looks at `pjsip.conf` pays for `pjsip.conf`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asterisk_ls.schema.model import (
    AbsentOption,
    ApplyRule,
    Engine,
    FileSchema,
    ObjectSchema,
    OnBad,
    OptionSchema,
    Repeat,
    Schema,
    ValueType,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data"
DEFAULT_VERSION = "22"

Json = dict[str, Any]


class UnknownVersionError(ValueError):
    """There is no data for that version of Asterisk. The message names the branches that there are."""


class DataError(ValueError):
    """A data file does not have the shape it should. The message names the file."""


@cache
def load(target_version: str = DEFAULT_VERSION) -> Schema:
    """What Asterisk `target_version` knows: a branch (`22`, its newest release), a release (`22.1.0`) or `master`.

    Raises:
        UnknownVersionError: no branch of that name is described.
    """
    index = _read("index")
    releases: dict[str, str] = index["releases"]
    branch = target_version.split(".", 1)[0]
    if branch not in releases or not all(part.isdigit() for part in target_version.split(".") if part != "master"):
        known = ", ".join(releases)
        msg = f"no data for Asterisk {target_version!r}; there is: {known}, or a release of these such as {releases['22']}"
        raise UnknownVersionError(msg)
    release = releases[branch] if target_version == branch else target_version
    return Schema(release, branch, _Files(branch, release), frozenset(index["codecs"][branch]))


def branches() -> tuple[str, ...]:
    """The branches that are described, oldest first."""
    return tuple(_read("index")["releases"])


@cache
def help_for(file: str) -> Mapping[str, Mapping[str, str]]:
    """One line of help for each type and option of a file: type to option to line, the type's own under `""`."""
    path = DATA / "help" / f"{file}.json"
    if not path.is_file():
        return {}
    found: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return found


class _Files(Mapping[str, FileSchema]):
    """The files of one version, each read when it is first asked for."""

    def __init__(self, branch: str, release: str) -> None:
        self._branch = branch
        self._release = release
        engines: dict[str, dict[str, str]] = _read("index")["files"]
        self._engines = {name: Engine(of[branch]) for name, of in engines.items() if branch in of}
        self._engines["pjsip_wizard.conf"] = Engine.WIZARD
        self._loaded: dict[str, FileSchema] = {}

    def __getitem__(self, name: str) -> FileSchema:
        found = self._loaded.get(name)
        if found is None:
            engine = self._engines[name]
            raw = _read(name)
            try:
                make = _wizard if engine is Engine.WIZARD else _file
                found = self._loaded[name] = make(name, engine, raw, self._branch, self._release)
            except (KeyError, TypeError, ValueError) as error:
                msg = f"{name}.json is not as it should be: {error!r}"
                raise DataError(msg) from error
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._engines)

    def __len__(self) -> int:
        return len(self._engines)


def _read(name: str) -> Json:
    content: Json = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return content


_read = cache(_read)


def _file(name: str, engine: Engine, raw: Json, branch: str, release: str) -> FileSchema:
    types = {}
    for type_name, of_type in raw["types"].items():
        variant = _variant(of_type["variants"], branch, release)
        if variant is not None and not _before(of_type.get("since", {}).get(branch, ""), release):
            types[type_name] = _object(type_name, name, engine, of_type, variant, branch, release)
    return FileSchema(name, engine, types)


def _object(
    name: str, file: str, engine: Engine, raw: Json, variant: Json, branch: str, release: str
) -> ObjectSchema:
    history = raw.get("history", {})
    options: dict[str, OptionSchema] = {}
    patterns = []
    absent = {}
    for option_name, variants in raw["options"].items():
        found = _variant(variants, branch, release)
        fate = history.get(option_name, {})
        if found is None:
            absent[option_name.lower()] = _absent(option_name, fate, variants)
            continue
        option = _option(option_name, found, fate, branch, release)
        if found.get("pattern"):
            patterns.append((option_name, option))
        else:
            options[option_name.lower()] = option
    for option_name, fate in history.items():
        if option_name.lower() not in options and option_name not in raw["options"]:
            absent[option_name.lower()] = _absent(option_name, fate, ())
    if engine is Engine.SORCERY:
        patterns.append(("@", OptionSchema("@", ValueType("string", OnBad.KEEP), documented=False)))
    criteria = ("type", name) if variant.get("criteria") else None
    if engine is Engine.ACO:
        criteria = (variant["matchfield"], variant["matchvalue"]) if "matchfield" in variant else None
    return ObjectSchema(
        type=name,
        file=file,
        options=options,
        patterns=tuple(patterns),
        absent=absent,
        module=variant.get("module", ""),
        sorcery=raw.get("sorcery", ""),
        sorcery_sections=tuple(raw.get("sorcery_sections", ())),
        single=variant.get("single", False),
        explicit_name=variant.get("explicit_name"),
        mapped=engine is Engine.ACO or variant.get("criteria") is not None,
        reloadable=variant.get("reloadable", True),
        criteria=criteria,
        apply_rules=tuple(
            ApplyRule(rule["level"], rule["message"], rule["when"], rule["effect"])
            for rule in variant.get("apply", ())
            if branch in rule["since"] and not _before(rule["since"][branch], release)
        ),
        category=_category(variant.get("category", "")),
        category_match=variant.get("category_match", ""),
    )


def _option(name: str, raw: Json, fate: Json, branch: str, release: str) -> OptionSchema:
    dead = branch in fate.get("dead_since", {}) and not _before(fate["dead_since"][branch], release)
    replaced = fate.get("replaced_by")
    since = fate.get("replaced_since", {})
    if replaced and since and (branch not in since or _before(since[branch], release)):
        replaced = None
    value = ValueType(
        kind=raw["kind"],
        on_bad=OnBad(raw.get("on_bad", "refuse")),
        values=tuple(raw.get("values", ())),
        aliases=raw.get("aliases", {}),
        case_sensitive=raw.get("case_sensitive", False),
        minimum=raw.get("min"),
        maximum=raw.get("max"),
        separator=raw.get("separator", ","),
        trim=raw.get("trim", False),
        empty=raw.get("empty", ""),
        targets=tuple(raw.get("targets", ())),
        checked_at_load=raw.get("checked_at_load", False),
        logs=tuple(raw.get("logs", ())),
        extra=raw.get("extra", {}),
    )
    return OptionSchema(
        name=name,
        value=value,
        default=raw.get("default"),
        required=raw.get("required", False),
        repeat=Repeat.ACCUMULATE if raw.get("accumulates") else Repeat.LAST,
        since=raw["in"][branch] or None,
        dead=dead,
        replaced_by=replaced,
        documented=not raw.get("undocumented", False),
    )


def _absent(name: str, fate: Json, variants: Any) -> AbsentOption:  # noqa: ANN401 - JSON
    since = dict(fate.get("since", {}))
    for variant in variants:
        for branch, first in variant["in"].items():
            since.setdefault(branch, first or f"{branch}.0.0" if branch != "master" else "master")
    return AbsentOption(name, since, fate.get("removed", {}), fate.get("replaced_by"))


def _variant(variants: list[Json], branch: str, release: str) -> Json | None:
    """The variant that holds for the release; None when it has none."""
    for variant in variants:
        first = variant["in"].get(branch)
        if first is not None and not _before(first, release):
            return variant
    return None


def _wizard(name: str, engine: Engine, raw: Json, branch: str, release: str) -> FileSchema:
    del release
    options = {
        option: OptionSchema(option, ValueType("bool" if kind == "bool" else "string", OnBad.KEEP))
        for option, kind in raw["options"].items()
        if branch in raw["branches"].get(option, [branch])
    }
    wizard = ObjectSchema("wizard", name, options, module="res_pjsip_config_wizard", criteria=("type", "wizard"))
    return FileSchema(name, engine, {"wizard": wizard})


def _category(raw: str | list[str]) -> str:
    return raw if isinstance(raw, str) else ",".join(raw)


def _before(first: str, release: str) -> bool:
    """Whether `release` is older than `first`. An empty `first` is as old as its branch."""
    if not first or release == "master" or first == "master":
        return False
    return _numbers(release) < _numbers(first)


def _numbers(release: str) -> tuple[int, ...]:
    return tuple(int(part) for part in release.split("-", 1)[0].split("."))
