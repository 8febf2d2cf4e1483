"""What becomes different on the disk, for editors that do not tell of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from asterisk_ls.lsp import watching
from asterisk_ls.lsp.uris import path_of
from asterisk_ls.lsp.watching import CREATED, DELETED, PAUSE, Watch
from lsp.client import NEOVIM, PUSH, Client, server

CHANGED = 2
PHONE = "[6001]\ntype = endpoint\nallow = ulaw\naors = 6001\n\n#tryinclude pjsip_aors/*.conf\n"
AOR = "[6001]\ntype = aor\ncontact = sip:6001@192.0.2.1\n"


def codes(client: Client, uri: str) -> list[str]:
    """What is said about a file last."""
    said = client.published.get(uri)
    return [one["code"] for one in said[-1]["diagnostics"]] if said else []


@pytest.mark.parametrize(("is_saved", "lead"), [(True, ""), (False, "/etc/asterisk/")])
def test_what_others_write_is_noticed(tmp_path: Path, lead: str, *, is_saved: bool) -> None:
    """After the document at hand was saved, and in any case after a while: a new file, a changed one, one that is gone.

    So it is where the pattern of an include names the directory by the path that it will have.
    """
    file, aors = tmp_path / "pjsip.conf", tmp_path / "pjsip_aors/a.conf"
    file.write_text(PHONE.replace("pjsip_aors/", f"{lead}pjsip_aors/"))
    aors.parent.mkdir()
    with server(tmp_path, capabilities=NEOVIM) as client:
        uri = client.open(file)

        def look() -> None:
            if is_saved:
                client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})

        client.wait(lambda: codes(client, uri) == ["undefined-reference"])
        client.settle()
        aors.write_text(AOR)
        look()
        client.wait(lambda: codes(client, uri) == [])
        aors.write_text(AOR.replace("6001", "6002"))
        look()
        client.wait(lambda: codes(client, uri) == ["undefined-reference"])
        aors.write_text(AOR)
        look()
        client.wait(lambda: codes(client, uri) == [])
        aors.unlink()
        look()
        client.wait(lambda: codes(client, uri) == ["undefined-reference"])


def test_the_project_file_is_noticed(tmp_path: Path) -> None:
    """Made and changed."""
    file, project = tmp_path / "pjsip.conf", tmp_path / ".asterisk-ls.toml"
    with server(tmp_path, capabilities=NEOVIM) as client:
        uri = client.open(file, "[6001]\ntype = endpoint\ncontext = phones\ncolour = red\n")
        client.wait(lambda: codes(client, uri) == ["unknown-option"])
        client.settle()
        project.write_text('ignore = ["unknown-option"]\n')
        client.wait(lambda: codes(client, uri) == [])
        project.write_text("ignore = []\n")
        client.wait(lambda: codes(client, uri) == ["unknown-option"])


def test_where_the_editor_watches_nobody_else_does(tmp_path: Path) -> None:
    """Nothing is looked for twice."""
    file, aors = tmp_path / "pjsip.conf", tmp_path / "pjsip_aors/a.conf"
    file.write_text(PHONE)
    aors.parent.mkdir()
    watching_editor = {**PUSH, "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    with server(tmp_path, capabilities=watching_editor) as client:
        uri = client.open(file)
        client.wait(lambda: codes(client, uri) == ["undefined-reference"])
        aors.write_text(AOR)
        client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        client.settle()
        assert codes(client, uri) == ["undefined-reference"]
        changes = [{"uri": aors.as_uri(), "type": CREATED}]
        client.notify("workspace/didChangeWatchedFiles", {"changes": changes})
        client.wait(lambda: codes(client, uri) == [])


class Clock:
    """Time that goes on when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def seen(watch: Watch) -> list[tuple[str, int]]:
    """What a look finds, by file name."""
    return [((path_of(change.uri) or Path()).name, change.kind) for change in watch.changes()]


def test_a_look_is_not_for_everything_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is it repeated at once."""
    monkeypatch.setattr(watching, "MOST", 2)
    files = [tmp_path / name for name in "abcde"]
    for file in files:
        file.write_text("")
        os.utime(file, (1, 1))
    clock = Clock()
    watch = Watch(lambda: map(str, files), clock)

    def look() -> list[tuple[str, int]]:
        clock.now += PAUSE
        return seen(watch)

    assert [look(), look(), look()] == [[], [], []]
    for file in files:
        file.write_text("x")
    assert look() == [("a", CHANGED), ("b", CHANGED)]
    assert seen(watch) == []
    assert [look(), look()] == [[("c", CHANGED), ("d", CHANGED)], [("e", CHANGED)]]
    files[0].unlink()
    files[4].unlink()
    watch.hurry()
    assert seen(watch) == [("a", DELETED)]
    assert [look(), look()] == [[], [("e", DELETED)]]


def test_a_folder_tells_what_came_and_went(tmp_path: Path) -> None:
    """And it may itself come and go."""
    folder = tmp_path / "phones"
    clock = Clock()
    watch = Watch(lambda: [str(folder)], clock)
    assert seen(watch) == []
    folder.mkdir()
    (folder / "a.conf").write_text("")
    watch.hurry()
    assert seen(watch) == [("phones", CREATED), ("a.conf", CREATED)]
    (folder / "a.conf").rename(folder / "b.conf")
    watch.hurry()
    assert seen(watch) == [("phones", CHANGED), ("a.conf", DELETED), ("b.conf", CREATED)]
    (folder / "b.conf").unlink()
    folder.rmdir()
    watch.hurry()
    assert seen(watch) == [("phones", DELETED), ("b.conf", DELETED)]


def test_what_was_written_before_the_first_look_counts(tmp_path: Path) -> None:
    """It may have been read before."""
    old, new, folder = tmp_path / "old", tmp_path / "new", tmp_path / "folder"
    folder.mkdir()
    old.write_text("")
    os.utime(old, (1, 1))
    watch = Watch(lambda: map(str, (old, new, folder)), Clock())
    new.write_text("")
    (folder / "a").write_text("")
    for path in (new, folder):
        os.utime(path, (2**32, 2**32))
    assert seen(watch) == [("new", CREATED), ("folder", CREATED), ("a", CREATED)]
    watch.hurry()
    assert seen(watch) == []
