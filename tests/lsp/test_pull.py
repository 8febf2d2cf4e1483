"""Editors that ask for diagnostics: what they are told, what is taken back, and when they are asked to ask again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lsp.client import PULL, Client, server
from lsp.test_workspaces import CHANGED, DELETED, RIGHT, WRONG, files_changed

REFRESH = "workspace/diagnostic/refresh"
CONTACT = "[6001]\ntype = aor\ncontact = sip:😀@example.com;transport=tcp\n"


def ask(client: Client, uri: str, previous: str | None = None) -> dict[str, Any]:
    """The report on a document."""
    answer = client.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}, "previousResultId": previous})
    return dict(answer)


def ask_all(client: Client) -> dict[str, dict[str, Any]]:
    """The reports on all files, by name."""
    answer = client.ask("workspace/diagnostic", {"previousResultIds": []})
    return {one["uri"].rpartition("/")[2]: one for one in answer["items"]}


@pytest.mark.parametrize(("before", "after"), [("😀", "é"), ("type = aor", "type =\raor")])
def test_a_range_that_moves_is_news(before: str, after: str, tmp_path: Path) -> None:
    """Also when it is only the client that counts otherwise: the finding is where it was."""
    with server(tmp_path, capabilities=PULL) as client:
        uri = client.open(tmp_path / "pjsip.conf", CONTACT)
        first = ask(client, uri)
        client.change(uri, 2, {"text": CONTACT.replace(before, after)})
        second = ask(client, uri, first["resultId"])
        assert second["kind"] == "full"
        assert second["items"][0]["range"] != first["items"][0]["range"]
        assert ask(client, uri, second["resultId"])["kind"] == "unchanged"


def test_a_range_that_moves_in_a_file_that_is_not_open(tmp_path: Path) -> None:
    """It is published again."""
    file = tmp_path / "pjsip.conf"
    file.write_text(CONTACT)
    with server(tmp_path) as client:
        before = client.diagnostics(file.as_uri())[0]["range"]
        file.write_text(CONTACT.replace("😀", "é"))
        files_changed(client, (file, CHANGED))
        client.wait(lambda: client.diagnostics(file.as_uri())[0]["range"] != before)


def test_the_line_about_findings_that_are_not_shown_is_news(tmp_path: Path) -> None:
    """The findings that are shown may be the same."""
    text = "[6001]\ntype = endpoint\ncolour = 1\nshade = 2\n"
    with server(tmp_path, capabilities=PULL, options={"mostFindings": 2}) as client:
        uri = client.open(tmp_path / "pjsip.conf", text)
        first = ask(client, uri)
        assert len(first["items"]) == 2
        client.change(uri, 2, {"text": f"{text}tone = 3\n"})
        assert len(ask(client, uri, first["resultId"])["items"]) == 3


def test_what_is_deleted_is_taken_back(tmp_path: Path) -> None:
    """With the next answer, and the client is asked to ask."""
    file = tmp_path / "x.conf"
    (tmp_path / "pjsip.conf").write_text("#tryinclude x.conf\n")
    file.write_text(WRONG)
    with server(tmp_path, capabilities=PULL) as client:
        uri = client.open(tmp_path / "pjsip.conf")
        assert ask(client, uri)["relatedDocuments"][file.as_uri()]["items"]
        file.unlink()
        files_changed(client, (file, DELETED))
        client.wait(lambda: REFRESH in client.asked)
        assert ask(client, uri)["relatedDocuments"] == {file.as_uri(): {"kind": "full", "items": []}}
        assert "relatedDocuments" not in ask(client, uri)


def test_what_is_deleted_is_taken_back_from_all(tmp_path: Path) -> None:
    """Also from a client that asks about the workspace."""
    file = tmp_path / "pjsip.conf"
    file.write_text(WRONG)
    document = {**PULL["textDocument"], "diagnostic": {}}
    with server(tmp_path, capabilities={**PULL, "textDocument": document}) as client:
        ask_all(client)
        client.wait(lambda: ask_all(client).get("pjsip.conf"))
        file.unlink()
        files_changed(client, (file, DELETED))
        assert ask_all(client)["pjsip.conf"]["items"] == []
        assert ask_all(client) == {}


def test_a_file_that_was_clean_when_all_were_asked_for(tmp_path: Path) -> None:
    """It gets a finding: the client is asked to ask again."""
    file = tmp_path / "pjsip.conf"
    file.write_text(RIGHT)
    with server(tmp_path, capabilities=PULL) as client:
        client.settle()
        assert ask_all(client) == {}
        file.write_text(WRONG)
        files_changed(client, (file, CHANGED))
        client.wait(lambda: REFRESH in client.asked)
        assert ask_all(client)["pjsip.conf"]["items"]


def test_an_answer_that_was_dropped_is_given_again(tmp_path: Path) -> None:
    """With what it said about other files: of a request that is cancelled late nobody knows whether its answer was read."""
    (tmp_path / "aors.conf").write_text("[6001]\ntype = aor\n")
    with server(tmp_path, capabilities=PULL) as client:
        top = client.open(tmp_path / "pjsip.conf", "#include aors.conf\n[6001]\ntype = endpoint\naors = 6001\n")
        below = client.open(tmp_path / "aors.conf")
        for uri in (top, below):
            ask(client, uri)
        client.change(below, 2, {"text": "[6002]\ntype = aor\n"})
        number = client.post("textDocument/diagnostic", {"textDocument": {"uri": below}})
        assert client.answer(number)["relatedDocuments"][top]["items"]
        assert "relatedDocuments" not in ask(client, below)
        client.notify("$/cancelRequest", {"id": number})
        assert ask(client, below)["relatedDocuments"][top]["items"]
        client.change(below, 3, {"text": "[6001]\ntype = aor\n"})
        number = client.post("textDocument/diagnostic", {"textDocument": {"uri": below}})
        assert client.answer(number)["relatedDocuments"][top]["items"] == []
        client.notify("$/cancelRequest", {"id": number})
        assert ask(client, below)["relatedDocuments"][top]["items"] == []
