"""Where sorcery looks for each type by default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from schema_build.grammar import Keys, without_empty
from schema_build.lives import life_of
from schema_build.timeline import BRANCHES, limits, start_of

if TYPE_CHECKING:
    from schema_build.facts import Facts


def sorcery_data(facts: Facts) -> Keys:
    """All types of all instances, and the wizards that a line of `sorcery.conf` may name."""
    found = facts.read("sorcery.json")
    branches: dict[tuple[str, str], dict[str, list[Any]]] = {}
    for branch in BRANCHES:
        for instance, listed in found["versions"][branch].items():
            for entry in listed:
                if entry["object_type"].startswith("?"):
                    continue
                key = (instance, entry["object_type"])
                branches.setdefault(key, {}).setdefault(branch, []).append(entry)
    lives = {(entry.file, entry.name): life_of(entry) for entry in facts.types if entry.engine == "sorcery"}
    mappings = [_mapping(instance, name, entries, lives) for (instance, name), entries in sorted(branches.items())]
    return {"mappings": mappings, "wizards": sorted(found["wizards"])}


def _mapping(instance: str, name: str, entries: dict[str, list[Any]], lives: dict[tuple[str, str], Keys]) -> Keys:
    newest = entries[max(entries, key=BRANCHES.index)]
    wizards = [entry["default_mapping"] for entry in newest]
    present = {branch: start_of(branch) for branch in entries}
    life = {"since": limits(present, {branch: start_of(branch) for branch in BRANCHES}), "removed": {}}
    for wizard in wizards:
        file = wizard.split(",")[1] if wizard.startswith("config,") else ""
        life = lives.get((file, name), life)
    return without_empty(
        {
            "type": name,
            "instance": instance,
            "sections": newest[0]["sorcery_conf_sections"],
            "wizards": wizards,
            "family": next((entry["realtime_table"] for entry in newest if "realtime_table" in entry), None),
            "internal": newest[0].get("internal", False),
            **life,
        }
    )
