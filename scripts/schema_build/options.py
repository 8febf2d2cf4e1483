"""The options of one type through all branches → their lines in the data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from schema_build import corrections
from schema_build.grammar import Keys, compressed, keys_of, repeat_of, without_empty
from schema_build.lives import span_of
from schema_build.timeline import BRANCHES, History, Limits, changed, cut, folded, limits, number, start_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schema_build.facts import Facts, TypeFacts

_RANGE = re.compile(r"OPT_(U?INT)_T(?: PARSE_\w+)* \[(\d+)(?:, (\d+))?\]")
_SIMPLE: dict[str, Keys] = {
    "OPT_BOOL_T": {"kind": "bool", "on_bad": "false"},
    "OPT_BOOLFLAG_T": {"kind": "bool", "on_bad": "false"},
    "OPT_NOOP_T": {"kind": "noop", "on_bad": "keep"},
    "OPT_STRINGFIELD_T": {"kind": "string", "on_bad": "keep"},
    "OPT_UINT_T": {"kind": "uint", "on_bad": "refuse", "empty": "refuse", "minimum": 0, "maximum": 4294967295},
    "OPT_YESNO_T": {"kind": "bool", "on_bad": "false"},
}
_ANY_EXTENDED = {"kind": "string", "undocumented": True}
EXTENDED = "^@"
"""Options that sorcery stores for others, of every type."""


def options_of(facts: Facts, found: TypeFacts) -> tuple[Keys, Keys]:
    """The exact names, and the patterns."""
    exact: Keys = {}
    patterns: Keys = {}
    registered: dict[tuple[str, str], dict[str, Any]] = {}
    for branch, described in found.branches.items():
        for option in described["options"]:
            registered.setdefault((option["name"], option["match"]), {})[branch] = option
    for (name, match), branches in registered.items():
        line = _line(facts, found, name, branches, is_pattern=match != "exact")
        if match == "exact":
            exact[name] = line
        else:
            patterns[name if match == "regex" else f"^{re.escape(name)}"] = line
    gone = set(found.history.get("options", {})) - {name for name, _ in registered}
    for name in gone:
        since, removed = _option_life(found, name, set())
        if since is not None and not name.startswith("^"):
            exact[name] = without_empty({"kind": "string", "since": since, "removed": removed})
    if found.engine == "sorcery" and not any(pattern in {"^", ".*"} for pattern in patterns):
        patterns[EXTENDED] = dict(_ANY_EXTENDED)
    return exact, patterns


def _line(facts: Facts, found: TypeFacts, name: str, branches: Mapping[str, Any], *, is_pattern: bool) -> Keys:
    """One option's line."""
    states: dict[str, History] = {
        branch: _history(facts, found, name, branch, option) for branch, option in branches.items()
    }
    for branch, release in _earlier_only(found, name, branches).items():
        newest = states[max(states, key=BRANCHES.index)][-1][1]
        states[branch] = [(release, dict(newest))]
    for row in corrections.EARLIER:
        if (row.file, row.type) == (found.edition, found.name) and name in row.options:
            cut(states, row.until, row.keys)
    for always in corrections.CORRECTIONS:
        if (always.file, always.type) == (found.edition, found.name) and name in always.options:
            for history in states.values():
                history[:] = [(since, changed(keys, always.keys)) for since, keys in history]
    base, older = folded(
        {branch: [(since, compressed(keys)) for since, keys in past] for branch, past in states.items()}
    )
    since, removed = _option_life(found, name, set(branches), is_pattern=is_pattern)
    return {**base, **without_empty({"since": since, "removed": removed, "older": older})}


def _earlier_only(found: TypeFacts, name: str, branches: Mapping[str, Any]) -> dict[str, str]:
    """Branches that had the option for a while and whose newest release has it no more."""
    past = found.history.get("options", {}).get(name, {}).get("since", {})
    return {branch: release for branch, release in past.items() if branch in BRANCHES and branch not in branches}


def _option_life(
    found: TypeFacts, name: str, present: set[str], *, is_pattern: bool = False
) -> tuple[Limits | None, Keys]:
    """`since` within the life of the type, and `removed`. None: in no branch that the data has."""
    type_first, type_gone = span_of(found)
    past = found.history.get("options", {}).get(name)
    known = corrections.SINCE.get((found.edition, found.name, name), {})
    if past is None or is_pattern:
        first = {branch: type_first[branch] for branch in present if branch in type_first} | known
        return limits(first, type_first), {}
    gone = {branch: release for branch, release in past.get("removed", {}).items() if branch in BRANCHES}
    first = {
        branch: release
        for branch, release in (past["since"] | known).items()
        if branch in type_first and not (branch in gone and number(gone[branch]) <= number(release))
    }
    removed = {
        branch: release
        for branch, release in gone.items()
        if branch in first and (branch not in type_gone or number(release) < number(type_gone[branch]))
    }
    lasting = {branch for branch in first if branch not in removed and branch not in type_gone}
    if found.branches and lasting != present:
        message = f"{found.file} {found.name}.{name}: history has {sorted(lasting)}, facts have {sorted(present)}"
        raise ValueError(message)
    return (limits(first, type_first), removed) if first else (None, {})


