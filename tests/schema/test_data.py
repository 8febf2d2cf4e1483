"""The data files themselves: their shape, and that they hold what the facts hold."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from asterisk_ls.schema.load import DATA, branches, load
from asterisk_ls.schema.model import Engine, OnBad, Repeat

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FACTS = Path(os.environ.get("ASTERISK_LS_FACTS", ROOT.parent / "shared" / "facts"))
BRANCHES = ("13", "16", "18", "20", "21", "22", "23", "master")
FILES = sorted(DATA.glob("*.conf*.json"))
HELP = json.loads((DATA / "help" / "pjsip.conf.json").read_text(encoding="utf-8"))
with_facts = pytest.mark.skipif(not (FACTS / "pjsip-22.json").is_file(), reason="no facts here")

OPTION_KEYS = {
    *("aliases", "case_sensitive", "checked_at_load", "dead", "default", "empty", "extra", "kind", "logs"),
    *("maximum", "minimum", "older", "on_bad", "removed", "repeat", "replaced_by", "required", "separator", "since"),
    *("targets", "trim", "undocumented", "values"),
}
TYPE_KEYS = {
    *(
        "apply_rules",
        "category",
        "category_match",
        "criteria",
        "explicit_name",
        "first_section",
        "ignored",
        "incomplete",
        "internal",
    ),
    *("module", "not_reloadable", "older", "options", "patterns", "prefixes", "removed", "since", "single", "sorcery"),
    *("sorcery_sections", "unknown_log", "unmapped"),
}
RULE_KEYS = {"effect", "level", "message", "older", "removed", "since", "when"}
Json = dict[str, Any]


def lines() -> Iterator[tuple[str, Json]]:
    """Every option of every file, with where it is."""
    for path in FILES:
        for name, entry in json.loads(path.read_bytes())["types"].items():
            for group in ("options", "patterns"):
                for option, line in entry.get(group, {}).items():
                    yield f"{path.name} {name}.{option}", line


@pytest.mark.parametrize("version", BRANCHES)
def test_every_file_loads_for_every_version(version: str) -> None:
    """Each is read and shaped, and has a type with an option or a name for its sections."""
    schema = load(version)
    assert "pjsip.conf" in schema.files
    for name, file in schema.files.items():
        assert file.name == name
        assert file.types, name


def test_all_branches_are_there() -> None:
    """Oldest first."""
    assert branches() == BRANCHES


@pytest.mark.parametrize("path", sorted(DATA.glob("*.json")), ids=lambda path: path.name)
def test_a_data_file_is_sorted(path: Path) -> None:
    """So that a change of one option is a change of one line."""

    def check(pairs: list[tuple[str, Any]]) -> Json:
        names = [name for name, _ in pairs]
        assert names == sorted(set(names)), f"{path.name}: {names}"
        return dict(pairs)

    found = json.loads(path.read_bytes(), object_pairs_hook=check)
    assert "scripts/build_schema.py" in found["about"]


def test_one_option_a_line() -> None:
    """An option's line names all of it."""
    text = (DATA / "pjsip.conf.json").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith('    "') for line in text) == sum(
        len(entry.get("options", ())) + len(entry.get("patterns", ()))
        for entry in json.loads("\n".join(text))["types"].values()
    )


def test_the_index_names_the_data_files() -> None:
    """No file is forgotten, none is missing."""
    index = json.loads((DATA / "index.json").read_bytes())
    assert {edition["data"] for editions in index["files"].values() for edition in editions} == {
        path.name for path in FILES
    } - {"sorcery.json"}
    for editions in index["files"].values():
        for edition in editions:
            check_limits(edition, edition["data"])
            assert edition["engine"] == json.loads((DATA / edition["data"]).read_bytes())["engine"]


def test_the_shape_of_files_and_types() -> None:
    """A misspelt key would be lost without a word."""
    for path in FILES:
        data = json.loads(path.read_bytes())
        known = {"about", "early", "engine", "file", "incomplete", "kinds", "module", "refused", "refused_log", "types"}
        assert set(data) <= known, path.name
        assert data["engine"] in set(Engine)
        assert path.name.startswith(data["file"])
        for name, entry in data["types"].items():
            where = f"{path.name} {name}"
            assert set(entry) <= TYPE_KEYS, where
            check_limits(entry, where)
            check_past(entry, TYPE_KEYS, where)
            for rule in entry.get("apply_rules", ()):
                assert set(rule) <= RULE_KEYS, where
                check_limits(rule, where)
            for pattern in entry.get("patterns", ()):
                re.compile(pattern)


def test_the_shape_of_options() -> None:
    """Known keys, known words, releases that can be compared, and no sentences."""
    for where, line in lines():
        assert set(line) <= OPTION_KEYS, where
        check_limits(line, where)
        check_past(line, OPTION_KEYS, where)
        for state in (line, *(past.get("keys", {}) for past in line.get("older", ()))):
            assert state.get("on_bad", "refuse") in {*OnBad, None}, where
            assert state.get("repeat", "last") in {*Repeat, None}, where
            assert isinstance(state.get("default"), str | None), where
            assert all(isinstance(word, str) for word in state.get("values") or ()), where
            assert all(re.fullmatch(r"[a-z.-]+", target) for target in state.get("targets") or ()), where
            assert "note" not in (state.get("extra") or {}), where


