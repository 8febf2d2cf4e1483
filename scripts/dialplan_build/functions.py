"""The functions of all versions, and those that only older ones had."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from dialplan_build.calls import needed_arguments
from dialplan_build.lifetime import OLDER, last_branch, lifetimes
from dialplan_build.replacements import FUNCTIONS, SUCCESSORS
from dialplan_build.syntax import parameter, variables
from schema_build.timeline import BRANCHES, folded

if TYPE_CHECKING:
    from dialplan_build.source import Code, Source

Keys = dict[str, Any]

_WITHOUT_FUNCTIONS = frozenset({"1.0", "1.2"})
"""Their code writes functions down otherwise."""
_STRUCT = re.compile(r"struct ast_custom_function\s+(\w+)\s*=\s*\{(.*?)\}\s*;", re.DOTALL)
_FIELD = re.compile(r"\.(\w+)\s*=\s*([^,]+)")
_ESCALATING = re.compile(r"ast_custom_function_register_escalating\(\s*&(\w+)\s*,\s*AST_CFE_(\w+)")


class FunctionCode(NamedTuple):
    """What the code tells of a function."""

    path: str
    readable: bool
    writable: bool
    dangerous: str
    """`read`, `write` or `both`: what AMI and the like may not do unless `live_dangerously` is set."""
    needed_to_read: tuple[int, ...]
    needed_to_write: tuple[int, ...]


def functions(facts: dict[str, Keys], source: Source, releases: dict[str, str]) -> Keys:
    """`functions`, and `gone`: those that no described version has."""
    having = {
        branch: {
            release: source.documented(release, "function") | set(facts[branch]["code_only_functions"])
            for release in source.releases(branch, releases[branch])
        }
        for branch in BRANCHES
    }
    codes = {branch: _codes(source, releases[branch]) for branch in BRANCHES}
    names = {name for branch in BRANCHES for name in _names(facts[branch])}
    lives = lifetimes(having, names)
    found: Keys = {}
    for name in names:
        states = {
            branch: [("", _state(name, facts[branch], codes[branch].get(name)))]
            for branch in BRANCHES
            if name in _names(facts[branch])
        }
        base, older = folded(states)
        found[name] = {**base, **lives[name], **({"older": older} if older else {}), **_replaced(name)}
    older = {branch: set(_codes(source, tag)) for branch, tag in OLDER.items() if branch not in _WITHOUT_FUNCTIONS}
    gone = sorted({name for some in older.values() for name in some} - set(found))
    return {
        "functions": found,
        "gone": {name: {"last": last_branch(older, name), **_replaced(name)} for name in gone},
    }


def _names(facts: Keys) -> set[str]:
    return {*facts["functions"], *facts["code_only_functions"]}


def _codes(source: Source, tag: str) -> dict[str, FunctionCode]:
    found = {}
    for path in source.using(tag, "ast_custom_function"):
        code = source.code(tag, path)
        for match in _STRUCT.finditer(code.text):
            fields = {name: given.strip() for name, given in _FIELD.findall(match[2])}
            name = code.string(fields.get("name", ""))
            if name is not None:
                found[name] = _of(code, match[1], fields)
    return found


def _of(code: Code, variable: str, fields: dict[str, str]) -> FunctionCode:
    readers = [fields[key] for key in ("read", "read2") if fields.get(key, "NULL") != "NULL"]
    writers = [fields["write"]] if fields.get("write", "NULL") != "NULL" else []
    escalation = dict(_ESCALATING.findall(code.text)).get(variable, "")
    return FunctionCode(
        code.path,
        bool(readers),
        bool(writers),
        escalation.lower(),
        _needed(code, readers),
        _needed(code, writers),
    )


def _needed(code: Code, names: list[str]) -> tuple[int, ...]:
    body = code.functions.get(names[0]) if names else None
    return needed_arguments(body) if body is not None else ()


def _state(name: str, facts: Keys, code: FunctionCode | None) -> Keys:
    raw = facts["functions"].get(name)
    found: Keys = {}
    module = raw["module"] if raw else facts["code_only_functions"][name].rpartition("/")[2][:-2]
    found["module"] = "" if module == "builtin" else module
    if raw:
        found["parameters"] = [parameter(one) for one in raw["parameters"]]
        if raw["argsep"] != ",":
            found["separator"] = raw["argsep"]
        if raw.get("variables"):
            found["variables"] = variables(raw["variables"])
        if raw.get("module_deprecated") or raw.get("deprecated_doc"):
            found["deprecated"] = True
    if code is not None:
        required = {at for at, one in enumerate(raw["parameters"]) if one.get("required")} if raw else set()
        access = {(True, True): "", (True, False): "read", (False, True): "write"}[code.readable, code.writable]
        found |= {
            key: given
            for key, given in (
                ("access", access),
                ("dangerous", code.dangerous),
                ("needed_to_read", [at for at in code.needed_to_read if at in required]),
                ("needed_to_write", [at for at in code.needed_to_write if at in required]),
            )
            if given
        }
    return found


def _replaced(name: str) -> Keys:
    replacement = FUNCTIONS.get(name) or SUCCESSORS.get(name)
    if replacement is None:
        return {}
    return {"replaced_by": replacement.use, **({"renamed": True} if replacement.same_arguments else {})}
