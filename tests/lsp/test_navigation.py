"""Somebody moves around in a configuration, and renames something in it."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from lsp.client import PUSH, RefusedError, applied, insertion, position, server

PHONE = "; Zoë 😀\n[6001]\ntype = endpoint\nauth = 6001\naors = é,6001\n\n[6001]\ntype = aor\nmax_contacts = 1\n"
WIZARD = "[carrier]\ntype = wizard\nremote_hosts = sip.example.com\nendpoint/acl = office\n"
ACL = "[office]\npermit = 192.0.2.0/24\n"

MODERN: dict[str, Any] = copy.deepcopy(PUSH)
MODERN["textDocument"].update(
    definition={"linkSupport": True},
    documentSymbol={"hierarchicalDocumentSymbolSupport": True},
    rename={"prepareSupport": True},
    foldingRange={"rangeLimit": 2, "lineFoldingOnly": True},
)
MODERN["workspace"] = {"workspaceEdit": {"documentChanges": True}}


def range_(line: int, start: int, end: int) -> dict[str, Any]:
    return {"start": position(line, start), "end": position(line, end)}


def test_definition(tmp_path: Path) -> None:
    """A location, or what leads there as well; columns are those of the client."""
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", PHONE)
        assert client.at("definition", uri, 4, 10) == [{"uri": uri, "range": range_(6, 1, 5)}]
        assert client.at("definition", uri, 3, 8) == []
        assert client.at("definition", uri, 2, 3) is None
    with server(tmp_path, capabilities=MODERN) as client:
        uri = client.open(tmp_path / "pjsip.conf", PHONE)
        (found,) = client.at("definition", uri, 4, 10)
        assert found["originSelectionRange"] == range_(4, 9, 13)
        assert (found["targetUri"], found["targetSelectionRange"]) == (uri, range_(6, 1, 5))


def test_into_a_file_that_is_not_open(tmp_path: Path) -> None:
    (tmp_path / "acl.conf").write_text(ACL)
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip_wizard.conf", WIZARD)
        there = {"uri": (tmp_path / "acl.conf").as_uri(), "range": range_(0, 1, 7)}
        here = {"uri": uri, "range": range_(3, 15, 21)}
        assert client.at("definition", uri, 3, 16) == [there]
        asked = client.at("references", uri, 3, 16, context={"includeDeclaration": True})
        assert sorted(asked, key=str) == sorted([there, here], key=str)
        assert client.at("references", uri, 3, 16, context={"includeDeclaration": False}) == [here]


def test_highlights_follow_what_is_typed(tmp_path: Path) -> None:
    """Read and written, in the text as it is now."""
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", PHONE)
        client.change(uri, 2, insertion(0, 0, "\n"))
        found = client.at("documentHighlight", uri, 5, 10)
        assert found == [{"range": range_(5, 9, 13), "kind": 2}, {"range": range_(7, 1, 5), "kind": 3}]


def test_rename(tmp_path: Path) -> None:
    """In all files, open or not; what only people can change is said."""
    (tmp_path / "acl.conf").write_text(ACL)
    with server(tmp_path, capabilities=MODERN) as client:
        assert client.offers["renameProvider"] == {"prepareProvider": True}
        uri = client.open(tmp_path / "pjsip_wizard.conf", WIZARD, 7)
        prepared = client.at("prepareRename", uri, 3, 16)
        assert prepared == {"range": range_(3, 15, 21), "placeholder": "office"}
        edit = client.at("rename", uri, 3, 16, newName="floor")
        changes = {one["textDocument"]["uri"]: one for one in edit["documentChanges"]}
        assert changes[uri]["textDocument"]["version"] == 7
        assert applied(WIZARD, changes[uri]["edits"]) == WIZARD.replace("office", "floor")
        other = changes[(tmp_path / "acl.conf").as_uri()]
        assert other["textDocument"]["version"] is None
        assert applied(ACL, other["edits"]) == ACL.replace("office", "floor")
        assert client.shown == []

        phone = client.open(tmp_path / "pjsip.conf", PHONE)
        client.at("rename", phone, 6, 2, newName="7001")
        client.settle()
        assert client.shown == ["Phones that use `6001` as their user name have to use `7001` from now on."]


def test_a_rename_that_cannot_be(tmp_path: Path) -> None:
    """The reason comes as an error of the request, which editors show; the server lives on."""
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", PHONE)
        assert client.at("prepareRename", uri, 2, 3) is None
        with pytest.raises(RefusedError, match="`6001` is not defined") as refused:
            client.at("prepareRename", uri, 3, 8)
        assert refused.value.code == -32803
        with pytest.raises(RefusedError, match="a name cannot hold `]`"):
            client.at("rename", uri, 6, 2, newName="a]b")
        assert client.at("prepareRename", uri, 6, 2)["placeholder"] == "6001"


def test_outline(tmp_path: Path) -> None:
    """A tree, or a list for clients that take none."""
    with server(tmp_path, capabilities=MODERN) as client:
        uri = client.open(tmp_path / "pjsip.conf", PHONE)
        endpoint, aor = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
        assert (endpoint["name"], endpoint["detail"], aor["detail"]) == ("6001", "endpoint", "aor")
        assert endpoint["range"] == {"start": position(1, 0), "end": position(4, 13)}
        assert endpoint["selectionRange"] == range_(1, 1, 5)
        assert [child["name"] for child in endpoint["children"]] == ["type", "auth", "aors"]
        assert endpoint["children"][2]["range"] == range_(4, 0, 13)
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", PHONE)
        found = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
        assert [(one["name"], one["containerName"]) for one in found] == [("6001", "endpoint"), ("6001", "aor")]
        assert found[0]["location"] == {"uri": uri, "range": {"start": position(1, 0), "end": position(4, 13)}}


def test_search_in_all_directories(tmp_path: Path) -> None:
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pjsip.conf").write_text(f"[{name}-6001]\ntype = aor\n[other]\ntype = aor\ncolour = red\n")
    with server(tmp_path) as client:
        for name in ("north", "south"):  # they are opened one after the other, and told of then
            client.diagnostics((tmp_path / name / "pjsip.conf").as_uri())
        found = client.ask("workspace/symbol", {"query": "6001"})
        assert [(one["name"], one["containerName"]) for one in found] == [("north-6001", "aor"), ("south-6001", "aor")]
        assert found[1]["location"]["uri"] == (tmp_path / "south" / "pjsip.conf").as_uri()
        assert len(client.ask("workspace/symbol", {"query": ""})) == 4


def test_folding(tmp_path: Path) -> None:
    """As many as the client takes, also where its lines are not those of Asterisk."""
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", PHONE + "[x]\ny = z\n")
        found = client.ask("textDocument/foldingRange", {"textDocument": {"uri": uri}})
        assert [(one["startLine"], one["endLine"]) for one in found] == [(1, 4), (6, 8), (9, 10)]
        uri = client.open(tmp_path / "acl.conf", "; a\r; b\n[office]\npermit = 192.0.2.0/24\n")
        found = client.ask("textDocument/foldingRange", {"textDocument": {"uri": uri}})
        assert [(one["startLine"], one["endLine"]) for one in found] == [(2, 3)]
    with server(tmp_path, capabilities=MODERN) as client:
        uri = client.open(tmp_path / "pjsip.conf", PHONE + "[x]\ny = z\n")
        assert len(client.ask("textDocument/foldingRange", {"textDocument": {"uri": uri}})) == 2


def test_links(tmp_path: Path) -> None:
    """To files that are there, and to no others."""
    (tmp_path / "phones.conf").write_text("[6001]\ntype = aor\n")
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "pbx.pem").write_text("")
    key = (tmp_path / "key.pem").as_posix()
    (tmp_path / "key.pem").write_text("")
    text = (
        "#include phones.conf\n#tryinclude gone.conf\n[tls]\ntype = transport\n"
        f"cert_file = /etc/asterisk/keys/pbx.pem\npriv_key_file = {key}\nca_list_file = /nowhere/at/all.pem\n"
    )
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", text)
        found = client.ask("textDocument/documentLink", {"textDocument": {"uri": uri}})
        assert [(one["range"]["start"], one["target"]) for one in found] == [
            (position(0, 9), (tmp_path / "phones.conf").as_uri()),
            (position(4, 12), (tmp_path / "keys" / "pbx.pem").as_uri()),
            (position(5, 16), (tmp_path / "key.pem").as_uri()),
        ]
