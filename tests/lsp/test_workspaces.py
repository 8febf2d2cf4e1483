"""Folders, files and settings change while the server runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from asterisk_ls.lsp.convert import Encoding
from asterisk_ls.lsp.session import Session
from lsp.client import CONFIGURED, PUSH, Client, insertion, server

WRONG = "[6001]\ntype = endpoint\ncolour = red\n"
RIGHT = "[6001]\ntype = endpoint\n"
CREATED, CHANGED, DELETED = 1, 2, 3


def files_changed(client: Client, *changes: tuple[Path, int]) -> None:
    """Tell the server what happened on the disk."""
    params = {"changes": [{"uri": path.as_uri(), "type": kind} for path, kind in changes]}
    client.notify("workspace/didChangeWatchedFiles", params)


def is_clean(client: Client, path: Path) -> bool:
    """Whether nothing is shown about a file."""
    said = client.published.get(path.as_uri())
    return not said or said[-1]["diagnostics"] == []


def test_files_that_are_not_open_are_checked(tmp_path: Path) -> None:
    """From the start, without a version, and again when they change on the disk."""
    file = tmp_path / "pjsip.conf"
    file.write_text(WRONG)
    with server(tmp_path) as client:
        (found,) = client.diagnostics(file.as_uri())
        assert found["code"] == "unknown-option"
        assert "version" not in client.published[file.as_uri()][-1]
        file.write_text(RIGHT)
        files_changed(client, (file, CHANGED))
        client.wait(lambda: is_clean(client, file))


def test_what_is_typed_goes_before_what_is_saved(tmp_path: Path) -> None:
    """Until the document is closed."""
    file = tmp_path / "pjsip.conf"
    file.write_text(WRONG)
    with server(tmp_path) as client:
        uri = client.open(file, RIGHT)
        assert client.diagnostics(uri, 1) == []
        files_changed(client, (file, CHANGED))
        client.settle()
        assert is_clean(client, file)
        client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        client.wait(lambda: not is_clean(client, file))


def test_a_renamed_file_is_another_file(tmp_path: Path) -> None:
    """What was said of the old name goes; what includes it notices."""
    old, new = tmp_path / "phones.conf", tmp_path / "telephones.conf"
    old.write_text(WRONG)
    with server(tmp_path) as client:
        top = client.open(tmp_path / "pjsip.conf", "#include phones.conf\n")
        client.wait(lambda: not is_clean(client, old))
        old.rename(new)
        files_changed(client, (old, DELETED), (new, CREATED))
        client.wait(lambda: is_clean(client, old))
        client.wait(lambda: client.diagnostics(top) != [])
        assert [one["code"] for one in client.diagnostics(top)] == ["missing-include"]
        client.change(top, 2, {"text": "#include telephones.conf\n"})
        assert client.diagnostics(top, 2) == []
        client.wait(lambda: not is_clean(client, new))


def test_a_deleted_file_is_gone(tmp_path: Path) -> None:
    """With what was said about it."""
    file = tmp_path / "pjsip.conf"
    file.write_text(WRONG)
    with server(tmp_path) as client:
        client.wait(lambda: not is_clean(client, file))
        file.unlink()
        files_changed(client, (file, DELETED))
        client.wait(lambda: is_clean(client, file))


def test_a_new_file_that_a_pattern_includes(tmp_path: Path) -> None:
    """It is read when it comes, saved or not, and what was said about it goes when it goes."""
    users = tmp_path / "users"
    users.mkdir()
    top = tmp_path / "pjsip.conf"
    top.write_text(f"{WRONG}#tryinclude users/*.conf\n")
    first, second = users / "a.conf", users / "b.conf"
    with server(tmp_path) as client:
        client.diagnostics(top.as_uri())
        first.write_text(WRONG)
        files_changed(client, (first, CREATED))
        client.wait(lambda: not is_clean(client, first))
        uri = client.open(second, WRONG)
        client.wait(lambda: not is_clean(client, second))
        client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        client.wait(lambda: is_clean(client, second))
        first.unlink()
        files_changed(client, (first, DELETED))
        client.wait(lambda: is_clean(client, first))


def test_a_new_file_that_was_looked_at_before_it_was_told_of(tmp_path: Path) -> None:
    """Whatever asked for it, it is new to the files that include it."""
    top = tmp_path / "pjsip.conf"
    top.write_text(f"{WRONG}#tryinclude *.inc\n")
    new = tmp_path / "a.inc"
    with server(tmp_path) as client:
        client.diagnostics(top.as_uri())
        new.write_text(WRONG)
        client.at("hover", new.as_uri(), 1, 1)
        files_changed(client, (new, CREATED))
        client.wait(lambda: not is_clean(client, new))


def test_two_workspaces_know_nothing_of_each_other(tmp_path: Path) -> None:
    """A name that one of them has is missing in the other; each has its own settings."""
    office, lab = tmp_path / "office", tmp_path / "lab"
    for folder in (office, lab):
        folder.mkdir()
    (office / "pjsip.conf").write_text(
        "[6001]\ntype = endpoint\naors = 6001\n[6001]\ntype = aor\ncontact = sip:6001@192.0.2.1\n"
    )
    (lab / "pjsip.conf").write_text("[6001]\ntype = endpoint\naors = 6001\ncolour = red\n")
    (lab / ".asterisk-ls.toml").write_text('ignore = ["unknown-option"]\n')
    with server(office, lab) as client:
        (found,) = client.diagnostics((lab / "pjsip.conf").as_uri())
        assert found["code"] == "undefined-reference"
        assert is_clean(client, office / "pjsip.conf")


def test_folders_come_and_go(tmp_path: Path) -> None:
    """With all that was said about their files."""
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / "pjsip.conf").write_text(WRONG)

    def changed(client: Client, added: list[Path], removed: list[Path]) -> None:
        event = {
            "added": [{"uri": path.as_uri(), "name": path.name} for path in added],
            "removed": [{"uri": path.as_uri(), "name": path.name} for path in removed],
        }
        client.notify("workspace/didChangeWorkspaceFolders", {"event": event})

    with server(one) as client:
        client.wait(lambda: not is_clean(client, one / "pjsip.conf"))
        assert is_clean(client, other / "pjsip.conf")
        changed(client, [other], [one])
        client.wait(lambda: not is_clean(client, other / "pjsip.conf"))
        client.wait(lambda: is_clean(client, one / "pjsip.conf"))


def test_a_file_outside_of_any_folder(tmp_path: Path) -> None:
    """Its own folder is its configuration directory, as long as it is open."""
    (tmp_path / "pjsip_more.conf").write_text("[6001]\ntype = aor\n")
    with server() as client:
        uri = client.open(tmp_path / "pjsip.conf", "#include pjsip_more.conf\n[6001]\ntype = endpoint\naors = 6001,x\n")
        (found,) = client.diagnostics(uri, 1)
        assert "`x`" in found["message"]
        client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        client.wait(lambda: is_clean(client, tmp_path / "pjsip.conf"))


def test_a_buffer_that_is_no_file() -> None:
    """It has a name, and nothing around it."""
    with server() as client:
        document = {"uri": "untitled:pjsip.conf", "languageId": "asterisk", "version": 1, "text": WRONG}
        client.notify("textDocument/didOpen", {"textDocument": document})
        (found,) = client.diagnostics("untitled:pjsip.conf", 1)
        assert found["code"] == "unknown-option"


def test_the_project_file_is_followed(tmp_path: Path) -> None:
    """Made, changed, wrong, and gone."""
    file, project = tmp_path / "pjsip.conf", tmp_path / ".asterisk-ls.toml"
    with server(tmp_path) as client:
        client.open(file, WRONG)
        client.wait(lambda: not is_clean(client, file))
        project.write_text('ignore = ["unknown-option"]\n')
        files_changed(client, (project, CREATED))
        client.wait(lambda: is_clean(client, file))
        project.write_text('ignore = ["unknown-opton"]\n')
        files_changed(client, (project, CHANGED))
        client.wait(lambda: client.shown)
        assert "did you mean `unknown-option`?" in client.shown[0]
        project.unlink()
        files_changed(client, (project, DELETED))
        client.wait(lambda: not is_clean(client, file))
        client.settle()
        assert len(client.shown) == 1


def test_settings_of_the_editor_go_before_the_project_file(tmp_path: Path) -> None:
    """They are asked for, and asked for again when they change."""
    (tmp_path / ".asterisk-ls.toml").write_text('[severities]\nunknown-option = "hint"\n')

    def severity(client: Client, uri: str) -> int | None:
        found = client.diagnostics(uri)
        return found[0]["severity"] if found else None

    client = Client()
    try:
        client.settings = {"severities": {"unknown-option": "information"}, "targetVersion": None}
        client.initialize(tmp_path, capabilities=CONFIGURED)
        uri = client.open(tmp_path / "pjsip.conf", WRONG)
        client.wait(lambda: severity(client, uri) == 3)
        client.settings = {"severities": {"unknown-option": "off"}}
        client.notify("workspace/didChangeConfiguration", {"settings": None})
        client.wait(lambda: severity(client, uri) is None)
        client.settings = {}
        client.notify("workspace/didChangeConfiguration", {"settings": None})
        client.wait(lambda: severity(client, uri) == 4)
        assert client.end() == 0
    finally:
        client.close()


def test_settings_that_come_by_themselves(tmp_path: Path) -> None:
    """At the start, and when they change, from an editor that cannot be asked."""
    with server(tmp_path, options={"asterisk": {"ignore": ["unknown-option"]}}) as client:
        uri = client.open(tmp_path / "pjsip.conf", WRONG)
        assert client.diagnostics(uri, 1) == []
        settings: Any = {"asterisk": {"ignore": []}}
        client.notify("workspace/didChangeConfiguration", {"settings": settings})
        client.wait(lambda: client.diagnostics(uri) != [])


def test_wrong_settings_are_told_once_and_the_others_hold(tmp_path: Path) -> None:
    """In one message, with the nearest name."""
    options = {"targetVersoin": "20", "ignore": ["unknown-option"], "checkPaths": "yes"}
    with server(tmp_path, options=options) as client:
        uri = client.open(tmp_path / "pjsip.conf", WRONG)
        assert client.diagnostics(uri, 1) == []
        client.open(tmp_path / "acl.conf", "")
        client.settle()
        (shown,) = client.shown
        first, second = shown.split("\n")
        assert "did you mean `targetVersion`?" in first
        assert "`asterisk.checkPaths`" in second
        assert second.endswith(".")


def test_an_unknown_version_is_told(tmp_path: Path) -> None:
    """Files are checked for the default one meanwhile."""
    with server(tmp_path, options={"targetVersion": "7"}) as client:
        uri = client.open(tmp_path / "pjsip.conf", WRONG)
        assert client.diagnostics(uri, 1) != []
        assert any("7" in text for text in client.shown)


def test_files_are_watched_where_that_can_be_asked_for(tmp_path: Path) -> None:
    """An editor that watches files is told which."""
    capabilities = {**PUSH, "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    with server(tmp_path, capabilities=capabilities) as client:
        client.wait(lambda: client.watched)
        assert client.watched == ["**/*"]  # an `#include` can name any file, and folders go as a whole


def test_a_file_of_two_names(tmp_path: Path) -> None:
    """Through a link or written otherwise: both documents are told about, and what is typed in either is the file."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    (real / "pjsip.conf").write_text(RIGHT)
    for other in ((link / "pjsip.conf").as_uri(), (real / "%70jsip.conf").as_uri().replace("%25", "%")):
        with server(tmp_path) as client:
            first = client.open(real / "pjsip.conf", WRONG)
            assert client.diagnostics(first, 1) != []
            client.open_as(other, WRONG)
            assert client.diagnostics(other, 1) != []
            client.change(other, 2, {"text": RIGHT})
            assert client.diagnostics(other, 2) == []
            client.shut(other)
            client.change(first, 2, insertion(2, 0, "shade = 1\n"))
            codes = [one["message"].split("`")[1] for one in client.diagnostics(first, 2)]
            assert codes == ["shade", "colour"]
            client.shut(first)
            client.wait(lambda: client.diagnostics(first) == [])  # noqa: B023 - called at once


