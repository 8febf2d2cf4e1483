"""A baseline holds in the editor as it does for the command, and what cannot be read is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from asterisk_ls.main import main
from lsp.client import PULL, Client, insertion, server

BROKEN = "[6001]\ntype = endpoint\nsetvar = A=B\nsetvar = C=D\ncolour = red\nauth = x\n"


def told(client: Client, uri: str, version: int) -> list[tuple[int, str]]:
    """The lines, from 1, and rules of what is shown."""
    return [(one["range"]["start"]["line"] + 1, one.get("code", "")) for one in client.diagnostics(uri, version)]


def checked(capsys: pytest.CaptureFixture[str], folder: Path) -> list[tuple[int, str]]:
    """The same of the command."""
    capsys.readouterr()
    main(["check", str(folder), "--format", "json"])
    return [(one["line"], one["rule"]) for one in json.loads(capsys.readouterr().out)["findings"]]


def recorded(tmp_path: Path, text: str) -> Path:
    """A configuration whose findings are in the baseline of its project file."""
    folder = tmp_path / "pbx"
    folder.mkdir()
    (folder / "pjsip.conf").write_text(text)
    assert main(["check", str(folder), "--write-baseline", str(tmp_path / "known.json")]) == 0
    (tmp_path / ".asterisk-ls.toml").write_text('baseline = "known.json"\n')
    return folder


def test_what_is_known_is_not_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wherever it moves, as often as it was recorded; the rest is, as the command tells it."""
    folder = recorded(tmp_path, BROKEN)
    with server(tmp_path) as client:
        uri = client.open(folder / "pjsip.conf")
        assert told(client, uri, 1) == checked(capsys, folder) == []
        new = "; moved\n" + BROKEN.replace("setvar = A=B", "setvar = A=B\nsetvar = A=B\nmailbox = 1")
        client.change(uri, 2, {"text": new})
        (folder / "pjsip.conf").write_text(new)
        assert told(client, uri, 2) == checked(capsys, folder) == [(5, "unknown-option"), (6, "unknown-option")]
        titles = client.actions(uri, 4)
        assert "use `set_var`" in titles
        assert "use `set_var`" not in client.actions(uri, 3)
        (tmp_path / "known.json").unlink()
        (tmp_path / ".asterisk-ls.toml").write_text("")
        change = {"uri": (tmp_path / ".asterisk-ls.toml").as_uri(), "type": 2}
        client.notify("workspace/didChangeWatchedFiles", {"changes": [change]})
        client.wait(lambda: told(client, uri, 2) == checked(capsys, folder) != [])


def test_the_gravest_of_what_is_new(tmp_path: Path) -> None:
    """What is known takes no room among the findings that an editor is sent."""
    folder = recorded(tmp_path, BROKEN)
    (tmp_path / ".asterisk-ls.toml").write_text('baseline = "known.json"\nmost-findings = 2\n')
    with server(tmp_path) as client:
        uri = client.open(folder / "pjsip.conf")
        client.change(uri, 2, insertion(6, 0, "shape = 1\nsize = 2\n"))
        assert told(client, uri, 2) == [(7, "unknown-option"), (8, "unknown-option")]
        client.change(uri, 3, insertion(8, 0, "weight = 3\n"))
        assert told(client, uri, 3) == [(1, ""), (7, "unknown-option"), (8, "unknown-option")]


@pytest.mark.parametrize("pull", [False, True])
def test_what_cannot_be_used_is_told_once(tmp_path: Path, *, pull: bool) -> None:
    """A baseline that is none, and a file that may not be read; neither is called missing or clean."""
    folder = recorded(tmp_path, BROKEN + "#include phones.conf\n")
    (tmp_path / "known.json").write_text("{}")
    (tmp_path.parent / f"{tmp_path.name}.conf").write_text("")
    (folder / "phones.conf").symlink_to(tmp_path.parent / f"{tmp_path.name}.conf")
    more: dict[str, Any] = {"capabilities": PULL} if pull else {}
    with server(tmp_path, **more) as client:
        uri = client.open(folder / "pjsip.conf")
        for version in (2, 3):
            client.change(uri, version, insertion(0, 0, "; more\n"))
            if pull:
                items = client.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})["items"]
            else:
                items = client.diagnostics(uri, version)
            assert "missing-include" not in {one["code"] for one in items} != set()
            client.settle()
        assert sorted(text.partition(" is no ")[0].partition(" leads ")[0] for text in client.shown) == [
            str(tmp_path / "known.json"),
            str(folder / "phones.conf"),
        ]
