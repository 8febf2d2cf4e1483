"""Make `schema/data` from a folder of facts about Asterisk: `build_schema.py FACTS_DIR [--into DIR]`.

The facts were read from the source of each release: what every option is called, how its handler reads a value, since
when it is there. They carry over; sentences do not. `schema_build/corrections.py` lists where running Asterisk knew
better. The same facts give the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schema_build import corrections
from schema_build.facts import Facts, TypeFacts, read_facts
from schema_build.grammar import KIND_DEFAULTS, Keys, without_empty
from schema_build.legacy import ModuleFile, module_files
from schema_build.lives import life_of
from schema_build.mappings import sorcery_data
from schema_build.named import with_names
from schema_build.objects import type_entry
from schema_build.text import text_of
from schema_build.timeline import BRANCHES, number, start_of
from schema_build.wizard import wizard_type

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).resolve().parents[1] / "server" / "asterisk_ls" / "schema" / "data"


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("facts", type=Path, help="folder with pjsip-22.json and its like")
    parser.add_argument("--into", type=Path, default=DATA, help="folder to write to")
    given = parser.parse_args()
    given.into.mkdir(parents=True, exist_ok=True)
    texts = {name: text_of(data) for name, data in data_files(read_facts(given.facts))}
    for path in given.into.glob("*.json"):
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        (given.into / name).write_text(text, encoding="utf-8")


def data_files(facts: Facts) -> Iterator[tuple[str, Keys]]:
    """Each data file with its name."""
    about = f"Made by scripts/build_schema.py from Asterisk {', '.join(facts.releases.values())}. Do not edit."
    files: dict[tuple[str, str], list[TypeFacts]] = {}
    for found in facts.types:
        files.setdefault((found.file, found.engine), []).append(found)
    index: dict[str, list[Keys]] = {}
    wizard, entry = wizard_type(facts)
    wizard_data = _file(facts, wizard.file, "wizard", {wizard.name: entry})
    index[wizard.file] = [{"data": f"{wizard.file}.json", "engine": "wizard", **_life_of_all([wizard])}]
    yield f"{wizard.file}.json", {"about": about, **wizard_data}
    for (file, engine), types in sorted(files.items()):
        is_second = engine == "aco" and (file, "sorcery") in files
        name = f"{file}.{engine}.json" if is_second else f"{file}.json"
        entries = with_names(file, {found.name: type_entry(facts, found) for found in types})
        data = _file(facts, file, engine, entries)
        index.setdefault(file, []).append({"data": name, "engine": engine, **_life_of_all(types)})
        yield name, {"about": about, **data}
    for module in module_files(facts):
        index[module.name] = [without_empty({"data": f"{module.name}.json", "engine": "module", "since": module.since})]
        yield f"{module.name}.json", {"about": about, **_module_data(module)}
    yield "index.json", {"about": about, "aliases": facts.aliases, "files": index, "versions": facts.releases}
    yield "sorcery.json", {"about": about, **sorcery_data(facts)}
    yield "codecs.json", {"about": about, "codecs": _codecs(facts)}


def _file(facts: Facts, file: str, engine: str, entries: Keys) -> Keys:
    modules = facts.modules.get(file) or [entry["module"] for entry in entries.values() if "module" in entry]
    module = "res_pjsip" if file == "pjsip.conf" else modules[0] if modules else ""
    return {
        **({"early": True} if file in corrections.EARLY else {}),
        "engine": engine,
        "file": file,
        "kinds": {kind: KIND_DEFAULTS[kind] for kind in sorted(_kinds(entries)) if kind in KIND_DEFAULTS},
        "module": module,
        **_refused(file),
        "types": entries,
    }


def _module_data(module: ModuleFile) -> Keys:
    return {
        **({"early": True} if module.name in corrections.EARLY else {}),
        "engine": "module",
        "file": module.name,
        "incomplete": any("incomplete" in entry for entry in module.types.values()),
        "kinds": {kind: KIND_DEFAULTS[kind] for kind in sorted(_kinds(module.types)) if kind in KIND_DEFAULTS},
        "module": module.module,
        **_refused(module.name),
        **({"refused_log": list(module.refused_log)} if module.refused_log is not None else {}),
        "types": with_names(module.name, module.types),
    }


def _refused(file: str) -> Keys:
    return {"refused": corrections.REFUSED[file]} if file in corrections.REFUSED else {}


def _kinds(value: Any) -> set[str]:  # noqa: ANN401 - any JSON
    """Every kind of value that is named somewhere inside."""
    if isinstance(value, dict):
        own = {value["kind"]} if isinstance(value.get("kind"), str) else set()
        return own.union(*(_kinds(item) for item in value.values()))
    if isinstance(value, list):
        return set().union(*(_kinds(item) for item in value))
    return set()


def _life_of_all(types: list[TypeFacts]) -> Keys:
    """Since when, and until when, a file has any type at all."""
    lives = [life_of(found) for found in types]
    since: dict[str, str | None] = {}
    removed: dict[str, str] = {}
    for branch in BRANCHES:
        firsts = [
            life["since"].get(branch, start_of(branch)) for life in lives if life["since"].get(branch, "") is not None
        ]
        if not firsts:
            since[branch] = None
        elif (first := min(firsts, key=number)) != start_of(branch):
            since[branch] = first
        if firsts and all(branch in life["removed"] for life in lives):
            removed[branch] = max((life["removed"][branch] for life in lives), key=number)
    return {name: given for name, given in (("since", since), ("removed", removed)) if given}


def _codecs(facts: Facts) -> Keys:
    formats = facts.read("codecs.json")["formats"]
    names = {name for branch in BRANCHES for name in formats[branch]} - {"none"}
    result: Keys = {}
    for name in names:
        since: dict[str, str | None] = {branch: None for branch in BRANCHES if name not in formats[branch]}
        since |= corrections.CODECS_SINCE.get(name, {})
        result[name] = {"since": since} if since else {}
    return result


if __name__ == "__main__":
    main()
