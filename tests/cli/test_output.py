"""The formats, where they are delicate."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from asterisk_ls.cli.output.visible import WIDEST, underlined, visible
from asterisk_ls.main import main

HOSTILE = "[a\x1b[31m]\r\ntype=aor\r\nfoo\x1b[2J\x07=1\r\n\udcff\udcfe=%0A::error::2\r\nmax_contacts=\u202e1\r\n"
BROKEN = "[6001]\ntype = endpoint\nsetvar = A=B\n"


def report(folder: Path, form: str, capsys: pytest.CaptureFixture[str], text: str, *more: str) -> str:
    """What the command prints about one `pjsip.conf`."""
    folder.mkdir(exist_ok=True)
    (folder / "pjsip.conf").write_bytes(text.encode("utf-8", "surrogateescape"))
    main(["check", str(folder), "--format", form, *more])
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("tab\tbed", "tab    bed"),
        ("\x1b[2J\x00\x7f\x9b", "\\x1b[2J\\x00\\x7f\\x9b"),
        ("caf\udce9", "caf\\xe9"),
        ("\u202e\u2028", "\\u202e\\u2028"),
        ("für 日本", "für 日本"),
    ],
)
def test_nothing_in_a_text_steers_a_terminal(text: str, shown: str) -> None:
    """What a terminal would obey is written as a number."""
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("source", "start", "stop", "caret"),
    [
        ("a = b", 4, 5, "    ^"),
        ("\ta = b", 5, 6, "        ^"),
        ("日本 = b", 5, 6, "       ^"),
        ("日本 = b", 0, 2, "^^^^"),
        ("\x1b = b", 4, 5, "       ^"),
        ("e\u0301 = b", 5, 6, "    ^"),
        ("a", 1, 1, " ^"),
        ("a", 5, 9, " ^"),
    ],
)
def test_the_caret_stands_below_what_is_meant(source: str, start: int, stop: int, caret: str) -> None:
    """Tabs, wide and combining characters and what is written as a number take the columns that they take."""
    assert underlined(source, start, stop)[1] == caret


def test_of_a_long_line_the_part_that_matters_is_shown() -> None:
    """Eight thousand characters do not bury the finding."""
    source = "a" * 4000 + "BAD" + "c" * 4000
    line, caret = underlined(source, 4000, 4003)
    assert len(line) <= WIDEST + 2
    assert line[caret.index("^") : caret.rindex("^") + 1] == "BAD"


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "junit"])
def test_a_hostile_file_prints_harmlessly(tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    """No control character but newlines, and no annotation that we did not mean."""
    out = report(tmp_path, form, capsys, HOSTILE)
    assert out
    assert [char for char in out if ord(char) < 32 and char != "\n"] == []
    out.encode("utf-8")
    assert not any(line.startswith("::error::2") for line in out.split("\n"))


def test_sarif_has_the_required_shape(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    """What the standard's schema demands of the parts that we write."""
    monkeypatch.chdir(tmp_path)
    text = HOSTILE + BROKEN + "[6001]\ntype=endpoint\naors=none\n[a]\ntype=auth\n[b]\ntype=endpoint\nauth=a\n"
    log = json.loads(report(tmp_path / "p b", "sarif", capsys, text))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run = log["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    assert len({rule["id"] for rule in rules}) == len(rules)
    fingerprints = [result["partialFingerprints"]["asteriskLs/v1"] for result in run["results"]]
    assert len(set(fingerprints)) == len(fingerprints)
    kinds = set()
    for result in run["results"]:
        kinds |= result.keys()
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        places = [*result["locations"], *result.get("relatedLocations", [])]
        for place in places:
            assert_region(place["physicalLocation"]["region"])
            assert unquote(place["physicalLocation"]["artifactLocation"]["uri"]) == "p b/pjsip.conf"
        for fix in result.get("fixes", []):
            assert fix["description"]["text"]
            for change in fix["artifactChanges"]:
                assert change["artifactLocation"]["uri"]
                for replacement in change["replacements"]:
                    assert_region(replacement["deletedRegion"])
                    assert isinstance(replacement["insertedContent"]["text"], str)
    assert {"fixes", "relatedLocations"} <= kinds


def assert_region(region: dict[str, int]) -> None:
    """Counted from one, and the end behind the start."""
    start = region["startLine"], region["startColumn"]
    assert start >= (1, 1)
    assert (region["endLine"], region["endColumn"]) >= start


def test_edits_of_json_are_where_they_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lines, columns and offsets of a fix agree, and applying it by either gives the same text."""
    text = "; für\n\n" + BROKEN
    (finding,) = json.loads(report(tmp_path, "json", capsys, text))["findings"]
    (edit,) = finding["fixes"][0]["edits"]
    assert text[edit["start"] : edit["end"]] == "setvar"
    assert (edit["line"], edit["column"], edit["end_line"], edit["end_column"]) == (5, 1, 5, 7)
    assert (edit["text"], edit["masked"]) == ("set_var", False)


def test_bytes_survive_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A byte that is no UTF-8 is a lone surrogate, escaped."""
    out = report(tmp_path, "json", capsys, HOSTILE)
    assert out.isascii()
    assert any("\udcff\udcfe" in finding["message"] for finding in json.loads(out)["findings"])


def test_github_escapes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Percent signs and line ends in a message, commas and colons in a path."""
    out = report(tmp_path / "a,b:c%", "github", capsys, "[x]\ntype=aor\n100%=1\n")
    assert "a%2Cb%3Ac%25/pjsip.conf,line=3,col=1" in out
    assert "100%25" in out
    assert out.count("\n") == 1


@pytest.mark.parametrize(
    ("choice", "variables", "coloured"),
    [
        ("auto", {}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colours(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    choice: str,
    variables: dict[str, str],
    *,
    coloured: bool,
) -> None:
    """On a terminal, or as asked."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in report(tmp_path, "text", capsys, BROKEN, "--color", choice)) is coloured


def test_a_report_goes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is printed then; a place that cannot be written is trouble."""
    there = tmp_path / "report.json"
    assert report(tmp_path, "json", capsys, BROKEN, "--output-file", str(there)) == ""
    assert len(json.loads(there.read_text())["findings"]) == 1
    assert main(["check", str(tmp_path), "--output-file", str(tmp_path)]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_quiet_prints_findings_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No summary, nothing at all for a clean directory."""
    assert "1 finding" in report(tmp_path, "text", capsys, BROKEN)
    assert "1 finding" not in report(tmp_path, "text", capsys, BROKEN, "-q")
    assert report(tmp_path, "text", capsys, "[a]\ntype=aor\n", "-q") == ""


def test_a_reader_that_goes_away_is_no_bug(tmp_path: Path) -> None:
    """`asterisk-ls check | head -1` ends without a word."""
    (tmp_path / "pjsip.conf").write_text("".join(f"[{n}]\ntype=aor\nbad{n}=1\n" for n in range(2000)))
    command = [sys.executable, "-m", "asterisk_ls", "check", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait(60)


@pytest.mark.parametrize(("error", "status"), [(KeyboardInterrupt(), 130), (ZeroDivisionError("hunter2"), 2)])
def test_an_interruption_or_a_bug_ends_in_one_place(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int
) -> None:
    """A bug is told in a sentence, without what it may quote of a configuration."""

    def fail(_: object) -> int:
        raise error

    monkeypatch.setattr("asterisk_ls.cli.explain.rules", fail)
    assert main(["rules"]) == status
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "hunter2" not in captured.err
    assert ("this is a bug" in captured.err) is (status == 2)


def test_a_page_is_readable(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """`explain` takes the name as a finding shows it, without the marks of Markdown."""
    assert main(["explain", "[unknown-option]"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("unknown-option\n==============\n")
    assert "```" not in out
    assert "    setvar = LINE=1" in out
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["explain", "unknown-option"])
    assert "\x1b[1munknown-option\x1b[0m" in capsys.readouterr().out


def test_what_could_not_be_done_stands_in_sarif(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipeline that looks at nothing but the report is not to take it for a whole one."""
    main(["check", str(tmp_path / "gone"), "--format", "sarif"])
    (invocation,) = json.loads(capsys.readouterr().out)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "no such file" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_junit_is_the_same_in_whatever_encoding_it_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says that it is UTF-8, and a terminal may be something else."""
    out = report(tmp_path, "junit", capsys, "[é]\ntype=endpoint\ncolour=réd\n")
    assert out.isascii()
    root = ET.fromstring(out)  # noqa: S314 - our own output
    assert any("é" in element.get("message", "") + (element.text or "") for element in root.iter())