def test_a_document_under_another_name_goes_before_the_disk(tmp_path: Path) -> None:
    """Whatever name the editor has for the file when it tells that it changed."""
    file = tmp_path / "pjsip.conf"
    file.write_text(RIGHT)
    with server(tmp_path) as client:
        uri = client.open_as(file.as_uri().replace("pjsip", "%70jsip"), WRONG)
        client.diagnostics(uri, 1)
        files_changed(client, (file, CHANGED))
        client.change(uri, 2, insertion(3, 0, "; more\n"))
        assert client.diagnostics(uri, 2) != []
        assert is_clean(client, file)


def test_a_document_moves_to_a_directory_that_comes_above_it(tmp_path: Path) -> None:
    """And back, when that goes."""
    phones, top = tmp_path / "sub" / "phones.conf", tmp_path / "pjsip.conf"
    phones.parent.mkdir()
    with server(tmp_path) as client:
        uri = client.open(phones, "[6001](t)\ntype = aor\ncolour = red\n")
        assert client.diagnostics(uri, 1) == []
        top.write_text("[t](!)\n#include sub/phones.conf\n")
        files_changed(client, (top, CREATED))
        client.wait(lambda: client.diagnostics(uri) != [])
        client.change(uri, 2, {"text": "[6001](u)\ntype = aor\n"})
        assert [one["code"] for one in client.diagnostics(uri, 2)] == ["undefined-parent"]
        top.unlink()
        files_changed(client, (top, DELETED))
        client.wait(lambda: client.diagnostics(uri) == [])


