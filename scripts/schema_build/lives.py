"""Since when, and until when, there is a type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema_build import corrections
from schema_build.timeline import BRANCHES, limits, number, start_of

if TYPE_CHECKING:
    from schema_build.facts import TypeFacts
    from schema_build.grammar import Keys


def life_of(found: TypeFacts) -> Keys:
    """`since` and `removed` of the type as a whole."""
    first, last = span_of(found)
    since = limits(first, {branch: start_of(branch) for branch in BRANCHES})
    return {"since": since, "removed": last}


def span_of(found: TypeFacts) -> tuple[dict[str, str], dict[str, str]]:
    """The first release of each branch that has the type, and the first one that has it no more."""
    known = corrections.SINCE.get((found.edition, found.name, ""), {})
    past = found.history.get("since")
    if past is None:
        past = {branch: start_of(branch) for branch in (*found.branches, *corrections.REMOVED.get(found.edition, ()))}
        for branch in past:
            firsts = [
                option["since"][branch]
                for option in found.history.get("options", {}).values()
                if branch in option["since"]
            ]
            if firsts:
                past[branch] = min(firsts, key=number)
    removed = found.history.get("removed", {}) | corrections.REMOVED.get(found.edition, {})
    first = {branch: release for branch, release in (past | known).items() if branch in BRANCHES}
    gone = {branch: release for branch, release in removed.items() if branch in BRANCHES}
    never = {branch for branch in gone if number(gone[branch]) <= number(first.get(branch, "0"))}
    first = {branch: release for branch, release in first.items() if branch not in never}
    return first, {branch: release for branch, release in gone.items() if branch in first}
