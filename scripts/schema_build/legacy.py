"""Files that a module reads with code of its own: what was found by hand, and names found by searching the code.

Their handlers differ too much for value kinds: but for plain booleans, a value is `text`, which is never complained
about; known words are there to be offered. Unless a section is listed as complete, no option is called unknown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from schema_build.grammar import Keys, without_empty
from schema_build.own_code import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from schema_build.facts import Facts
    from schema_build.own_code.shapes import OwnFile

ANY = "any"
_LEFT_OUT = frozenset({"config_test.conf", "jabber.conf", "mobile.conf", "test_sorcery.conf", "users.conf"})
_NO_SECTION = frozenset({"(top)", "(unknown)"})
_GONE_IN_21: dict[str, str | None] = dict.fromkeys(("21", "22", "23", "master"))
_OLD: dict[str, str | None] = dict.fromkeys(("13", "16", "18"))
_PLACEHOLDER = re.compile(r"[<>=]|milliseconds")
_DEFAULT = re.compile(r"default \"?([\w-]+)")
_REPLACED = {
    ("res_odbc.conf", "*", "idlecheck"): "max_connections",
    ("res_odbc.conf", "*", "limit"): "max_connections",
    ("res_odbc.conf", "*", "pooling"): "max_connections",
    ("res_odbc.conf", "*", "shared_connections"): "max_connections",
}
_DEAD = frozenset(key for key in _REPLACED if key[0] == "res_odbc.conf")
_REQUIRED = frozenset(
    {
        ("iax.conf", "*", "type"),
        ("res_odbc.conf", "*", "dsn"),
    }
)
_SINCE: dict[tuple[str, str, str], dict[str, str | None]] = {
    ("sorcery.conf", "general", "update_or_create_on_update_miss"): {
        **_OLD,
        "20": "20.16.0",
        "21": "21.11.0",
        "22": "22.6.0",
    },
}


class ModuleFile(NamedTuple):
    """One file, ready to be written."""

    name: str
    module: str
    types: Keys
    since: dict[str, str | None]
    refused_log: tuple[str, str] | None = None


def module_files(facts: Facts) -> Iterator[ModuleFile]:
    """All files that no other engine reads."""
    for file in FILES.values():
        yield ModuleFile(file.name, file.module, own_types(file), {}, file.refused)
    for name, found in facts.read("legacy-22.json")["files"].items():
        if name in FILES:
            continue
        if found.get("authoritative") or found.get("note") or name in _LEFT_OUT or not name.endswith(".conf"):
            continue
        curated = found.get("curated")
        if curated is None and (found.get("from_version") or not _is_in_code(found)):
            continue
        types = _types(name, found, curated or {})
        source = next(iter(found["sources"]), "")
        since = _GONE_IN_21 if (curated or {}).get("removed_in") == "21" else {}
        if types:
            yield ModuleFile(name, source.rpartition("/")[2].partition(".")[0], types, dict(since))


def own_types(file: OwnFile) -> Keys:
    """The kinds of section of a file that was read by hand."""
    fixed = sorted(sections.name for sections in file.types.values() if sections.name)
    types: Keys = {}
    for name, sections in file.types.items():
        types[name] = without_empty(
            {
                "options": sections.options,
                "patterns": dict(sections.patterns),
                "unknown_log": list(sections.unknown) if sections.unknown is not None else None,
                "incomplete": not sections.is_complete,
                "first_section": bool(sections.name) and sections.is_first,
                "ignored": sections.ignored,
                "older": [{"until": {"13": None}, "keys": {"unknown_log": None}}]
                if sections.is_strict_since_16
                else None,
                **_category(sections.name or "*", fixed),
                **(
                    {"category_match": "ACO_WHITELIST_EXACT", "category": "", "internal": True}
                    if sections.is_inner
                    else {}
                ),
            }
        )
    return types


def _is_in_code(found: Mapping[str, Any]) -> bool:
    return any(
        option["source"] != "sample"
        for name, section in found["sections"].items()
        if name not in _NO_SECTION
        for option in section["options"]
    )


def _types(file: str, found: Mapping[str, Any], curated: Mapping[str, Any]) -> Keys:
    described = curated.get("sections", {})
    names = [name for name in (*found["sections"], *described) if name not in _NO_SECTION]
    fixed = sorted({name for name in names if name != "*"})
    types: Keys = {}
    for name in dict.fromkeys(names):
        searched = found["sections"].get(name, {"options": []})["options"]
        own = described.get(name)
        options = _options(file, name, searched, own, curated)
        patterns = {}
        if isinstance(own, dict) and ANY in own:
            patterns["^"] = _text(own[ANY])
        if isinstance(own, str) and "=>" in own and not options:
            patterns["^"] = _text(own)
        entry: Keys = {"options": options, "patterns": patterns, **_category(name, fixed), "incomplete": True}
        if isinstance(own, str) and own.startswith("ignored"):
            entry["ignored"] = True
        types[name] = without_empty(entry)
    return types


def _category(name: str, fixed: list[str]) -> Keys:
    if name != "*":
        return {"category": name, "category_match": "ACO_WHITELIST_EXACT"}
    return {"category": ",".join(fixed), "category_match": "ACO_BLACKLIST_ARRAY"}


def _options(
    file: str,
    section: str,
    searched: list[dict[str, Any]],
    own: Any,  # noqa: ANN401 - a table, a list or a remark
    curated: Mapping[str, Any],
) -> Keys:
    lines: Keys = {}
    for option in searched:
        if option["source"] != "sample":
            lines[option["name"]] = _searched(option)
    if isinstance(own, list):
        lines |= {name: _text("") for name in own}
    if isinstance(own, dict):
        lines |= {name: _by_hand(text) for name, text in own.items() if name != ANY and not name.startswith("+")}
    lines |= {
        name: lines.get(name, _text("")) for key in ("obsolete",) for name in curated.get(key, ()) if section == "*"
    }
    for name in [name for name in lines if "(" in name]:
        del lines[name]
    for name, line in lines.items():
        words = _words(curated.get("enums", {}), name)
        if words:
            line["values"] = words
            line["kind"] = "text"
        if name in curated.get("repeatable", ()):
            line["repeat"] = "accumulate"
        key = (file, section, name)
        fate = without_empty(
            {
                "replaced_by": _REPLACED.get(key),
                "dead": key in _DEAD,
                "required": key in _REQUIRED,
                "since": _SINCE.get(key),
            }
        )
        line.update(fate)
    return lines


def _searched(option: Mapping[str, Any]) -> Keys:
    """A name that the code compares with: a boolean's words are worth offering, other finds are too rough."""
    line: Keys = {"kind": "text"}
    if option.get("kind") == "bool":
        line["values"] = ["yes", "no"]
    if option.get("repeatable"):
        line["repeat"] = "accumulate"
    return line


def _by_hand(described: Any) -> Keys:  # noqa: ANN401 - a remark or a list of words
    if isinstance(described, list):
        return {"kind": "text", "values": [word for word in described if not _PLACEHOLDER.search(word)]}
    return _text(described)


def _text(described: str) -> Keys:
    line: Keys = {"kind": "text"}
    if described == "bool" or described.startswith(("bool default", "bool (")):
        line = {"kind": "bool"}
    default = _DEFAULT.search(described)
    if default:
        line["default"] = default[1]
    if "repeatable" in described:
        line["repeat"] = "accumulate"
    return line


def _words(enums: Mapping[str, list[str]], name: str) -> list[str]:
    for names, words in enums.items():
        if name in names.split("/"):
            return [word.partition(" ")[0] for word in words if not _PLACEHOLDER.search(word)]
    return []