def _history(facts: Facts, found: TypeFacts, name: str, branch: str, option: Mapping[str, Any]) -> History:
    """The states of one option in one branch, from what its newest release has and what changed before."""
    newest = _option_keys(facts, found, option)
    past = found.history.get("options", {}).get(name, {})
    defaults = past.get("default", {}).get(branch, [])
    types = past.get("type", {}).get(branch, [])
    fate = _fate(past.get("notes", {}), found, branch)
    dated = [at for at, _ in (*defaults, *types, *fate.values())]
    cuts = sorted({start_of(branch), *dated}, key=number)
    states: History = []
    for release in cuts:
        keys = dict(newest)
        default, kind = _at(defaults, release), _at(types, release)
        if defaults and default != defaults[-1][1]:
            keys["default"] = _default(default)
        if types and kind != types[-1][1]:
            keys = _earlier_kind(keys, found, name, kind)
        keys |= {key: given for key, (since, given) in fate.items() if number(since) <= number(release)}
        states.append((release, without_empty(keys)))
    return states


def _at(changes: list[list[Any]], release: str) -> Any:  # noqa: ANN401 - a default or the name of a type
    found = changes[0][1] if changes else None
    for since, value in changes:
        if number(since) <= number(release):
            found = value
    return found


def _option_keys(facts: Facts, found: TypeFacts, option: Mapping[str, Any]) -> Keys:
    keys = keys_of(option["value"])
    default = _default(option["default"])
    if default is not None:
        keys["default"] = default
    repeat = repeat_of(option.get("repeat", "")) or keys.get("repeat")
    if repeat:
        keys["repeat"] = repeat
    in_xml = option.get("in_xml")
    if in_xml is None:
        names = facts.documented.get((found.file, found.name))
        in_xml = names is None or option["name"].lower() in names or option["match"] != "exact"
    if not in_xml:
        keys["undocumented"] = True
    if keys["kind"] == "ignored":
        keys["dead"] = True
    return keys


def _default(given: Any) -> str | None:  # noqa: ANN401 - text, a number or nothing
    """The default as text; registered without one, or with an empty one, it is none."""
    if given is None or given in ("", 0):
        return None
    text = str(given)
    if text.startswith("<") and text.endswith(")>"):
        word = text.removesuffix(")>").rpartition("(")[2].rpartition("_to_str")[2]
        return "not_set" if word.endswith("_NOT_SET") else word.rpartition("_")[2].lower()
    return text


def _earlier_kind(keys: Keys, found: TypeFacts, name: str, kind: str) -> Keys:
    """The state with the grammar that an older registration had."""
    past = found.history["options"][name]["type"]
    for branch, described in found.branches.items():
        if branch in past and past[branch][-1][1] == kind:
            option = next(option for option in described["options"] if option["name"] == name)
            return {**_without_grammar(keys), **keys_of(option["value"])}
    bounds = _RANGE.match(kind)
    if bounds and bounds[3]:
        return {**_without_grammar(keys), **_SIMPLE["OPT_UINT_T"], "minimum": int(bounds[2]), "maximum": int(bounds[3])}
    simple = _SIMPLE.get(kind.partition(" ")[0])
    return {**_without_grammar(keys), **simple} if simple else keys


def _without_grammar(keys: Keys) -> Keys:
    return {name: keys[name] for name in ("default", "required", "undocumented", "dead", "replaced_by") if name in keys}


def _fate(notes: Mapping[str, Any], found: TypeFacts, branch: str) -> dict[str, tuple[str, Any]]:
    """`dead` and `replaced_by` as the hand-written notes have them, each with the release from which it holds."""
    keys: dict[str, tuple[str, Any]] = {}
    if "dead_since" in notes and (branch == "master" or branch in notes["dead_since"]):
        keys["dead"] = (notes["dead_since"].get(branch, start_of(branch)), True)
    heir = notes.get("replaced_by")
    since = found.history["options"][heir]["since"].get(branch) if heir else None
    if since:
        keys["replaced_by"] = (since, heir)
    return keys
