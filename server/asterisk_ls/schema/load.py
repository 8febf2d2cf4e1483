"""The data of `schema/data` as the values of `model`, for one version of Asterisk.

Each configuration file has a data file for all versions, and it is read when somebody asks for it first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, cast

from asterisk_ls.schema.model import AbsentOption, Engine, FileSchema, Schema, SorceryMapping
from asterisk_ls.schema.release import MASTER, Release, UnknownVersionError, first_release, release_of
from asterisk_ls.schema.shaping import absent, file_of, is_there

__all__ = [
    "DataError",
    "UnknownVersionError",
    "branches",
    "file_schema_for",
    "help_for",
    "load",
    "read_data",
    "sorcery_mappings",
    "versions",
]

DATA = Path(__file__).with_name("data")


class DataError(ValueError):
    """A data file does not have the shape that it should have: the installation is damaged."""


def load(target_version: str = "22") -> Schema:
    """What a version of Asterisk knows: a branch (`22`, its newest release), a release (`22.1.0`, `20.8`) or `master`.

    Raises:
        UnknownVersionError: the data describes no such branch.
    """
    return _load(*release_of(target_version, versions()), exact="." in target_version)


def versions() -> Mapping[str, str]:
    """The branches that the data describes, oldest first, with the newest release of each."""
    found: dict[str, str] = _index()["versions"]
    return dict(sorted(found.items(), key=lambda item: (item[0] == MASTER, item[0].zfill(3))))


def branches() -> tuple[str, ...]:
    """The branches that the data describes, oldest first."""
    return tuple(versions())


def file_schema_for(schema: Schema, filename: str) -> FileSchema | None:
    """The schema of the file that a path names, by its old name as well (`jabber.conf`); None: not known."""
    name = PurePosixPath(filename.replace("\\", "/")).name
    return schema.files.get(name) or schema.files.get(_index()["aliases"].get(name, ""))


@cache
def help_for(file: str) -> Mapping[str, Mapping[str, str]]:
    """One line about each option of a file: type → option → line; the empty option is the type itself."""
    if not (DATA / "help" / f"{file}.json").is_file():
        return {}
    return cast("Mapping[str, Mapping[str, str]]", read_data(f"help/{file}.json"))


@cache
def sorcery_mappings(target_version: str = "22") -> tuple[SorceryMapping, ...]:
    """Where each type comes from by default, for the checks of `sorcery.conf`."""
    release, _ = release_of(target_version, versions())
    return tuple(
        SorceryMapping(
            entry["type"],
            entry["instance"],
            tuple(entry["sections"]),
            tuple(entry["wizards"]),
            entry.get("family", ""),
            entry.get("internal", False),
        )
        for entry in read_data("sorcery.json")["mappings"]
        if is_there(entry, release)
    )


@cache
def _load(release: Release, version: str, *, exact: bool) -> Schema:
    codecs = read_data("codecs.json")["codecs"]
    present: dict[str, str] = {}
    engines: dict[str, Engine] = {}
    missing: dict[str, AbsentOption] = {}
    for name, editions in _index()["files"].items():
        for edition in editions:
            if is_there(edition, release):
                present[name] = edition["data"]
                engines[name] = Engine(edition["engine"])
        if name not in present:
            missing[name] = absent(name, _combined(editions), branches())
    return Schema(
        version,
        release.branch,
        _Files(present, release),
        engines,
        frozenset(name for name, entry in codecs.items() if not release.is_before(entry.get("since", {}))),
        missing,
        exact,
    )


class _Files(Mapping[str, FileSchema]):
    """The files of one release; each is read when it is asked for, and then kept."""

    __slots__ = ("_names", "_read", "_release")

    def __init__(self, names: Mapping[str, str], release: Release) -> None:
        self._names = names
        self._release = release
        self._read: dict[str, FileSchema] = {}

    def __getitem__(self, name: str) -> FileSchema:
        found = self._read.get(name)
        if found is None:
            found = self._read[name] = _file(self._names[name], self._release)
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _file(name: str, release: Release) -> FileSchema:
    try:
        return file_of(read_data(name), release, branches())
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = f"{DATA / name} is damaged: {error!r}"
        raise DataError(message) from error


def _combined(editions: list[dict[str, Any]]) -> dict[str, Any]:
    """The life of a file that was loaded in more than one way."""
    if len(editions) == 1:
        return editions[0]
    since: dict[str, str | None] = {}
    for branch in versions():
        firsts = [edition.get("since", {}).get(branch, first_release(branch)) for edition in editions]
        real = [first for first in firsts if first is not None]
        since[branch] = min(real, default=None)
    return {"since": since}


def _index() -> dict[str, Any]:
    return read_data("index.json")


@cache
def read_data(name: str) -> dict[str, Any]:
    """A file of `schema/data`.

    Raises:
        DataError: it is not there, or it is damaged.
    """
    path = DATA / name
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        message = f"{path} cannot be read: {error}"
        raise DataError(message) from error
    if not isinstance(found, dict):
        message = f"{path} is damaged: no JSON object"
        raise DataError(message)
    return found
