#!/usr/bin/env python3
"""Write `server/asterisk_ls/schema/data` from a folder of recorded facts: `build_schema.py FACTS_DIR [DATA_DIR]`.

The facts say, for each branch of Asterisk, which options its source registers and how their handlers read a value.
Here the branches are laid over each other: an option is a list of variants, each with the branches that it holds for
and, where it came later than the branch, the first release. Names, types, ranges, defaults, versions and log
templates carry over; sentences do not.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

BRANCHES = ("13", "16", "18", "20", "21", "22", "23", "master")
DATA = Path(__file__).parent.parent / "server" / "asterisk_ls" / "schema" / "data"

ON_BAD = (
    ("treated_as_false", "false"),
    ("default", "default"),
    ("reject", "refuse"),
    ("never", "keep"),
    ("warn, default", "default"),
    ("warn", "warn"),
    ("unknown action silently ignored", "ignore"),
    ("item silently skipped", "ignore"),
)
EMPTY = {"reject": "refuse", "ignored": "ignore", "default": "default", "clears the list so far": "clear", "allowed": ""}
TARGETS = {
    "acl.conf section": "acl.conf",
    "dialplan context": "dialplan-context",
    "dialplan context (created)": "",
    "voicemail mailbox (box@context)": "mailbox",
    "mailbox": "mailbox",
    "features.conf feature/applicationmap name": "feature",
    "geolocation.conf profile (or builtin <...>)": "geolocation-profile",
    "geolocation.conf location": "geolocation-location",
    "musiconhold.conf class": "musiconhold-class",
    "indications.conf country section": "tone-zone",
    "stir_shaken.conf profile": "stir-shaken-profile",
    "asterisk-publication (by event handler)": "asterisk-publication",
    "websocket_client.conf section": "websocket-client",
    "ari.conf user": "ari-user",
    "confbridge bridge profile": "confbridge-bridge",
    "confbridge user profile": "confbridge-user",
    "confbridge menu": "confbridge-menu",
    "xmpp.conf client": "xmpp-client",
}
KNOWN = {"kind", "on_bad", "values", "aliases", "case_sensitive", "min", "max", "sep", "seps", "trim", "empty", "ref",
         "checked_at_load", "log", "logs", "item_logs", "note", "repeat", "required", "before", "true", "false", "rule",
         "base", "negative", "names", "item", "format", "numeric", "dead_since"}

# Where the recorded behaviour differs from what the source seems to say. Each was measured on 22.10.1.
OVERRIDES: dict[tuple[str, str], dict[str, Any]] = {
    ("endpoint", "callerid_privacy"): {"also_integer": True},  # any leading number loads
    ("transport", "bind"): {"required": True},  # "could not be started as binding not specified"
    ("resource_list", "list_item"): {"required": True},  # "has no list items"
}
# What an option of one version is called in others; and where the facts' own notes have no say.
PRODUCED = "Made from recorded facts by scripts/build_schema.py; edit the script, not this file."


def main(facts: Path, data: Path = DATA) -> None:
    """Write every data file anew."""
    data.mkdir(parents=True, exist_ok=True)
    releases = {branch: _json(facts / f"pjsip-{branch}.json")["tag"] for branch in BRANCHES}
    files: dict[str, dict[str, Any]] = {}
    for branch in BRANCHES:
        for type_, raw in _json(facts / f"pjsip-{branch}.json")["objects"].items():
            _add(files, "pjsip.conf", "sorcery", branch, type_, raw)
        for file, types in _json(facts / f"sorcery-objects-{branch}.json")["files"].items():
            if not file.startswith("("):
                for type_, raw in types.items():
                    _add(files, file, "sorcery", branch, type_, raw)
        for file, of_file in _json(facts / f"aco-{branch}.json")["files"].items():
            if file != "app_skel.conf":
                for type_, raw in of_file["types"].items():
                    _add(files, file, "aco", branch, type_, raw)
    _histories(files, facts)
    _sorcery_sections(files, _json(facts / "sorcery.json")["versions"])
    for name, content in sorted(files.items()):
        _write(data / f"{name}.json", {"made": PRODUCED, **content})
    wizard = _json(facts / "pjsip_wizard.json")
    _write(
        data / "pjsip_wizard.conf.json",
        {
            "made": PRODUCED,
            "options": {name: value["kind"] for name, value in wizard["bare_options"].items()},
            "branches": {name: value["in"] for name, value in wizard["bare_options"].items() if value["in"] != [*BRANCHES]},
            "prefixes": wizard["prefixes"],
        },
    )
    codecs = _json(facts / "codecs.json")["formats"]
    _write(
        data / "index.json",
        {
            "made": PRODUCED,
            "releases": releases,
            "codecs": {branch: sorted(codecs[branch]) for branch in BRANCHES},
            "files": {name: content["engines"] for name, content in sorted(files.items())},
        },
    )


def _add(files: dict[str, Any], file: str, engine: str, branch: str, type_: str, raw: dict[str, Any]) -> None:
    of_file = files.setdefault(file, {"engines": {}, "types": {}})
    of_file["engines"][branch] = engine
    of_type = of_file["types"].setdefault(type_, {"variants": [], "options": {}})
    _variant(of_type["variants"], branch, _type(type_, raw, engine))
    for option in raw.get("options", ()):
        _variant(of_type["options"].setdefault(option["name"], []), branch, _option(type_, option))


def _variant(variants: list[dict[str, Any]], branch: str, spec: dict[str, Any]) -> None:
    for variant in variants:
        if {key: value for key, value in variant.items() if key != "in"} == spec:
            variant["in"][branch] = ""
            return
    variants.append({"in": {branch: ""}, **spec})


def _type(type_: str, raw: dict[str, Any], engine: str) -> dict[str, Any]:
    spec: dict[str, Any] = {}
    if engine == "aco":
        spec |= {key: raw[key] for key in ("category", "category_match", "matchfield", "matchvalue", "name") if raw.get(key)}
        spec["item"] = raw.get("type", "")
        return spec
    spec["criteria"] = "type" if raw.get("default_wizard") == "config" else None
    spec["module"] = raw.get("module", "")
    for key, name in (("single_object", "single"), ("explicit_name", "explicit_name")):
        if raw.get(key):
            spec[name] = raw[key]
    if raw.get("reloadable") is False:
        spec["reloadable"] = False
    spec["apply"] = [
        {key: rule[key] for key in ("level", "message", "when", "effect")} | {"since": rule.get("since", {})}
        for rule in raw.get("apply_rules", ())
    ]
    return spec


def _option(type_: str, raw: dict[str, Any]) -> dict[str, Any]:
    value = raw["value"]
    spec: dict[str, Any] = {"kind": value["kind"]}
    on_bad = value.get("on_bad")
    if on_bad:
        spec["on_bad"] = next((name for start, name in ON_BAD if str(on_bad).startswith(start)), "refuse")
    words = value.get("values") or value.get("names")
    if words and isinstance(words, list):
        spec["values"] = [str(word) for word in words]
    for key, name in (("aliases", "aliases"), ("case_sensitive", "case_sensitive"), ("min", "min"), ("max", "max"),
                      ("checked_at_load", "checked_at_load")):
        if value.get(key):
            spec[name] = value[key]
    if value.get("min") == 0:
        spec["min"] = 0
    separator = value.get("sep") or value.get("seps")
    if separator and separator != ",":
        spec["separator"] = separator
    if value.get("trim"):
        spec["trim"] = True
    if EMPTY.get(str(value.get("empty"))):
        spec["empty"] = EMPTY[str(value["empty"])]
    if "ref" in value and (target := TARGETS.get(value["ref"], value["ref"])):
        spec["targets"] = [target]
    logs = [*([value["log"]] if value.get("log") else []), *value.get("logs", ()), *value.get("item_logs", ())]
    if logs:
        spec["logs"] = logs
    extra = {key: item for key, item in value.items() if key not in KNOWN}
    if extra:
        spec["extra"] = extra
    if raw.get("default"):
        spec["default"] = raw["default"]
    if value.get("required"):
        spec["required"] = True
    repeat = str(raw.get("repeat") or value.get("repeat") or "")
    if repeat.startswith("accumulates"):
        spec["accumulates"] = True
    if raw.get("match") == "regex":
        spec["pattern"] = True
    if raw.get("in_xml") is False or raw.get("nodoc"):
        spec["undocumented"] = True
    override = dict(OVERRIDES.get((type_, raw["name"]), {}))
    if override.pop("also_integer", False):
        spec.setdefault("extra", {})["alt"] = "any leading integer accepted"
    return spec | override


def _histories(files: dict[str, Any], facts: Path) -> None:
    """First and last releases inside a branch, and what became of an option."""
    pjsip = {"pjsip.conf": _json(facts / "pjsip-history.json")["objects"]}
    others = _json(facts / "sorcery-history.json").get("files", {})
    for file, types in [*pjsip.items(), *others.items()]:
        for type_, history in types.items():
            known = files.get(file, {}).get("types", {}).get(type_)
            if known is None or not isinstance(history, dict):
                continue
            known["since"] = {b: r for b, r in _later(history.get("since", {})).items() if b in BRANCHES}
            for name, option in history.get("options", {}).items():
                _history(known, name, option)


def _history(known: dict[str, Any], name: str, option: dict[str, Any]) -> None:
    since = option.get("since", {})
    for variant in known["options"].get(name, ()):
        for branch in variant["in"]:
            variant["in"][branch] = _later(since).get(branch, "")
    notes = option.get("notes") or {}
    dead = notes.get("dead_since") or {}
    fate = {
        "since": {branch: release for branch, release in since.items() if branch != "master"},
        "removed": option.get("removed") or {},
        "dead_since": dead,
        "replaced_by": notes.get("replaced_by"),
        "replaced_since": notes.get("since") or {},
    }
    interesting = {key: value for key, value in fate.items() if value}
    missing = [b for b in BRANCHES if not any(b in variant["in"] for variant in known["options"].get(name, ()))]
    if missing or dead or notes or any(_later(since).values()):
        known.setdefault("history", {})[name] = interesting


def _later(since: dict[str, str]) -> dict[str, str]:
    """The branches that got something after their first release, with the release that brought it."""
    return {b: r for b, r in since.items() if re.fullmatch(r"\d+(\.\d+)+", r) and not re.fullmatch(r"\d+\.0\.0", r)}


def _sorcery_sections(files: dict[str, Any], versions: dict[str, Any]) -> None:
    for modules in versions.values():
        for mappings in modules.values():
            for mapping in mappings:
                args = mapping["default_mapping"].split(",")
                file = args[1] if args[0] == "config" and len(args) > 1 else "pjsip.conf"
                known = files.get(file, {}).get("types", {}).get(mapping["object_type"])
                if known is not None:
                    known["sorcery"] = mapping["sorcery_instance"]
                    known["sorcery_sections"] = mapping["sorcery_conf_sections"]
                    known["mapping"] = mapping["default_mapping"]


def _json(path: Path) -> Any:  # noqa: ANN401 - recorded JSON
    return json.loads(path.read_text(encoding="utf-8"))


def _write(path: Path, content: dict[str, Any]) -> None:
    """Sorted, with one option or one list on a line, so that a difference can be read."""
    path.write_text(_pretty(content, 0) + "\n", encoding="utf-8")


def _pretty(value: Any, depth: int) -> str:  # noqa: ANN401 - any JSON
    flat = json.dumps(value, ensure_ascii=False, sort_keys=True)
    if not isinstance(value, dict) or not value or len(flat) <= 100 or depth > 4:  # noqa: PLR2004
        return flat
    pad = " " * (depth + 1)
    rows = [f"{pad}{json.dumps(key)}: {_pretty(item, depth + 1)}" for key, item in sorted(value.items())]
    return "{\n" + ",\n".join(rows) + "\n" + " " * depth + "}"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
