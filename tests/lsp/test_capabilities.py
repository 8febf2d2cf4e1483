"""What a client cannot take it is not sent."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from lsp.client import PUSH, server

TWICE = "[6001]\ntype = aor\nmax_contacts = 1\nmax_contacts = 2\n"


def with_support(*path: str, value: object) -> dict[str, Any]:
    """The capabilities of an ordinary client, and one more."""
    capabilities = copy.deepcopy(PUSH)
    inner = capabilities["textDocument"]
    for name in path[:-1]:
        inner = inner.setdefault(name, {})
    inner[path[-1]] = value
    return capabilities


@pytest.mark.parametrize(
    ("capabilities", "tags"),
    [
        (PUSH, None),
        (with_support("publishDiagnostics", "tagSupport", value={"valueSet": [1, 2]}), [1]),
        (with_support("publishDiagnostics", "tagSupport", value={"valueSet": [2]}), None),
    ],
    ids=["none", "all", "another"],
)
def test_tags_of_diagnostics(tmp_path: Path, capabilities: dict[str, Any], tags: list[int] | None) -> None:
    """Only those that the client knows; the diagnostic of an action is the one that was sent."""
    with server(tmp_path, capabilities=capabilities) as client:
        uri = client.open(tmp_path / "pjsip.conf", TWICE)
        (found,) = client.diagnostics(uri, 1)
        assert found["code"] == "repeated-option"
        assert found.get("tags") == tags
        action = next(
            one for one in client.actions(uri, found["range"]["start"]["line"]).values() if "diagnostics" in one
        )
        assert action["diagnostics"] == [found]


@pytest.mark.parametrize(
    ("capabilities", "mark"),
    [
        (PUSH, {}),
        (with_support("completion", "completionItem", "deprecatedSupport", value=True), {"deprecated": True}),
        (with_support("completion", "completionItem", "tagSupport", value={"valueSet": [1]}), {"tags": [1]}),
    ],
    ids=["none", "before tags", "tags"],
)
def test_an_option_that_is_out_of_use(tmp_path: Path, capabilities: dict[str, Any], mark: dict[str, Any]) -> None:
    """It is marked as the client can show it."""
    with server(tmp_path, capabilities=capabilities) as client:
        uri = client.open(tmp_path / "pjsip.conf", "[6001]\ntype = auth\nmd5\n")
        items = {item["label"]: item for item in client.at("completion", uri, 2, 3)["items"]}
        item = items["md5_cred"]
        assert {name: item[name] for name in ("tags", "deprecated") if name in item} == mark


def test_paths_as_asterisk_has_them(tmp_path: Path) -> None:
    """An `#include` of an absolute path is completed where it names the configuration directory, and only there."""
    (tmp_path / "trunks").mkdir()
    (tmp_path / "trunks" / "a.conf").write_text("")
    (tmp_path / "phones.conf").write_text("")
    text = "#include /etc/asterisk/\n#include /etc/asterisk/trunks/\n#include /etc/\n#include ./trunks/\n#include ../\n"
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", text)
        offered = [client.labels(uri, number, len(line)) for number, line in enumerate(text.split("\n")[:-1])]
        assert offered == [
            ["/etc/asterisk/phones.conf", "/etc/asterisk/trunks/"],
            ["/etc/asterisk/trunks/a.conf"],
            [],
            ["./trunks/a.conf"],
            [],
        ]
