"""Reading the folder of facts: every type of object of every branch, whatever engine loads it."""

from __future__ import annotations

import json
from typing import Any, NamedTuple, TYPE_CHECKING

from schema_build.timeline import BRANCHES

if TYPE_CHECKING:
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
    aliases: dict[str, str] = {}
    history = {name: read_json(folder / f"{name}-history.json") for name in ("pjsip", "sorcery", "aco")}

    def add(branch: str, file: str, name: str, engine: str, found: Json, past: Json) -> None:
        if file.startswith("("):
            return
        entry = types.setdefault((file, name, engine), TypeFacts(file, name, engine, {}, past))
        entry.branches[branch] = found

    for branch in BRANCHES:
        pjsip = read_json(folder / f"pjsip-{branch}.json")
        releases[branch] = pjsip["tag"] if branch != "master" else "master"
        for name, found in pjsip["objects"].items():
            add(branch, "pjsip.conf", name, "sorcery", found, history["pjsip"]["objects"].get(name, {}))
        for file, objects in read_json(folder / f"sorcery-objects-{branch}.json")["files"].items():
            for name, found in objects.items():
                add(branch, file, name, "sorcery", found, history["sorcery"]["files"].get(file, {}).get(name, {}))
        for file, described in read_json(folder / f"aco-{branch}.json")["files"].items():
            if described.get("alias"):
                aliases[described["alias"]] = file
            for found in described["types"].values():
                past = history["aco"]["sources"].get(described["source"], {}).get(found["name"], {})
                add(branch, file, found["name"], "aco", found, {"options": past})
    for (file, name, engine), entry in _only_in_history(history["sorcery"]["files"], types).items():
        types[file, name, engine] = entry
    modules, documented = _xml_view(folder)
    return Facts(folder, releases, list(types.values()), modules, documented, aliases)


def _only_in_history(
    files: Json, known: dict[tuple[str, str, str], TypeFacts]
) -> dict[tuple[str, str, str], TypeFacts]:
    """Types that every branch has lost again."""
    found = {}
    for file, types in files.items():
        for name, past in types.items():
            key = (file, name, "sorcery")
            if not file.startswith("(") and key not in known and any(branch in past["since"] for branch in BRANCHES):
                found[key] = TypeFacts(file, name, "sorcery", {}, past)
    return found


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
