"""The command line, as a person or a CI job uses it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from asterisk_ls.main import main

BROKEN = "[6001]\ntype = endpoint\nsetvar = A=B\nallow = ulaw\n"
CLEAN = "[6001]\ntype = aor\nmax_contacts = 1\n"
SERVER = Path(__file__).parents[2] / "server"
EXAMPLE = Path(__file__).parents[2] / "examples" / "office"


def directory(folder: Path, text: str, name: str = "pjsip.conf") -> Path:
    """A configuration directory with one file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize(("text", "status"), [(CLEAN, 0), (BROKEN, 1), ("[x\n", 1)])
def test_the_exit_status_tells_clean_from_findings(tmp_path: Path, text: str, status: int) -> None:
    """0 for clean, 1 for findings."""
    assert main(["check", str(directory(tmp_path, text))]) == status


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "no-such-place"],
        ["check", ".", "--target-version", "99"],
        ["check", ".", "--unsafe-fixes"],
        ["check", ".", "--select", "no-such-rule"],
        ["check", ".", "--baseline", "no-such-file"],
        ["explain", "unknown-opton"],
        ["dump", "no-such-file"],
        ["objects", "no-such-place"],
    ],
    ids=" ".join,
)
def test_trouble_is_told_with_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """What cannot be done is told in a sentence on the error stream, and the status is 2."""
    monkeypatch.chdir(directory(tmp_path, CLEAN))
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("asterisk-ls: ")


