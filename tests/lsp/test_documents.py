"""Whatever is typed, the server has the text of the client, and says what it would say of that text afresh."""

from __future__ import annotations

import json
import os
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.protocol import default_converter

from asterisk_ls.lsp.client import Client
from asterisk_ls.lsp.convert import Encoding, Lines, has_lone_returns
from asterisk_ls.lsp.disk import DiskChange
from asterisk_ls.lsp.documents import Document
from asterisk_ls.lsp.publishing import Publisher
from asterisk_ls.lsp.session import Session
from asterisk_ls.syntax.file import file_of
from lsp.model import Model

EDITS = int(os.environ.get("ASTERISK_LS_EDITS", "400"))
"""How many random edits are made; many take a while."""
COMPARED = 20
"""Edits between two looks from scratch."""
CONVERTER = default_converter()
CHARACTERS = "ab=[];,#\n\r\t é\u2028\x0b\x85😀"
PIECES = [
    *("x", "\n", "\r\n", "\r", "[", "]", "=", ";--\n", "--;\n", "é", "😀", "\u2028", "\x0b", "\x85"),
    *("[6001](phone)\n", "[phone](!)\r\ntype=endpoint\r\n", "type=aor\n", "type=auth\r", "type=endpoint\n"),
    *("aors=6001,6002\n", "auth=6001\n", "setvar=A=B\n", "colour=réd😀\n", "#include phones.conf\n", "[6002](+)\n"),
    *("#include users/b.conf\n", "#tryinclude {users,people}/a*\n", "#include users\n"),
    "[6002]\ntype=aor\nmax_contacts=many\n\n[6002]\ntype=endpoint\naors=6002\n",
    "; asterisk-ls: ignore\n",
]
OFFICE = {
    "pjsip.conf": "[phone](!)\ntype=endpoint\n\n[6001](phone)\nauth=6001\naors=6001\n\n#include phones.conf\n"
    "#tryinclude users/*.conf\n#tryinclude people/[a-c]*\n",
    "phones.conf": "[6001]\r\ntype=aor\r\n\r\n[6001]\r\ntype=auth\r\nusername=6001\r\npassword=x\r\n",
    "pjsip_wizard.conf": "[trunk]\ntype=wizard\nremote_hosts=203.0.113.1\n",
}
USERS = ("users/a.conf", "users/b.conf", "people/a.conf")
"""Files that come and go, and that patterns include."""

TEXTS = st.text(CHARACTERS, max_size=30)
POSITIONS = st.fixed_dictionaries({"line": st.integers(0, 12), "character": st.integers(0, 12)})
CHANGES = st.one_of(
    st.fixed_dictionaries({"text": TEXTS}),
    st.tuples(POSITIONS, POSITIONS, TEXTS).map(
        lambda made: {
            "range": dict(zip(("start", "end"), sorted(made[:2], key=lambda at: tuple(at.values())), strict=True)),
            "text": made[2],
        }
    ),
)


def structured(changes: list[dict[str, Any]]) -> Any:
    """Changes as the server gets them."""
    params = {"textDocument": {"uri": "file:///x", "version": 2}, "contentChanges": changes}
    return CONVERTER.structure(params, types.DidChangeTextDocumentParams).content_changes


