"""The applications of all versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dialplan_build.calls import CallCode, call_codes
from dialplan_build.lifetime import OLDER, last_branch, lifetimes
from dialplan_build.replacements import APPLICATIONS, SUCCESSORS
from dialplan_build.syntax import parameter, variables
from schema_build.timeline import BRANCHES, folded

if TYPE_CHECKING:
    from dialplan_build.source import Source

Keys = dict[str, Any]

EXAMPLES = frozenset({"SkelGuessNumber", "skel", "Skel"})
"""Of modules for programmers."""
FREE_TEXT = frozenset(
    {
        *("AELSub", "CELGenUserEvent", "ChannelRedirect", "Festival", "JabberSend", "Log", "MessageSend", "MixMonitor"),
        *("MobileSendSMS", "QueueLog", "QueueUpdate", "RetryDial", "SMS", "Signal", "Stasis", "StatsD", "Transfer"),
        *("VMSayName", "Verbose", "WaitForCondition"),
    }
)
"""What their last argument holds may well have commas in it."""
REQUIRED_BY_CODE = {"ChannelRedirect": (0, 1)}
"""Arguments that the code counts otherwise than the documentation."""


def applications(facts: dict[str, Keys], source: Source, releases: dict[str, str]) -> Keys:
    """`applications`, and `gone`: those that no described version has."""
    having = {
        branch: {
            release: source.documented(release, "application") | set(facts[branch]["code_only_applications"])
            for release in source.releases(branch, releases[branch])
        }
        for branch in BRANCHES
    }
    codes = {branch: call_codes(source, releases[branch]) for branch in BRANCHES}
    names = {name for branch in BRANCHES for name in _names(facts[branch])} - EXAMPLES
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
    return {"applications": found, "gone": _gone({name.lower() for name in found}, source)}


def _names(facts: Keys) -> set[str]:
    return {*facts["applications"], *facts["code_only_applications"]}


def _state(name: str, facts: Keys, code: CallCode | None) -> Keys:
    raw = facts["applications"].get(name)
    found: Keys = {
        "module": _module(raw["module"]) if raw else facts["code_only_applications"][name].rpartition("/")[2][:-2]
    }
    if raw:
        found["parameters"] = [parameter(one) for one in raw["parameters"]]
        if raw["argsep"] != ",":
            found["separator"] = raw["argsep"]
        if raw.get("variables"):
            found["variables"] = variables(raw["variables"])
        if raw.get("module_deprecated") or raw.get("deprecated_doc"):
            found["deprecated"] = True
    if code is not None:
        found |= _from_code(name, raw, code)
    return found


def _module(name: str) -> str:
    return "" if name == "builtin" else name


def _from_code(name: str, raw: Keys | None, code: CallCode) -> Keys:
    found: Keys = {}
    if code.most is not None and name not in FREE_TEXT:
        found["most"] = code.most
    if code.needs_data:
        found["needs_data"] = True
    described = raw["parameters"] if raw else []
    needed = [at for at in code.needed if at < len(described) and described[at].get("required")]
    needed = list(REQUIRED_BY_CODE.get(name, needed))
    if needed and (code.most is not None):
        found["needed"] = needed
    if code.options_at is not None and (code.flags or code.with_argument):
        found["options"] = {"at": code.options_at, "flags": code.flags, "with_argument": code.with_argument}
    return found


def _replaced(name: str) -> Keys:
    replacement = APPLICATIONS.get(name) or SUCCESSORS.get(name)
    if replacement is None:
        return {}
    return {"replaced_by": replacement.use, **({"renamed": True} if replacement.same_arguments else {})}


def _gone(known: set[str], source: Source) -> Keys:
    older = {branch: source.registered(tag) for branch, tag in OLDER.items()}
    names = {name for some in older.values() for name in some} | {"SetVar", "CallerPres"}
    found: Keys = {}
    for name in sorted(names - EXAMPLES):
        if name.lower() not in known and any(name in some for some in older.values()):
            found[name] = {"last": last_branch(older, name), **_replaced(name)}
    return found
