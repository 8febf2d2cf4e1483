"""The checks that Asterisk makes once an object is read, with the releases that make them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from schema_build import corrections
from schema_build.grammar import Keys, without_empty
from schema_build.lives import span_of
from schema_build.timeline import BRANCHES, limits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schema_build.facts import TypeFacts


def checks_of(found: TypeFacts) -> list[Keys]:
    """The checks of all branches, each in the place that it has in the newest one."""
    type_first, _ = span_of(found)
    rules: list[Keys] = []
    seen: dict[str, Keys] = {}
    for branch in reversed(BRANCHES):
        position = 0
        for rule in found.branches.get(branch, {}).get("apply_rules") or ():
            message = rule["message"]
            if message in seen:
                position = rules.index(seen[message]) + 1
                continue
            seen[message] = _rule(found, rule, type_first)
            rules.insert(position, seen[message])
            position += 1
    return rules + [
        dict(rule) for file, name, rule in corrections.EXTRA_RULES if (file, name) == (found.edition, found.name)
    ]


def _rule(found: TypeFacts, rule: Mapping[str, Any], type_first: dict[str, str]) -> Keys:
    message = rule["message"]
    first = {branch: release for branch, release in rule["since"].items() if branch in type_first}
    removed = {
        branch: release for branch, release in corrections.RULES_REMOVED.get(message, {}).items() if branch in first
    }
    for branch in first:
        described = found.branches.get(branch)
        is_there = described is not None and any(
            other["message"] == message for other in described.get("apply_rules") or ()
        )
        if described is not None and is_there == (branch in removed):
            text = f"{found.file} {found.name}: in {branch} the check {message!r} " + (
                "is there and has a release that removed it" if is_there else "is gone and nothing says since when"
            )
            raise ValueError(text)
    effect = rule["effect"].partition(" (")[0]
    keys: Keys = {"level": rule["level"], "message": message, "when": _plain(rule["when"]), "effect": effect}
    if "13.x: logged only" in rule["effect"]:
        keys["older"] = [{"until": {"13": None}, "keys": {"effect": "keep"}}]
    return {**keys, **without_empty({"since": limits(first, type_first), "removed": removed})}


def _plain(text: str) -> str:
    """A condition without the remarks in parentheses."""
    return re.sub(r"\s*\([^)]*\)", "", text)