def check_limits(entry: Json, where: str) -> None:
    """Releases belong to their branches; `removed` is above `since`."""
    for key in ("since", "removed"):
        for branch, release in entry.get(key, {}).items():
            assert branch in BRANCHES, where
            assert release is None or re.fullmatch(rf"{branch}\.\d+\.\d+", release), f"{where}: {key} {release}"
            assert release != f"{branch}.0.0", f"{where}: {release} is the start of its branch"
            assert release is not None or key == "since", where
    for branch, release in entry.get("removed", {}).items():
        first = entry.get("since", {}).get(branch, f"{branch}.0.0")
        assert first is not None, f"{where}: removed from {branch}, which never had it"
        assert numbers(first) < numbers(release), where


def check_past(entry: Json, keys: set[str], where: str) -> None:
    """Entries of a branch stand in order, each differs from the newest state, and the last of a branch does."""
    reached: dict[str, tuple[int, ...]] = {}
    for past in entry.get("older", ()):
        assert set(past) <= {"keys", "until"}, where
        assert set(past.get("keys", ())) <= keys - {"older", "since", "removed", "options", "patterns"}, where
        assert past["until"], where
        for branch, release in past["until"].items():
            until = numbers(release) if release else (10**6,)
            assert reached.get(branch, (0,)) < until, f"{where}: {past['until']}"
            reached[branch] = until
        for key, given in past.get("keys", {}).items():
            assert entry.get(key) != given, f"{where}: {key} is no change"


def numbers(release: str) -> tuple[int, ...]:
    """A release as numbers that compare."""
    return tuple(int(part) for part in release.split("."))


@with_facts
@pytest.mark.parametrize("version", BRANCHES)
def test_the_data_has_what_the_facts_have(version: str) -> None:
    """Every option of every type of the branch's newest release, and no other one."""
    schema = load(version)
    wanted: dict[tuple[str, str], set[str]] = {}
    patterns: dict[tuple[str, str], int] = {}
    for file, name, options in facts_of(version):
        wanted[file, name] = {option["name"].lower() for option in options if option["match"] == "exact"}
        patterns[file, name] = sum(option["match"] != "exact" for option in options)
    found = {
        (file.name, type_.type): set(type_.options)
        for file in schema.files.values()
        if file.engine in {Engine.SORCERY, Engine.ACO}
        for type_ in file.types.values()
    }
    assert found == wanted
    for (file, name), count in patterns.items():
        type_ = schema.type(name, file)
        assert type_ is not None
        assert len([pattern for pattern, _ in type_.patterns if pattern != "^@"]) == count


@with_facts
@pytest.mark.parametrize("version", BRANCHES)
def test_ranges_and_defaults_are_those_of_the_facts(version: str) -> None:
    """Numbers and defaults as each branch registers them; what was corrected is corrected on purpose."""
    corrected = {"dtls_rekey"}
    schema = load(version)
    for file, name, options in facts_of(version):
        type_ = schema.type(name, file)
        assert type_ is not None
        for raw in options:
            if raw["match"] != "exact" or raw["name"] in corrected:
                continue
            option = type_.options[raw["name"].lower()]
            where = f"{version} {file} {name}.{raw['name']}"
            assert option.default == (None if raw["default"] in {"", None, 0} else str(raw["default"])), where
            assert option.value.kind == raw["value"]["kind"], where
            bounds = {"min": option.value.minimum, "max": option.value.maximum}
            assert {key: given for key, given in raw["value"].items() if key in bounds}.items() <= bounds.items(), where


def facts_of(version: str) -> Iterator[tuple[str, str, list[Json]]]:
    """File, type and registered options."""
    for name, found in read(f"pjsip-{version}.json")["objects"].items():
        yield "pjsip.conf", name, found["options"]
    for file, types in read(f"sorcery-objects-{version}.json")["files"].items():
        for name, found in types.items():
            if not file.startswith("("):
                yield file, name, found["options"]
    for file, described in read(f"aco-{version}.json")["files"].items():
        for found in described["types"].values():
            if file != "app_skel.conf":
                yield file, found["name"], found["options"]


def read(name: str) -> Json:
    """One file of the facts."""
    found: Json = json.loads((FACTS / name).read_bytes())
    return found


@with_facts
def test_making_the_data_again_gives_the_same_bytes(tmp_path: Path) -> None:
    """Nobody edits the data by hand."""
    script = ROOT / "scripts" / "build_schema.py"
    subprocess.run([sys.executable, str(script), str(FACTS), "--into", str(tmp_path)], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in DATA.glob("*.json")}


@pytest.mark.parametrize(
    ("type_", "option"),
    [
        (name, option)
        for name, entry in json.loads((DATA / "pjsip.conf.json").read_bytes())["types"].items()
        for option in ("", *entry.get("options", ()))
    ],
)
def test_every_pjsip_option_has_a_line_of_help(type_: str, option: str) -> None:
    """Of any version; the empty option is the type."""
    assert HELP.get(type_, {}).get(option), f"{type_}.{option}"