def test_text_shows_line_cost_log_and_cure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding says where, what, what it costs, what Asterisk will log, and the cure."""
    main(["check", str(directory(tmp_path, BROKEN))])
    out = capsys.readouterr().out
    for part in (
        "pjsip.conf:3:1: error[unknown-option]",
        "3 | setvar = A=B",
        "^^^^^^",
        "cost: endpoint 6001 will not load",
        "Could not create an object of type 'endpoint' with id '6001'",
        "fix: use `set_var`",
    ):
        assert part in out


def test_json_counts_from_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON format is one document with a version."""
    main(["check", str(directory(tmp_path, BROKEN)), "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    (finding,) = document["findings"]
    assert document["version"] == 1
    assert (finding["line"], finding["column"], finding["end_column"]) == (3, 1, 7)
    assert (finding["rule"], finding["effect"], finding["lost"]) == (
        "unknown-option",
        "object-dropped",
        ["endpoint 6001"],
    )


def test_sarif_github_and_junit_say_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each machine format names the rule and the line."""
    folder = str(directory(tmp_path, BROKEN))
    main(["check", folder, "--format", "sarif"])
    run = json.loads(capsys.readouterr().out)["runs"][0]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]["id"] == "unknown-option"
    main(["check", folder, "--format", "github"])
    assert ",line=3,col=1," in capsys.readouterr().out
    main(["check", folder, "--format", "junit"])
    assert ET.fromstring(capsys.readouterr().out).find(".//failure") is not None  # noqa: S314 - our own output


def test_fix_applies_what_is_safe(tmp_path: Path) -> None:
    """`--fix` writes the file, `--diff` only shows what it would write."""
    file = directory(tmp_path, BROKEN) / "pjsip.conf"
    assert main(["check", str(tmp_path), "--diff"]) == 1
    assert file.read_text() == BROKEN
    assert main(["check", str(tmp_path), "--fix"]) == 0
    assert file.read_text() == BROKEN.replace("setvar", "set_var")


def test_fix_keeps_line_ends_and_bytes(tmp_path: Path) -> None:
    """What a fix does not concern stays as it is, byte by byte."""
    data = b"; caf\xe9\r\n" + BROKEN.replace("\n", "\r\n").encode()
    tmp_path.joinpath("pjsip.conf").write_bytes(data)
    main(["check", str(tmp_path), "--fix"])
    assert tmp_path.joinpath("pjsip.conf").read_bytes() == data.replace(b"setvar", b"set_var")


def test_a_baseline_silences_what_is_known(tmp_path: Path) -> None:
    """Findings that were recorded are not told again, wherever their lines move."""
    folder, known = directory(tmp_path / "etc", BROKEN), str(tmp_path / "baseline.json")
    assert main(["check", str(folder), "--write-baseline", known]) == 0
    (folder / "pjsip.conf").write_text("\n\n" + BROKEN)
    assert main(["check", str(folder), "--baseline", known]) == 0
    (folder / "pjsip.conf").write_text(BROKEN.replace("6001", "6002") + "mailbox=1\n")
    assert main(["check", str(folder), "--baseline", known]) == 1


def test_a_project_file_is_found_upwards(tmp_path: Path) -> None:
    """`.asterisk-ls.toml` above the directory holds for it."""
    folder = directory(tmp_path / "pbx" / "etc", BROKEN)
    (tmp_path / ".asterisk-ls.toml").write_text('ignore = ["unknown-option"]\n')
    assert main(["check", str(folder)]) == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ignor = []\n", "did you mean `ignore`?"),
        ('ignore = ["unknown-opton"]\n', "did you mean `unknown-option`?"),
        ("ignore = 1\n", "has to be a list"),
        ("ignore = [\n", ".asterisk-ls.toml"),
    ],
)
def test_a_bad_project_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str) -> None:
    """The message names the file, the key and the nearest name."""
    (directory(tmp_path, CLEAN) / ".asterisk-ls.toml").write_text(text)
    assert main(["check", str(tmp_path)]) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "junit"])
def test_no_format_prints_a_password(tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    """Not even where the line of the password is the one at fault."""
    text = "[a]\ntype=auth\nusername=a\npasswrd=hunter2hunter2\npassword=hunter2;hunter2\nmd5_cred=hunter2hunter2\n"
    assert main(["check", str(directory(tmp_path, text)), "--format", form]) == 1
    captured = capsys.readouterr()
    assert "password=hunter2" not in captured.out + captured.err
    assert "md5_cred=hunter2" not in captured.out + captured.err
    assert "passwrd=hunter2" not in captured.out + captured.err


def test_directories_are_kept_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two configuration directories in one tree do not see each other's sections."""
    directory(tmp_path / "one", "[6001]\ntype=aor\n")
    directory(tmp_path / "two", "[e]\ntype=endpoint\naors=6001\n")
    assert main(["check", str(tmp_path)]) == 1
    assert "two/pjsip.conf:3" in capsys.readouterr().out


def test_what_is_no_regular_file_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe is not opened, a link that leads out is not followed, and the latter is told."""
    outside = directory(tmp_path / "outside", BROKEN)
    folder = directory(tmp_path / "etc", CLEAN)
    os.mkfifo(folder / "queue.conf")
    assert main(["check", str(folder)]) == 0
    (folder / "extra.conf").symlink_to(outside / "pjsip.conf")
    (folder / "extensions.conf").symlink_to(outside / "pjsip.conf")
    assert main(["check", str(folder)]) == 2
    captured = capsys.readouterr()
    assert "setvar" not in captured.out
    assert "leads out of" in captured.err


def test_a_file_that_is_too_large_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """200 MB are not read."""
    folder = directory(tmp_path, CLEAN)
    with (folder / "extensions.conf").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert main(["check", str(folder)]) == 2
    assert "200 MiB is more than is read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("severity", "status"), [("error", 0), ("warning", 0), ("information", 0), ("hint", 1)], ids=str
)
def test_a_run_fails_from_a_severity_on(tmp_path: Path, severity: str, status: int) -> None:
    """What is less grave is printed, and does not stop a pipeline."""
    folder = directory(tmp_path, "[s]\ntype = system\nthreadpool_max_size = 20\n")
    assert main(["check", str(folder), "--fail-on", severity]) == status


def test_several_dumps_are_one_json_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list; a single one is an object."""
    folder = directory(directory(tmp_path, "[a]\nb=c\n"), "[d]\n", "acl.conf")
    assert main(["dump", str(folder / "pjsip.conf"), str(folder / "acl.conf"), "--format", "json"]) == 0
    assert [one["categories"][0]["name"] for one in json.loads(capsys.readouterr().out)] == ["a", "d"]


def test_the_objects_of_a_refused_file_are_lost_for_the_line_that_has_it_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And not only for the name of a rule."""
    folder = directory(tmp_path, "[6001]\ntype = aor\n[6002](phone)\ntype = aor\n")
    assert main(["objects", str(folder)]) == 1
    assert "pjsip.conf:3: no section `phone` above this one [undefined-parent]" in capsys.readouterr().out


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", ">/dev/full", ">&- 2>&-"])
def test_streams_that_nobody_holds(tmp_path: Path, closed: str) -> None:
    """The run goes on without them."""
    folder = directory(tmp_path, "[6001]\ntype = endpoint\nsetvar = a=b\n")
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$0" -m asterisk_ls check "$1" {closed}', sys.executable, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SERVER)},
    )
    assert done.returncode == (2 if "full" in closed else 1)
    assert "Traceback" not in done.stderr
    assert "bug" not in done.stderr
    assert "unknown-option" in done.stdout or ">&-" in closed.replace("2>&-", "") or "full" in closed


def test_dump_and_objects_show_what_asterisk_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`dump` shows the reading, `objects` what is made of it."""
    folder = directory(tmp_path, "[t](!)\ntype=aor\n[6001](t)\nmax_contacts=1\n[6002](t)\nmax_contacts=x\n")
    assert main(["dump", str(folder / "pjsip.conf"), "--format", "json"]) == 0
    reading = json.loads(capsys.readouterr().out)
    assert [c["name"] for c in reading["categories"]] == ["t", "6001", "6002"]
    assert reading["categories"][1]["vars"] == [[2, "type", "aor"], [4, "max_contacts", "1"]]
    assert main(["objects", str(folder), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["objects"] == {"aor": ["6001"]}
    assert found["lost"] == [{"type": "aor", "id": "6002", "path": "pjsip.conf", "line": 5, "why": "refused-value"}]


def test_the_command_runs_as_a_program() -> None:
    """The example has mistakes, and the command that is installed says so."""
    ran = subprocess.run(
        [sys.executable, "-m", "asterisk_ls", "check", str(EXAMPLE)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "16 findings" in ran.stdout
    assert ran.stderr == ""
