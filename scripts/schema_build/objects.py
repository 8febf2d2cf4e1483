"""One type of object through all branches → its entry in the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from schema_build import corrections
from schema_build.checks import checks_of
from schema_build.grammar import Keys, without_empty
from schema_build.lives import life_of
from schema_build.options import options_of
from schema_build.timeline import History, cut, folded, start_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schema_build.facts import Facts, TypeFacts


def type_entry(facts: Facts, found: TypeFacts) -> Keys:
    """All that the data says about a type."""
    life = life_of(found)
    entry: Keys = dict(life)
    states: dict[str, History] = {
        branch: [(start_of(branch), _own_keys(facts, found, described))] for branch, described in found.branches.items()
    }
    for row in corrections.EARLIER_TYPES:
        if (row.file, row.type) == (found.edition, found.name):
            cut(states, row.until, row.keys)
    if states:
        base, older = folded(states)
        entry |= base
        entry |= {"older": older} if older else {}
    entry["options"], entry["patterns"] = options_of(facts, found)
    rules = checks_of(found)
    entry |= {"apply_rules": rules} if rules else {}
    return without_empty(entry)


def _own_keys(facts: Facts, found: TypeFacts, described: Mapping[str, Any]) -> Keys:
    """What the type itself is in one branch."""
    if found.engine == "aco":
        category = described["category"]
        keys: Keys = {
            "category": ",".join(category) if isinstance(category, list) else category,
            "category_match": described["category_match"],
            "ignored": described["type"] == "ACO_IGNORE",
        }
        if "matchfield" in described:
            keys["criteria"] = [described["matchfield"], described["matchvalue"]]
        return without_empty(keys)
    criteria = described.get("criteria") or {"type": found.name}
    entry = facts.mappings.get((found.name, found.file), {})
    return without_empty(
        {
            "criteria": list(*criteria.items()),
            "explicit_name": described.get("explicit_name"),
            "internal": described.get("internal", False),
            "module": described.get("module") or entry.get("owner_module"),
            "single": described.get("single_object", False),
            "unmapped": described.get("default_wizard") != "config",
            "not_reloadable": not described.get("reloadable", True),
            "sorcery": _own_section(entry) if entry else None,
            "sorcery_sections": entry.get("sorcery_conf_sections"),
        }
    )


def _own_section(entry: Mapping[str, Any]) -> str:
    """The most particular section of `sorcery.conf` that maps the type."""
    sections = entry["sorcery_conf_sections"]
    own = corrections.SORCERY_SECTIONS.get(entry["object_type"])
    return own if own is not None and own in sections else str(sections[-1])
