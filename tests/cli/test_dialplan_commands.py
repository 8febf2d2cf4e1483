"""`asterisk-ls dialplan` and `asterisk-ls route`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from asterisk_ls.main import main

TEXT = """\
[internal]
exten => 100,1,Answer()
 same => n(talk),Dial(PJSIP/100,20)
exten => 100,hint,PJSIP/100
exten => 100/200,1,Authenticate(4711)
exten => _1XX,1,NoOp()
exten => _1X.,1,NoOp()
include => night,18:00-8:00,*,*,*
include => out
switch => Realtime/x
[out]
exten => _X.,1,Dial(IAX2/me:secret99@host/${EXTEN})
exten => _00[1-9]!,1,NoOp()
ignorepat => 0
"""


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A configuration directory."""
    (tmp_path / "extensions.conf").write_text(TEXT)
    return str(tmp_path)


def test_the_dialplan(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Extensions as Asterisk tries them, priorities with places, and what is logged. Nobody learns a password."""
    assert main(["dialplan", folder]) == 0
    assert capsys.readouterr().out == (
        "extensions.conf: Asterisk reads it\n"
        "\n"
        "[internal]\n"
        "  100 for the caller 200\n"
        "       1 Authenticate(****)  ; extensions.conf:5\n"
        "  100\n"
        "    hint PJSIP/100  ; extensions.conf:4\n"
        "       1 Answer()  ; extensions.conf:2\n"
        "       2 (talk) Dial(PJSIP/100,20)  ; extensions.conf:3\n"
        "  _1XX\n"
        "       1 NoOp()  ; extensions.conf:6\n"
        "  _1X.\n"
        "       1 NoOp()  ; extensions.conf:7\n"
        "  include night,18:00-8:00,*,*,*\n"
        "  include out\n"
        "  switch Realtime/x\n"
        "\n"
        "[out]\n"
        "  _00[1-9]!\n"
        "       1 NoOp()  ; extensions.conf:13\n"
        "  _X.\n"
        "       1 Dial(IAX2/me:********@host/${EXTEN})  ; extensions.conf:12\n"
        "  ignorepat 0\n"
        "\n"
        "Asterisk logs:\n"
        "    WARNING Context 'internal' tries to include nonexistent context 'night'\n"
    )


def test_the_dialplan_for_programs(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Contexts hold extensions, and these priorities."""
    assert main(["dialplan", folder, "--format", "json"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert [context["context"] for context in out["contexts"]] == ["internal", "out"]
    assert out["contexts"][1]["extensions"][1] == {
        "exten": "_X.",
        "caller": None,
        "priorities": [
            {
                "priority": 1,
                "label": "",
                "application": "Dial",
                "data": "IAX2/me:********@host/${EXTEN}",
                "path": "extensions.conf",
                "line": 12,
            }
        ],
    }


def test_a_file_that_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is no dialplan then, and nothing to look for."""
    (tmp_path / "extensions.conf").write_text("[internal]\nexten => 100,1,Answer()\n#include nowhere.conf\n")
    assert main(["dialplan", str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith("extensions.conf: Asterisk refuses the file\n")
    assert main(["route", "100", "--context", "internal", str(tmp_path)]) == 2
    assert capsys.readouterr().err == "asterisk-ls: extensions.conf: Asterisk refuses the file\n"


def test_no_dialplan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A directory without `extensions.conf`, and no directory at all."""
    assert main(["dialplan", str(tmp_path)]) == 2
    assert main(["dialplan", str(tmp_path / "none")]) == 2
    assert "there is no such directory" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "more", "shown"),
    [
        (
            "155",
            [],
            (
                "155@internal: _1XX of [internal] (extensions.conf:6)\n"
                "  path: internal\n"
                "  why: it goes before `_1X.`, since at position 3 it takes one of 10 characters (`X`), the other anything, "
                "one character or more\n"
                "  all that match, in the order of `dialplan show`:\n"
                "    _1XX of [internal]\n"
                "    _1X. of [internal]\n"
                "    _X. of [out]\n"
            ),
        ),
        (
            "100",
            ["--caller", "200"],
            (
                "100@internal: 100 for the caller 200 of [internal] (extensions.conf:5)\n"
                "  path: internal\n"
                "  why: it goes before `100`, since of two equal ones the one that wants a caller goes first\n"
                "  all that match, in the order of `dialplan show`:\n"
                "    100 of [internal]\n"
                "    100 of [internal]\n"
                "    _1XX of [internal]\n"
                "    _1X. of [internal]\n"
                "    _X. of [out]\n"
            ),
        ),
        (
            "22",
            [],
            (
                "22@internal: _X. of [out] (extensions.conf:12)\n"
                "  path: internal > out\n"
                "  why: none of [internal] itself matches, so what it includes is asked, in order; there no other of its "
                "context matches\n"
                "  not followed, since it depends on the time:\n"
                "    include night,18:00-8:00,*,*,* of [internal]\n"
                "  not asked, since what it answers is not written here:\n"
                "    switch Realtime/x of [internal]\n"
            ),
        ),
    ],
)
def test_a_route(folder: str, number: str, more: list[str], shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The extension that answers, the path to it, why it is that one, and all others."""
    assert main(["route", number, "--context", "internal", folder, *more]) == 0
    assert capsys.readouterr().out == shown


def test_nothing_answers(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    """That is something found; a context that is not there is trouble."""
    assert main(["route", "0", "--context", "out", folder]) == 1
    assert capsys.readouterr().out == ("0@out: no extension answers\n  with more digits it could be _00[1-9]!\n")
    assert main(["route", "0", "--context", "nowhere", folder]) == 2
    assert capsys.readouterr().err == "asterisk-ls: there is no context nowhere in extensions.conf\n"


def test_a_route_for_programs(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is asked, and all that is known of the answer."""
    assert main(["route", "22", "--context", "internal", folder, "--format", "json"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert (out["number"], out["asked"], out["winner"], out["context"]) == ("22", "internal", "_X.", "out")
    assert out["path"] == ["internal", "out"]
    assert out["timed"] == [["internal", "night,18:00-8:00,*,*,*"]]
