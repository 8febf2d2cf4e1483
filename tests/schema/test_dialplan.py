"""The words of the dialplan: their data, and what comes of it for a version."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from asterisk_ls.schema.dialplan import vocabulary_of
from asterisk_ls.schema.load import DATA

ROOT = Path(__file__).parents[2]
FACTS = Path(os.environ.get("ASTERISK_LS_FACTS", ROOT.parent / "shared" / "facts"))
SOURCE = os.environ.get("ASTERISK_LS_SOURCE", "")
BRANCHES = ("13", "16", "18", "20", "21", "22", "23", "master")
with_facts = pytest.mark.skipif(not (FACTS / "dialplan-22.json").is_file(), reason="no facts here")
with_source = pytest.mark.skipif(not SOURCE, reason="no source of Asterisk here")

CALL_KEYS = {
    *("access", "dangerous", "deprecated", "module", "most", "needed", "needed_to_read", "needed_to_write"),
    *("needs_data", "older", "options", "parameters", "removed", "renamed", "replaced_by", "separator", "since"),
    "variables",
}
PARAMETER_KEYS = {"form", "letters", "name", "repeated", "required", "words"}
MODULE_KEYS = {
    *("deprecated_in", "libraries", "not_built", "older", "optional", "removed", "replaced_by", "requires", "since"),
    *("support", "type"),
}
LONGEST_LINE = 90
"""Characters of a line of help: it stands beside a word in a list."""
Json = dict[str, Any]


def read(name: str) -> Json:
    """A data file."""
    found: Json = json.loads((DATA / "dialplan" / name).read_bytes())
    return found


@pytest.mark.parametrize("version", BRANCHES)
def test_every_word_of_every_version_can_be_had(version: str) -> None:
    """Each entry is shaped, and each is known under its own name."""
    words = vocabulary_of(version)
    assert all(words.applications[name].name.lower() == name for name in words.applications)
    assert all(words.functions[name].name == name for name in words.functions)
    assert all(words.modules[name].name == name for name in words.modules)
    assert all(words.missing_applications[name].name.lower() == name for name in words.missing_applications)
    assert all(words.missing_functions[name].name == name for name in words.missing_functions)
    assert all(words.missing_modules[name].name == name for name in words.missing_modules)
    assert not words.applications.keys() & words.missing_applications.keys()
    assert not words.functions.keys() & words.missing_functions.keys()
    assert not words.technologies.keys() & words.missing_technologies.keys()


@pytest.mark.parametrize("name", ["applications.json", "functions.json", "modules.json"])
def test_a_data_file_has_one_entry_a_line_and_is_sorted(name: str) -> None:
    """So that a change of one application is a change of one line."""

    def check(pairs: list[tuple[str, Any]]) -> Json:
        names = [one for one, _ in pairs]
        assert names == sorted(set(names))
        return dict(pairs)

    text = (DATA / "dialplan" / name).read_text(encoding="utf-8")
    found = json.loads(text, object_pairs_hook=check)
    assert "scripts/build_dialplan.py" in found["about"]
    entries = sum(len(given) for given in found.values() if isinstance(given, dict))
    assert sum(line.startswith('  "') for line in text.splitlines()) == entries


def test_the_shape_of_the_entries() -> None:
    """A misspelt key would be lost without a word; no sentences."""
    entries = {**read("applications.json")["applications"], **read("functions.json")["functions"]}
    for name, entry in entries.items():
        for state in (entry, *(past.get("keys", {}) for past in entry.get("older", ()))):
            assert set(state) <= CALL_KEYS, name
            for parameter in state.get("parameters") or ():
                assert set(parameter) <= PARAMETER_KEYS, name
                assert ". " not in parameter["name"], name
                assert all(len(letter) == 1 for letter in parameter.get("letters", ())), name
    for name, entry in read("modules.json")["modules"].items():
        for state in (entry, *(past.get("keys", {}) for past in entry.get("older", ()))):
            assert set(state) <= MODULE_KEYS, name


def test_modules_that_are_needed_are_known() -> None:
    """A name that no version has would be looked for in vain."""
    modules = read("modules.json")["modules"]
    for name, entry in modules.items():
        assert set(entry.get("requires", ())) <= set(modules), name
    for group, file in (("applications", "applications.json"), ("functions", "functions.json")):
        for name, entry in read(file)[group].items():
            assert entry["module"] == "" or entry["module"] in modules, name


def test_an_application() -> None:
    """What the code of version 22 knows of Dial."""
    dial = vocabulary_of("22").application("dIAL")
    assert dial is not None
    assert (dial.name, dial.module, dial.most) == ("Dial", "app_dial", 4)
    assert [parameter.name for parameter in dial.parameters] == ["Technology/Resource", "timeout", "options", "URL"]
    assert dial.options is not None
    assert dial.options.at == 2
    assert "U" in dial.options.with_argument
    assert "M" not in dial.options.with_argument
    assert "t" in dial.options.flags
    assert dial.parameters[2].letters["L"] == "x[:y][:z]"
    assert "BUSY" in dial.variables["DIALSTATUS"]


def test_an_application_of_an_older_version() -> None:
    """Macros went with 21, and with them the option that runs one."""
    old = vocabulary_of("20").application("Dial")
    assert old is not None
    assert old.options is not None
    assert "M" in old.options.with_argument
    assert "macro" in vocabulary_of("20").applications
    missing = vocabulary_of("21").missing_applications["macro"]
    assert (missing.replaced_by, missing.renamed, list(missing.since)) == ("Gosub", False, ["13", "16", "18", "20"])


def test_a_release_has_what_it_had() -> None:
    """`If` came with 20.1."""
    assert "if" not in vocabulary_of("20.0.0").applications
    assert vocabulary_of("20.0.0").missing_applications["if"].since["20"] == "20.1.0"
    assert "if" in vocabulary_of("20.1.0").applications


def test_what_only_very_old_versions_had() -> None:
    """Dialplans outlive it by decades."""
    gone = vocabulary_of("22").missing_applications["setvar"]
    assert (gone.last, gone.replaced_by, gone.renamed) == ("1.2", "Set", True)
    assert vocabulary_of("22").missing_functions["LANGUAGE"].replaced_by == "CHANNEL(language)"


def test_functions_are_read_or_written_or_both() -> None:
    """As they are registered."""
    functions = vocabulary_of("22").functions
    assert (functions["LEN"].readable, functions["LEN"].writable) == (True, False)
    assert (functions["ARRAY"].readable, functions["ARRAY"].writable) == (False, True)
    assert (functions["CALLERID"].readable, functions["CALLERID"].writable) == (True, True)
    assert functions["SHELL"].dangerous == "read"
    assert functions["VM_INFO"].needed_to_read == (0, 1)


def test_channels_and_who_makes_them() -> None:
    """`SIP` went with chan_sip."""
    words = vocabulary_of("22")
    assert words.technologies["pjsip"] == ("chan_pjsip",)
    assert words.technologies["local"] == ("",)
    assert words.missing_technologies["sip"] == ("13", "16", "18", "20")
    assert words.technology_names["iax2"] == "IAX2"


def test_modules() -> None:
    """What they need, and how well they are kept up."""
    words = vocabulary_of("22")
    assert set(words.modules["chan_pjsip"].requires) == {"res_pjsip", "res_pjsip_pubsub", "res_pjsip_session"}
    assert words.modules["app_meetme"].support == "deprecated"
    assert list(words.missing_modules["chan_sip"].since) == ["13", "16", "18", "20"]


def test_since_when_there_is_something() -> None:
    """Of the branch if it came within that, else of the first branch that has it; of what always was nothing."""
    assert vocabulary_of("20").applications["if"].since == "20.1.0"
    assert vocabulary_of("22").functions["ABS"].since == "16.19.0"
    assert vocabulary_of("18").functions["ABS"].since == "18.5.0"
    assert vocabulary_of("22").applications["dial"].since == ""
    assert vocabulary_of("20").applications["macro"].since == ""


@pytest.mark.parametrize("kind", ["applications", "functions"])
def test_everything_has_a_line_of_help(kind: str) -> None:
    """Each word of each version and each of its documented letters has one line, in words of ours and no sentence."""
    lines = json.loads((DATA / "help" / f"{kind}.json").read_bytes())
    words = read(f"{kind}.json")[kind]
    assert list(lines) == sorted(words)
    for name, entry in words.items():
        given = lines[name]
        assert list(given) == sorted(given), name
        letters = {
            letter
            for state in (entry, *(past.get("keys", {}) for past in entry.get("older", ())))
            for parameter in state.get("parameters") or ()
            for letter in parameter.get("letters", ())
        }
        assert letters | {""} <= set(given), name
        assert all(line and line[-1] not in ".;, " and len(line) <= LONGEST_LINE for line in given.values()), name


@with_facts
@pytest.mark.parametrize("version", BRANCHES)
def test_the_names_are_those_of_the_facts(version: str) -> None:
    """Every application, function and module of the newest release of a branch, and no other one."""
    facts = json.loads((FACTS / f"dialplan-{version}.json").read_bytes())
    words = vocabulary_of(version)
    applications = {*facts["applications"], *facts["code_only_applications"]} - {"SkelGuessNumber"}
    assert {words.applications[name].name for name in words.applications} == applications
    assert set(words.functions) == {*facts["functions"], *facts["code_only_functions"]}
    modules = json.loads((FACTS / f"modules-{version}.json").read_bytes())["modules"]
    left_out = {"test", "builtin", "channels"}
    loadable = {name for name, raw in modules.items() if raw["type"] not in left_out and not raw.get("builtin")}
    assert set(words.modules) == loadable


@with_facts
@with_source
def test_making_the_data_again_gives_the_same_bytes(tmp_path: Path) -> None:
    """Nobody edits the data by hand."""
    script = ROOT / "scripts" / "build_dialplan.py"
    subprocess.run([sys.executable, str(script), str(FACTS), SOURCE, "--into", str(tmp_path)], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in (DATA / "dialplan").iterdir()}
