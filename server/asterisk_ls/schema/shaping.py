"""One data file → the values of `model`, as they are in one release.

A line holds the newest state. Under `older` it says what was different: the first entry whose `until` lies above the
release in question counts, and `null` in it takes a key away.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from asterisk_ls.schema.model import (
    AbsentOption,
    ApplyRule,
    Engine,
    FileSchema,
    ObjectSchema,
    OnBad,
    OptionSchema,
    Repeat,
    ValueType,
)
from asterisk_ls.schema.release import Release, first_release

Line = Mapping[str, Any]
Kinds = Mapping[str, Line]

_NOTHING: Line = {}
_ON_BAD = {choice.value: choice for choice in OnBad}
_REPEAT = {choice.value: choice for choice in Repeat}


def file_of(data: Line, release: Release, branches: tuple[str, ...]) -> FileSchema:
    """A whole data file."""
    types = {}
    missing = {}
    for name, entry in data["types"].items():
        if is_there(entry, release):
            types[name] = _type(name, state_of(entry, release), data, release, branches)
        else:
            missing[name] = absent(name, entry, branches)
    refused = data.get("refused", _NOTHING)
    return FileSchema(
        data["file"],
        Engine(data["engine"]),
        types,
        data.get("module", ""),
        not data.get("incomplete", False),
        missing,
        refused["effect"] if refused and is_there(refused, release) else "",
        (data["refused_log"][0], data["refused_log"][1]) if "refused_log" in data else None,
        data.get("early", False),
    )


def is_there(entry: Line, release: Release) -> bool:
    """Whether a release has what the entry describes."""
    if "since" in entry and release.is_before(entry["since"]):
        return False
    return not ("removed" in entry and release.has_reached(entry["removed"]))


def absent(name: str, entry: Line, branches: tuple[str, ...]) -> AbsentOption:
    """What a release has not, with the releases that have it."""
    since = entry.get("since", _NOTHING)
    removed = entry.get("removed", _NOTHING)
    firsts = {branch: since.get(branch, first_release(branch)) for branch in branches}
    return AbsentOption(
        name,
        {branch: first for branch, first in firsts.items() if first is not None},
        dict(removed),
        entry.get("replaced_by"),
    )


def state_of(entry: Line, release: Release) -> Line:
    """The line as it was in that release."""
    for past in entry.get("older", ()):
        if release.is_before(past["until"]):
            merged = {**entry, **past.get("keys", _NOTHING)}
            return {key: given for key, given in merged.items() if given is not None}
    return entry


def _type(name: str, entry: Line, data: Line, release: Release, branches: tuple[str, ...]) -> ObjectSchema:
    kinds = data.get("kinds", _NOTHING)
    options = {}
    missing = {}
    for option, line in entry.get("options", _NOTHING).items():
        if is_there(line, release):
            options[option.lower()] = _option(option, state_of(line, release), kinds, release)
        else:
            missing[option.lower()] = absent(option, line, branches)
    patterns = tuple(
        (pattern, _option(pattern, state_of(line, release), kinds, release))
        for pattern, line in entry.get("patterns", _NOTHING).items()
        if is_there(line, release)
    )
    rules = tuple(_rule(state_of(rule, release)) for rule in entry.get("apply_rules", ()) if is_there(rule, release))
    return ObjectSchema(
        type=name,
        file=data["file"],
        options=options,
        patterns=patterns,
        absent=missing,
        module=entry.get("module", data.get("module", "")),
        sorcery=entry.get("sorcery", ""),
        sorcery_sections=tuple(entry.get("sorcery_sections", ())),
        single=entry.get("single", False),
        explicit_name=entry.get("explicit_name"),
        mapped=not entry.get("unmapped", False),
        reloadable=not entry.get("not_reloadable", False),
        criteria=(entry["criteria"][0], entry["criteria"][1]) if "criteria" in entry else None,
        apply_rules=rules,
        category=entry.get("category", ""),
        category_match=entry.get("category_match", ""),
        prefixes=entry.get("prefixes", _NOTHING),
        internal=entry.get("internal", False),
        ignored=entry.get("ignored", False),
        complete=not entry.get("incomplete", False),
        first_section=entry.get("first_section", False),
        unknown_log=(entry["unknown_log"][0], entry["unknown_log"][1]) if "unknown_log" in entry else None,
    )


def _option(name: str, line: Line, kinds: Kinds, release: Release) -> OptionSchema:
    since = line["since"].get(release.branch) if "since" in line else None
    return OptionSchema(
        name,
        _value(line, kinds.get(line["kind"], _NOTHING)),
        line.get("default"),
        line.get("required", False),
        _REPEAT[line["repeat"]] if "repeat" in line else Repeat.LAST,
        since,
        line.get("dead", False),
        line.get("replaced_by"),
        not line.get("undocumented", False),
        line.get("example"),
    )


def _value(line: Line, defaults: Line) -> ValueType:
    given = {**defaults, **line} if defaults else line
    return ValueType(
        kind=given["kind"],
        on_bad=_ON_BAD[given["on_bad"]] if "on_bad" in given else OnBad.REFUSE,
        values=tuple(given["values"]) if "values" in given else (),
        aliases=given.get("aliases", _NOTHING),
        case_sensitive=given.get("case_sensitive", False),
        minimum=given.get("minimum"),
        maximum=given.get("maximum"),
        separator=given.get("separator", ","),
        trim=given.get("trim", False),
        empty=given.get("empty", ""),
        targets=tuple(given["targets"]) if "targets" in given else (),
        checked_at_load=given.get("checked_at_load", False),
        logs=tuple(given["logs"]) if "logs" in given else (),
        extra=given.get("extra", _NOTHING),
    )


def _rule(rule: Line) -> ApplyRule:
    return ApplyRule(rule["level"], rule["message"], rule["when"], rule["effect"])
