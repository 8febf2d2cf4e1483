"""Reading the folder of facts: every type of object of every branch, whatever engine loads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from schema_build.timeline import BRANCHES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Json = dict[str, Any]


class TypeFacts(NamedTuple):
    """One type of object through all branches."""

    file: str
    name: str
    engine: str
    branches: dict[str, Json]
    """Per branch, the newest release's description: `options`, `criteria`, `apply_rules` …"""
    history: Json
    """`since`, `removed` and `options`; of ACO types only `options`."""

    @property
    def edition(self) -> str:
        """The file, or which of two ways to load it: ari.conf was an ACO file once."""
        return "ari.conf.aco" if (self.file, self.engine) == ("ari.conf", "aco") else self.file


class Facts(NamedTuple):
    """The folder, read."""

    folder: Path
    releases: dict[str, str]
    types: list[TypeFacts]
    modules: dict[str, list[str]]
    """Per file, the modules that read it."""
    documented: dict[tuple[str, str], set[str]]
    """Per ACO file and type, the documented options of any branch."""
    aliases: dict[str, str]
    """Other names of files."""
    mappings: dict[tuple[str, str], Json]
    """Per type and file, how sorcery finds the type by default."""

    def read(self, name: str) -> Json:
        """One more file of the folder."""
        return read_json(self.folder / name)


def read_json(path: Path) -> Json:
    """A JSON object."""
    found: Json = json.loads(path.read_text(encoding="utf-8"))
    return found


def read_facts(folder: Path) -> Facts:
    """Everything that the data is made of, but for the files that take a form of their own."""
    releases = {}
    types: dict[tuple[str, str, str], TypeFacts] = {}
    history = {name: read_json(folder / f"{name}-history.json") for name in ("pjsip", "sorcery", "aco")}
    for branch in BRANCHES:
        tag = read_json(folder / f"pjsip-{branch}.json")["tag"]
        releases[branch] = branch if branch == "master" else tag
        for file, name, engine, found, past in _of_branch(folder, branch, history):
            if not file.startswith("(") and file not in _LEFT_OUT:
                entry = types.setdefault((file, name, engine), TypeFacts(file, name, engine, {}, past))
                entry.branches[branch] = found
    modules, documented = _xml_view(folder)
    return Facts(folder, releases, list(types.values()), modules, documented, _aliases(folder), _mappings(folder))


_LEFT_OUT = frozenset({"app_skel.conf"})
"""Read by an example for programmers."""


def _of_branch(folder: Path, branch: str, history: Json) -> Iterator[tuple[str, str, str, Json, Json]]:
    """File, type, engine, description and history of each type."""
    for name, found in read_json(folder / f"pjsip-{branch}.json")["objects"].items():
        yield "pjsip.conf", name, "sorcery", found, history["pjsip"]["objects"].get(name, {})
    for file, objects in read_json(folder / f"sorcery-objects-{branch}.json")["files"].items():
        for name, found in objects.items():
            yield file, name, "sorcery", found, history["sorcery"]["files"].get(file, {}).get(name, {})
    for file, described in read_json(folder / f"aco-{branch}.json")["files"].items():
        past = history["aco"]["sources"].get(described["source"], {})
        for found in described["types"].values():
            yield file, found["name"], "aco", found, {"options": past.get(found["name"], {})}


def _aliases(folder: Path) -> dict[str, str]:
    files = read_json(folder / f"aco-{BRANCHES[-1]}.json")["files"]
    return {described["alias"]: file for file, described in files.items() if described.get("alias")}


def _mappings(folder: Path) -> dict[tuple[str, str], Json]:
    return {
        (entry["object_type"], _file_of(entry["default_mapping"], instance)): entry
        for entries in read_json(folder / "sorcery.json")["versions"].values()
        for instance, listed in entries.items()
        for entry in listed
    }


def _file_of(mapping: str, instance: str) -> str:
    wizard, _, rest = mapping.partition(",")
    return rest.partition(",")[0] if wizard == "config" else "pjsip.conf" if instance == "res_pjsip" else ""


def _xml_view(folder: Path) -> tuple[dict[str, list[str]], dict[tuple[str, str], set[str]]]:
    modules: dict[str, list[str]] = {}
    documented: dict[tuple[str, str], set[str]] = {}
    for branch in BRANCHES:
        for file, described in read_json(folder / f"config-{branch}.json")["files"].items():
            modules[file] = described["modules"]
            for found in described["objects"]:
                names = documented.setdefault((file, found["name"]), set())
                names.update(option["name"].lower() for option in found.get("options", []))
    return modules, documented