def test_a_folder_that_goes_takes_its_files_along(tmp_path: Path) -> None:
    """Editors tell of the folder alone; under another name it is another folder."""
    old, new = tmp_path / "users", tmp_path / "people"
    old.mkdir()
    (old / "a.conf").write_text(WRONG)
    (tmp_path / "pjsip.conf").write_text("#tryinclude users/*.conf\n#tryinclude people/a.conf\n")
    with server(tmp_path) as client:
        client.diagnostics((old / "a.conf").as_uri())
        old.rename(new)
        files_changed(client, (old, DELETED), (new, CREATED))
        client.wait(lambda: is_clean(client, old / "a.conf") and not is_clean(client, new / "a.conf"))


def test_a_whole_directory_that_goes_and_comes(tmp_path: Path) -> None:
    """With the folder that it lies in."""
    office = tmp_path / "site" / "office"
    office.mkdir(parents=True)
    (office / "pjsip.conf").write_text(WRONG)
    with server(tmp_path) as client:
        client.diagnostics((office / "pjsip.conf").as_uri())
        (tmp_path / "site").rename(tmp_path / "place")
        files_changed(client, (tmp_path / "site", DELETED), (tmp_path / "place", CREATED))
        moved = tmp_path / "place" / "office" / "pjsip.conf"
        client.wait(lambda: is_clean(client, office / "pjsip.conf") and not is_clean(client, moved))


