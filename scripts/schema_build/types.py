"""One type of object through all branches → its entry in the data."""

from __future__ import annotations

import re
from typing import Any, TYPE_CHECKING

from schema_build import corrections
from schema_build.grammar import Keys, compressed, keys_of, repeat_of, without_empty
from schema_build.timeline import BRANCHES, History, Limits, folded, limits, number, start_of

if TYPE_CHECKING:
    from schema_build.facts import Facts, TypeFacts
    from collections.abc import Mapping

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


def type_entry(facts: Facts, found: TypeFacts) -> Keys:
    """All that the data says about a type."""
    life = life_of(found)
    entry: Keys = dict(life)
    states: dict[str, History] = {
        branch: [(start_of(branch), _own_keys(facts, found, described))] for branch, described in found.branches.items()
    }
    for row in corrections.EARLIER_TYPES:
        if (row.file, row.type) == (found.edition, found.name):
            _cut(states, row.until, row.keys)
    if states:
        base, older = folded(states)
        entry |= base
        entry |= {"older": older} if older else {}
    entry["options"], entry["patterns"] = _options(facts, found)
    rules = _apply_rules(found)
    entry |= {"apply_rules": rules} if rules else {}
    return without_empty(entry)


def life_of(found: TypeFacts) -> Keys:
    """`since` and `removed` of the type as a whole."""
    first, last = _life(found)
    since = limits(first, {branch: start_of(branch) for branch in BRANCHES})
    return {"since": since, "removed": last}


def _life(found: TypeFacts) -> tuple[dict[str, str], dict[str, str]]:
    known = corrections.SINCE.get((found.edition, found.name, ""), {})
    past = found.history.get("since")
    if past is None:
        past = {branch: start_of(branch) for branch in found.branches}
        for branch in past:
            firsts = [
                option["since"][branch]
                for option in found.history.get("options", {}).values()
                if branch in option["since"]
            ]
            if firsts:
                past[branch] = min(firsts, key=number)
        if found.file == "ari.conf":
            past |= {branch: start_of(branch) for branch in BRANCHES if branch not in {"23", "master"}}
    removed = found.history.get("removed", {})
    if found.engine == "aco" and found.file == "ari.conf":
        removed = {"20": "20.15.0", "21": "21.10.0", "22": "22.5.0"}
    first = {branch: release for branch, release in (past | known).items() if branch in BRANCHES}
    gone = {branch: release for branch, release in removed.items() if branch in BRANCHES}
    never = {branch for branch in gone if number(gone[branch]) <= number(first.get(branch, "0"))}
    first = {branch: release for branch, release in first.items() if branch not in never}
    return first, {branch: release for branch, release in gone.items() if branch in first}


def _own_keys(facts: Facts, found: TypeFacts, described: Mapping[str, Any]) -> Keys:
    """What the type itself is in one branch."""
    if found.engine == "aco":
        category = described["category"]
        keys: Keys = {
            "category": ",".join(category) if isinstance(category, list) else category,
            "category_match": described["category_match"],
            "global": described["type"] == "ACO_GLOBAL",
            "ignored": described["type"] == "ACO_IGNORE",
        }
        if "matchfield" in described:
            keys["criteria"] = [described["matchfield"], described["matchvalue"]]
        return without_empty(keys)
    criteria = described.get("criteria") or {"type": found.name}
    mapping = facts.read("sorcery.json")["versions"] if not _MAPPINGS else {}
    if mapping:
        _MAPPINGS.update(
            {
                (entry["object_type"], _file_of(entry["default_mapping"], instance)): entry
                for entries in mapping.values()
                for instance, listed in entries.items()
                for entry in listed
            }
        )
    entry = _MAPPINGS.get((found.name, found.file)) or {}
    return without_empty(
        {
            "criteria": list(*criteria.items()),
            "explicit_name": described.get("explicit_name"),
            "internal": described.get("internal", False),
            "module": described.get("module") or entry.get("owner_module"),
            "single": described.get("single_object", False),
            "unmapped": described.get("default_wizard") != "config",
            "not_reloadable": not described.get("reloadable", True),
            "sorcery": own_section(entry) if entry else None,
            "sorcery_sections": entry.get("sorcery_conf_sections"),
        }
    )


_MAPPINGS: dict[tuple[str, str], Any] = {}


def _file_of(mapping: str, instance: str) -> str:
    wizard, _, rest = mapping.partition(",")
    return rest.partition(",")[0] if wizard == "config" else "pjsip.conf" if instance == "res_pjsip" else ""


def own_section(entry: Mapping[str, Any]) -> str:
    """The most particular section of `sorcery.conf` that maps the type."""
    sections = entry["sorcery_conf_sections"]
    own = corrections.SORCERY_SECTIONS.get(entry["object_type"])
    return own if own is not None and own in sections else str(sections[-1])


def _options(facts: Facts, found: TypeFacts) -> tuple[Keys, Keys]:
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
            _cut(states, row.until, row.keys)
    for always in corrections.CORRECTIONS:
        if (always.file, always.type) == (found.edition, found.name) and name in always.options:
            for history in states.values():
                history[:] = [(since, _with(keys, always.keys)) for since, keys in history]
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
    type_first, type_gone = _life(found)
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
    for cut in cuts:
        keys = dict(newest)
        default, kind = _at(defaults, cut), _at(types, cut)
        if defaults and default != defaults[-1][1]:
            keys["default"] = _default(default)
        if types and kind != types[-1][1]:
            keys = _earlier_kind(keys, found, name, kind)
        keys |= {key: given for key, (since, given) in fate.items() if number(since) <= number(cut)}
        states.append((cut, without_empty(keys)))
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


def _cut(states: dict[str, History], until: Mapping[str, str], keys: Keys) -> None:
    """Apply what was different below a release."""
    for branch, release in until.items():
        history = states.get(branch)
        if history is None:
            continue
        if release and all(at != release for at, _ in history):
            last = [state for at, state in history if number(at) < number(release)][-1]
            history.append((release, dict(last)))
            history.sort(key=lambda state: number(state[0]))
        history[:] = [
            (at, _with(state, keys)) if not release or number(at) < number(release) else (at, state)
            for at, state in history
        ]


def _with(keys: Keys, changes: Keys) -> Keys:
    """The keys with the changes; `extra` is merged, `null` takes away."""
    merged = {**keys, **changes}
    if "extra" in changes and "extra" in keys:
        merged["extra"] = {**keys["extra"], **changes["extra"]}
    return {name: given for name, given in merged.items() if given is not None}


def _apply_rules(found: TypeFacts) -> list[Keys]:
    """The checks of all branches, each in the place that it has in the newest one."""
    type_first, _ = _life(found)
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
