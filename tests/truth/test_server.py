"""The server finds what `asterisk-ls check` finds, in every directory of real configurations.

They are not part of the repository: `ASTERISK_LS_CORPUS` says where they are. `ASTERISK_LS_EVERY=1` takes all of them,
which takes a minute; otherwise each twentieth is taken.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from asterisk_ls.cli.main import parser, run
from asterisk_ls.lsp.client import Client
from asterisk_ls.lsp.convert import Encoding
from asterisk_ls.lsp.diagnostics import SEVERITIES
from asterisk_ls.lsp.publishing import Publisher
from asterisk_ls.lsp.session import Session
from asterisk_ls.lsp.uris import path_of
from asterisk_ls.text import decode
from asterisk_ls.workspace.discovery import places

CORPUS = Path(os.environ.get("ASTERISK_LS_CORPUS", Path(__file__).parents[2].parent / "shared" / "corpus"))
EVERY = int(os.environ.get("ASTERISK_LS_EVERY", "20"))

Row = tuple[str, int, int, int, int, str, int, str]
"""Path, where it starts and ends, rule, severity, message."""


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus")
def test_the_server_finds_what_the_command_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same findings at the same places, with the file open or not."""
    monkeypatch.setattr("asterisk_ls.findings.analysis.IS_PARANOID", False)  # tested elsewhere; here it costs minutes
    folders = [place.folder for place in places([CORPUS], lambda _: ())[0]][::EVERY]
    assert folders
    compared = 0
    for folder in folders:
        checked = sorted(_checked(folder))
        assert sorted(_served(folder)) == checked, folder
        compared += len(checked)
    print(f"{compared} findings in {len(folders)} directories")  # noqa: T201 - `pytest -rP` shows it
    assert compared > 0


def _checked(folder: Path) -> Iterator[Row]:
    output = io.StringIO()
    with redirect_stdout(output), redirect_stderr(io.StringIO()):
        run(parser().parse_args(["check", str(folder), "--format", "json"]))
    for one in json.loads(output.getvalue())["findings"]:
        where = (one["line"] - 1, one["column"] - 1, one["end_line"] - 1, one["end_column"] - 1)
        yield (str(Path(one["path"]).resolve()), *where, one["rule"], SEVERITIES[one["severity"]], one["message"])


def _served(folder: Path) -> Iterator[Row]:
    session = Session(Encoding.UTF32, lambda _: None)
    session.configure({"mostFindings": 0})
    session.set_folders([(folder.as_uri(), folder)])
    while session.step():
        pass
    publisher = Publisher(session, Client({}))
    reports = publisher.reports({})
    for one in reports[:1]:  # an open document is no other one
        path = path_of(one["uri"])
        assert path is not None
        session.open(one["uri"], 1, decode(path.read_bytes()))
    for one in publisher.reports({}):
        path = path_of(one["uri"])
        assert path is not None
        for item in one["items"]:
            start, end = item["range"]["start"], item["range"]["end"]
            where = (start["line"], start["character"], end["line"], end["character"])
            message = item["message"].split("\n")[0]
            yield (str(path.resolve()), *where, item["code"], item["severity"], message)
