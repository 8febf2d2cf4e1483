"""The loadable modules of all versions: what each needs, how well it is kept up, which channels it makes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dialplan_build.lifetime import lifetimes
from schema_build.timeline import BRANCHES, folded

if TYPE_CHECKING:
    from dialplan_build.source import Source

Keys = dict[str, Any]

_TECHNOLOGY = re.compile(r"struct ast_channel_tech\s+\w+\s*=\s*\{\s*\.type\s*=\s*([^,]+),(.*?)\n\}\s*;", re.DOTALL)
_PARTS = {"conf_chan_announce": "app_confbridge", "conf_chan_record": "app_confbridge", "core_local": ""}
_LEFT_OUT = frozenset({"test", "builtin", "channels"})
"""Types of modules that nobody loads: tests, parts of the core, parts of channel drivers."""
# A module that is no file of its own is built from that of another one: `app_voicemail_odbc` from `app_voicemail.c`.


def modules(facts: dict[str, Keys], source: Source, releases: dict[str, str]) -> Keys:
    """`modules` and `technologies`."""
    names = {
        name
        for branch in BRANCHES
        for name, raw in facts[branch].items()
        if raw["type"] not in _LEFT_OUT and not raw.get("builtin")
    }
    having = {}
    for branch in BRANCHES:
        variants = set(facts[branch]) - source.modules(releases[branch])
        having[branch] = {
            release: source.modules(release) & set(facts[branch]) | variants
            for release in source.releases(branch, releases[branch])
        }
    lives = lifetimes(having, names)
    found: Keys = {}
    for name in names:
        states = {
            branch: [("", _state(facts[branch][name], set(facts[branch]) & names))]
            for branch in BRANCHES
            if name in facts[branch]
        }
        base, older = folded(states)
        found[name] = {**base, **lives[name], **({"older": older} if older else {})}
    return {"modules": found, "technologies": _technologies(source, releases)}


def _state(raw: Keys, known: set[str]) -> Keys:
    """What it needs: other modules first, then libraries and the like that its build needs."""
    depends = [one["name"] for one in raw.get("depends", ())]
    requires = [name for name in raw.get("requires", ()) if name in known]
    external = sorted({name for name in depends if name not in known})
    modules_needed = sorted({*requires, *(name for name in depends if name in known)})
    optional = sorted({*raw.get("optional_modules", ()), *(one["name"] for one in raw.get("uses", ()))} & known)
    keys: Keys = {
        "deprecated_in": raw.get("deprecated_in"),
        "libraries": external,
        "not_built": raw.get("defaultenabled") == "no",
        "optional": [name for name in optional if name not in modules_needed],
        "replaced_by": raw.get("replacement"),
        "requires": modules_needed,
        "support": raw.get("support_level") or raw.get("c_support_level"),
        "type": raw["type"],
    }
    return {key: given for key, given in keys.items() if given}


def _technologies(source: Source, releases: dict[str, str]) -> Keys:
    """Which module makes channels of which technology, with the branches where that is so."""
    found: dict[str, dict[str, list[str]]] = {}
    for branch in BRANCHES:
        for path in source.using(releases[branch], "struct ast_channel_tech"):
            code = source.code(releases[branch], path)
            for match in _TECHNOLOGY.finditer(code.text):
                name = code.string(match[1].strip())
                if name and ".requester" in match[2] and "test" not in path:
                    module = path.rpartition("/")[2].removesuffix(".c")
                    makers = found.setdefault(name, {})
                    branches = makers.setdefault(_PARTS.get(module, module), [])
                    branches += [branch] if branch not in branches else []
    return found