def test_included_files_of_any_name(tmp_path: Path) -> None:
    """They are followed; what nobody includes is not even opened."""
    top, users, notes = tmp_path / "pjsip.conf", tmp_path / "users.inc", tmp_path / "notes.txt"
    top.write_text("#include users.inc\n[6002]\ntype = endpoint\nshade = 1\n")
    for file in (users, notes):
        file.write_text(RIGHT)
    with server(tmp_path) as client:
        client.diagnostics(top.as_uri())
        for file in (users, notes):
            file.write_text(WRONG)
        files_changed(client, (notes, CHANGED), (users, CHANGED))
        client.wait(lambda: not is_clean(client, users))
        assert is_clean(client, notes)


def test_a_file_of_a_neighbour_is_followed(tmp_path: Path) -> None:
    """An `#include` may lead out of the directory, to elsewhere in the workspace."""
    (tmp_path / "etc").mkdir()
    shared = tmp_path / "shared.inc"
    shared.write_text(WRONG)
    (tmp_path / "etc" / "pjsip.conf").write_text("#include ../shared.inc\n")
    with server(tmp_path) as client:
        uri = (tmp_path / "etc" / ".." / "shared.inc").as_uri()
        assert client.diagnostics(uri) != []
        shared.write_text(RIGHT)
        files_changed(client, (shared, CHANGED))
        client.wait(lambda: client.diagnostics(uri) == [])


