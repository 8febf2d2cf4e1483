"""What people see: lists of objects and rules, and the bar that tells them to wait."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from asterisk_ls import api
from asterisk_ls.cli import progress
from asterisk_ls.cli.progress import Progress
from asterisk_ls.main import main

TEXT = """\
[6001]
type = endpoint
aors = 6001
[6001]
type = aor
max_contacts = many
[6002]
type = endpoint
"""


def test_objects_that_asterisk_will_have_and_those_that_it_will_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By type, and for each that is lost where it stands and why."""
    (tmp_path / "pjsip.conf").write_text(TEXT)
    assert main(["objects", str(tmp_path)]) == 1
    assert capsys.readouterr().out == (
        "Asterisk 22 will have:\n"
        "  endpoint (2)\n"
        "    6001\n"
        "    6002\n"
        "\n"
        "It will not have:\n"
        "  aor 6001  (pjsip.conf:4)\n"
        "    pjsip.conf:6: `max_contacts`: `many` is not a whole number [refused-value]\n"
    )


def test_no_object_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is refused takes all with it, and each says so."""
    (tmp_path / "pjsip.conf").write_text("[6001]\ntype = aor\n#include none.conf\n")
    assert main(["objects", str(tmp_path), "--target-version", "20"]) == 1
    assert capsys.readouterr().out == (
        "Asterisk 20 will have none of its objects.\n"
        "\n"
        "It will not have:\n"
        "  aor 6001  (pjsip.conf:1)\n"
        "    pjsip.conf:3: no file `none.conf` in the configuration directory [missing-include]\n"
    )


def test_nothing_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Then nothing is said of it."""
    (tmp_path / "pjsip.conf").write_text("[6001]\ntype = aor\n")
    assert main(["objects", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Asterisk 22 will have:\n  aor (1)\n    6001\n"


def test_all_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each, in columns; as JSON with the effect."""
    assert main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    column = lines[0].index(api.rules()[0].severity)
    assert [line.split()[:2] for line in lines] == [[rule.name, rule.severity] for rule in api.rules()]
    assert [line[column + 13 :] for line in lines] == [rule.summary for rule in api.rules()]
    assert main(["rules", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["name"], row["effect"]) for row in rows] == [(rule.name, rule.effect) for rule in api.rules()]


class Terminal(io.StringIO):
    """An error stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def test_a_bar_for_who_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawn on a terminal once it takes long, never wider than that, with nothing in it that moves the cursor; then gone."""
    now = [0.0]
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    bar = Progress(4)
    bar.note("early.conf")
    assert terminal.getvalue() == ""
    bar.step()
    now[0] = 1.0
    bar.note("one/pjsip.conf")
    assert terminal.getvalue() == "\r\x1b[K[######..................] 1/4 one/pjsip.conf"
    bar.note("at once after.conf")
    now[0] = 2.0
    bar.step()
    bar.note("x" * 100 + "\x1b[2J/pjsip.conf")
    drawn = terminal.getvalue().rpartition("\r\x1b[K")[2]
    assert drawn == "[############............] 2/4 " + "x" * (28 - len("?[2J/pjsip.conf")) + "?[2J/pjsip.conf"
    assert len(drawn) < 60
    bar.clear()
    bar.clear()
    assert terminal.getvalue().endswith("pjsip.conf\r\x1b[K")


@pytest.mark.parametrize(("stream", "shown"), [(io.StringIO(), True), (Terminal(), False), (None, True)])
def test_no_bar_where_nobody_looks(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None, *, shown: bool) -> None:
    """In a pipe, with `--quiet`, and without an error stream."""
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    bar = Progress(1, shown=shown)
    bar.note("pjsip.conf")
    bar.clear()
    assert stream is None or stream.getvalue() == ""