@pytest.mark.parametrize("encoding", list(Encoding))
@given(text=TEXTS, changes=st.lists(CHANGES, max_size=8))
@example(
    text="ab\r\ncd",
    changes=[{"range": {"start": {"line": 0, "character": 9}, "end": {"line": 1, "character": 0}}, "text": "\r"}],
)
@example(
    text="a\r",
    changes=[{"range": {"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 0}}, "text": "\nb"}],
)
@example(
    text="😀b",
    changes=[{"range": {"start": {"line": 0, "character": 1}, "end": {"line": 0, "character": 2}}, "text": "x"}],
)
def test_a_document_is_what_the_client_has(encoding: Encoding, text: str, changes: list[dict[str, Any]]) -> None:
    """After edits with any line ends, in any encoding, at positions that may lie beyond the ends."""
    model = Model(text, encoding)
    document = Document("file:///x", 1, file_of(text), has_lone_returns(text))
    for change in changes:
        model.change(change)
        document = document.with_changes(2, structured([change]), encoding)
        assert document.file.text == model.text


@pytest.mark.parametrize("encoding", list(Encoding))
@given(text=TEXTS, changes=st.lists(CHANGES, max_size=12))
@example(  # the end of one section, the header of the next, and again the first
    text="[a]\nb=c\n[d]\ne=f\n",
    changes=[
        {"range": {"start": {"line": 1, "character": 3}, "end": {"line": 1, "character": 3}}, "text": "x\n"},
        {"range": {"start": {"line": 2, "character": 0}, "end": {"line": 3, "character": 1}}, "text": ""},
        {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}, "text": ";"},
        {"range": {"start": {"line": 1, "character": 1}, "end": {"line": 1, "character": 2}}, "text": "é"},
    ],
)
@example(  # a line end that is taken apart, and what counts from there on
    text="[a]\r\nb=c\r\nd=e\r\n",
    changes=[
        {"range": {"start": {"line": 0, "character": 3}, "end": {"line": 1, "character": 0}}, "text": "\r"},
        {"range": {"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 1}}, "text": "\n"},
        {"range": {"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 1}}, "text": "x"},
    ],
)
def test_changes_in_a_row_are_as_good_as_one_by_one(
    encoding: Encoding, text: str, changes: list[dict[str, Any]]
) -> None:
    """Those that lie in one section are made together, and its sections are those of the text."""
    model = Model(text, encoding)
    for change in changes:
        model.change(change)
    document = Document("file:///x", 1, file_of(text), has_lone_returns(text))
    document = document.with_changes(2, structured(changes), encoding)
    assert document.file.text == model.text
    assert list(document.file.sections()) == list(file_of(model.text).sections())
    assert document.is_odd == has_lone_returns(model.text)


@pytest.mark.parametrize("encoding", list(Encoding))
@given(text=TEXTS)
def test_places_are_found_again(encoding: Encoding, text: str) -> None:
    """From an offset to a position and back; between `\\r` and `\\n` there is no position."""
    model = Model(text, encoding)
    lines = Lines(file_of(text), encoding, has_lone_returns=has_lone_returns(text))
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n" and offset:
            continue
        position = lines.position(offset)
        assert position == model.position(offset)
        assert lines.offset(types.Position(**position)) == offset


@pytest.mark.parametrize("seed", range(3))
def test_random_typing(seed: int, tmp_path: Path) -> None:
    """Insert, delete, paste and undo in several files, saved or not: the answers are those of a fresh server."""
    dice = random.Random(seed)  # noqa: S311 - dice
    encoding = list(Encoding)[seed]
    for name, text in OFFICE.items():
        (tmp_path / name).write_bytes(text.encode())
    editor = Editor(tmp_path, encoding, dice)
    for number in range(EDITS):
        editor.act()
        if number % COMPARED == 0:
            assert editor.reports() == editor.afresh()
    assert editor.reports() == editor.afresh()


class Editor:
    """Somebody who types at random, with other things that happen to files, and the server that is told of it."""

    def __init__(self, folder: Path, encoding: Encoding, dice: random.Random) -> None:
        self.folder = folder
        self.encoding = encoding
        self.dice = dice
        self.models: dict[str, tuple[str, Model]] = {}
        """The file and the text of each open document, by URI. What was said last about a file is at the end."""
        self.undo: dict[str, list[str]] = {}
        self.version = 0
        self.settings: dict[str, Any] = {}
        self.session, self.publisher = self._server()

    def act(self) -> None:
        """Open, close, edit or undo; now and then something happens on the disk, or to the settings."""
        self.version += 1
        if self.dice.random() < 0.02:
            self.dice.choice((self._write, self._write, self._delete, self._rename, self._configure))()
            return
        name = self.dice.choice([*OFFICE, *OFFICE, *OFFICE, "users/a.conf"])
        uri = (self.folder / name).as_uri()
        if self.dice.random() < 0.1:
            uri = uri.replace("p", "%70")
        if uri not in self.models:
            self._open(uri, name)
            return
        if self.dice.random() < (0.05 if "%" in uri else 0.01):
            self.session.close(uri)
            del self.models[uri]
            return
        _, model = self.models[uri] = self.models.pop(uri)
        before = model.text
        change = self._change(uri, name)
        model.change(change)
        if change.get("range") is not None:
            self.undo[uri].append(before)
        self.session.change(uri, self.version, structured([change]))
        if self.dice.random() < 0.7:  # else the next edit comes before anybody asks
            assert self.session.documents[uri].file.text == model.text
        if self.dice.random() < 0.5:
            self.publisher.report(uri, None)

    def reports(self) -> str:
        """What the server says about all files, without the numbers of its answers."""
        while self.session.step():
            pass
        return _plain(self.publisher.reports({}))

    def afresh(self) -> str:
        """What a server says that sees the same documents for the first time."""
        session, publisher = self._server()
        for uri, (_, model) in self.models.items():
            session.open(uri, 1, model.text)
        return _plain(publisher.reports({}))

    def _open(self, uri: str, name: str) -> None:
        file = self.folder / name
        text = file.read_bytes().decode() if file.exists() else ""
        self.models[uri] = name, Model(text, self.encoding)
        self.undo[uri] = []
        self.session.open(uri, self.version, text)

    def _write(self) -> None:
        """A file is made, or has another text."""
        file = self.folder / self.dice.choice((*USERS, "phones.conf", "notes.txt"))
        kind = 2 if file.exists() else 1
        file.parent.mkdir(exist_ok=True)
        file.write_bytes("".join(self.dice.choices(PIECES, k=4)).encode())
        self._tell((file, kind))

    def _delete(self) -> None:
        """A file goes, or the folder that it lies in."""
        file = self.folder / self.dice.choice(USERS)
        if self.dice.random() < 0.3 and file.parent.exists():
            shutil.rmtree(file.parent)
            self._tell((file.parent, 3))
        elif file.exists():
            file.unlink()
            self._tell((file, 3))

    def _rename(self) -> None:
        """A file is called as another was, or the folder gets the name of the other one."""
        old, new = (self.folder / name for name in self.dice.sample(USERS, 2))
        if self.dice.random() < 0.3:
            old, new = old.parent, new.parent
        if old.exists() and not (new.is_dir() or old in new.parents or old == new):
            new.parent.mkdir(exist_ok=True)
            old.rename(new)
            self._tell((old, 3), (new, 1))

    def _configure(self) -> None:
        self.settings = self.dice.choice(({}, {"ignore": ["unknown-option"]}, {"exclude": ["users"]}))
        self.session.configure(self.settings)

    def _tell(self, *changes: tuple[Path, int]) -> None:
        self.session.changed_on_disk([DiskChange(path.as_uri(), kind) for path, kind in changes])

    def _change(self, uri: str, name: str) -> dict[str, Any]:
        _, model = self.models[uri]
        if self.undo[uri] and self.dice.random() < 0.1:
            return {"text": self.undo[uri].pop()}
        length = len(model.text)
        if length > 3000:
            return {"text": OFFICE.get(name, "")}
        start = self.dice.randint(0, length)
        end = min(length, start + (self.dice.choice((1, 1, 3, 30)) if self.dice.random() < 0.4 else 0))
        text = "" if end > start and self.dice.random() < 0.6 else self.dice.choice(PIECES)
        return {"range": {"start": model.position(start), "end": model.position(end)}, "text": text}

    def _server(self) -> tuple[Session, Publisher]:
        session = Session(self.encoding, lambda _: None)
        session.set_folders([(self.folder.as_uri(), self.folder)])
        session.configure(self.settings)
        while session.step():
            pass
        return session, Publisher(session, Client({}))


def test_a_document_that_was_lost_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit that could not be made leaves no document that is wrong: the user is told, and what is on the disk holds."""
    file = tmp_path / "pjsip.conf"
    file.write_text("[6001]\ntype=aor\n")
    said: list[str] = []
    session = Session(Encoding.UTF16, said.append)
    names = ("pjsip.conf", "acl.conf")
    for name in names:
        session.open((tmp_path / name).as_uri(), 1, "")
    sound = Document.with_changes

    def unsound(document: Document, *given: Any) -> Document:
        if document.uri.endswith("pjsip.conf"):
            raise ValueError
        return sound(document, *given)

    monkeypatch.setattr(Document, "with_changes", unsound)
    for name in names:
        session.change((tmp_path / name).as_uri(), 2, structured([{"text": "[x]\n"}]))
    assert [document.file.text for document in session.documents.values()] == ["[x]\n"]
    assert len(said) == 1
    assert "pjsip.conf" in said[0]
    place, name = session.at(file.as_uri())
    known = place.project.source.file(name)
    assert known is not None
    assert known.text == file.read_text()
    monkeypatch.undo()
    session.open(file.as_uri(), 3, "[y]\n")
    assert session.documents[file.as_uri()].file.text == "[y]\n"


def _plain(reports: list[dict[str, Any]]) -> str:
    plain = {one["uri"]: one["items"] for one in reports if one["items"]}
    return json.dumps(plain, sort_keys=True, indent=1)