def test_what_the_command_leaves_out_stays_out(tmp_path: Path) -> None:
    """Folders that are excluded or never entered do not come alive by events, nor by being opened."""
    for name in ("etc", "old", "node_modules/x"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "pjsip.conf").write_text(WRONG)
    (tmp_path / ".asterisk-ls.toml").write_text('exclude = ["old"]\n')
    with server(tmp_path) as client:
        client.diagnostics((tmp_path / "etc" / "pjsip.conf").as_uri())
        left_out = [tmp_path / "old" / "pjsip.conf", tmp_path / "node_modules" / "x" / "pjsip.conf"]
        files_changed(client, *((file, CHANGED) for file in left_out))
        client.settle()
        for file in left_out:
            assert file.as_uri() not in client.published
            assert client.diagnostics(client.open(file), 1) == []


def test_a_folder_that_is_excluded_while_the_server_runs(tmp_path: Path) -> None:
    """It is taken back, and comes again when it is not excluded any more."""
    for name in ("etc", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pjsip.conf").write_text(WRONG)
    old, project = tmp_path / "old" / "pjsip.conf", tmp_path / ".asterisk-ls.toml"
    with server(tmp_path) as client:
        client.wait(lambda: not is_clean(client, old))
        project.write_text('exclude = ["old"]\n')
        files_changed(client, (project, CREATED))
        client.wait(lambda: is_clean(client, old))
        project.unlink()
        files_changed(client, (project, DELETED))
        client.wait(lambda: not is_clean(client, old))
        assert not is_clean(client, tmp_path / "etc" / "pjsip.conf")


def test_of_a_directory_the_part_that_is_open_is_told_of(tmp_path: Path) -> None:
    """A workspace folder such as `pjsip.d` is read with what lies around it, of which nothing is said."""
    part = tmp_path / "pjsip.d"
    part.mkdir()
    (tmp_path / "pjsip.conf").write_text(f"{WRONG}#include pjsip.d/users.conf\n")
    (part / "users.conf").write_text("[6002]\ntype = endpoint\naors = 6001\nshade = 1\n")
    with server(part) as client:
        assert len(client.diagnostics((part / "users.conf").as_uri())) == 2
        client.settle()
        assert (tmp_path / "pjsip.conf").as_uri() not in client.published


def test_what_is_open_comes_first(tmp_path: Path) -> None:
    """Of many directories, that of the open document is told about at once, and the others bit by bit."""
    for number in range(30):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "pjsip.conf").write_text(WRONG)
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "29" / "pjsip.conf", WRONG)
        client.wait(lambda: len(client.published) == 30)
        assert next(iter(client.published)) == uri


def test_directories_are_opened_one_at_a_time(tmp_path: Path) -> None:
    """Whoever asks for something in between need not wait for all of them, when the server starts or settings change."""
    for number in range(5):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "pjsip.conf").write_text(WRONG)
    session = Session(Encoding.UTF16, lambda _: None)
    session.set_folders([(tmp_path.as_uri(), tmp_path)])
    for given in ({}, {"ignore": ["unknown-option"]}):
        session.configure(given)
        looked = []
        while session.step():
            looked.append(list(session.changed_places()))
        assert sorted(looked)[-5:] == [[str(tmp_path / str(number))] for number in range(5)]
        assert max(map(len, looked)) == 1
    session.configure({"ignore": ["unknown-option"]})
    while session.step():
        pass
    assert list(session.changed_places()) == []  # nothing is another way now
    session.open((tmp_path / "2" / "pjsip.conf").as_uri(), 1, RIGHT)
    assert list(session.changed_places()) == [str(tmp_path / "2")]
