"""The same session with what Visual Studio Code, Neovim and Emacs say of themselves, through another's client."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from lsprotocol import types

from lsp.client import SERVER

pytest_lsp = pytest.importorskip("pytest_lsp")
LanguageClient = pytest_lsp.LanguageClient

TEXT = "[6001]\ntype = endpoint\nsetvar = LANG=en\naors = \n\n[desk]\ntype = aor\n"
CONFIG = pytest_lsp.ClientServerConfig(
    server_command=[sys.executable, "-m", "asterisk_ls", "serve"],
    server_env={**os.environ, "PYTHONPATH": str(SERVER)},
)


@pytest_lsp.fixture(params=["visual-studio-code", "neovim", "emacs"], config=CONFIG)
async def editor(request: pytest.FixtureRequest, lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    """A server that has begun. What it wants to be told of is granted."""
    lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda _: None)
    capabilities = pytest_lsp.client_capabilities(request.param)
    await lsp_client.initialize_session(types.InitializeParams(capabilities=capabilities, root_uri=tmp_path.as_uri()))
    yield
    await lsp_client.shutdown_session()


@pytest.mark.asyncio
async def test_an_ordinary_session(editor: LanguageClient, tmp_path: Path) -> None:
    """Squiggle, fix, completion, hover, and the squiggle is gone."""
    uri = (tmp_path / "pjsip.conf").as_uri()
    document = types.TextDocumentIdentifier(uri)
    editor.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "asterisk", version=1, text=TEXT))
    )
    found = await _diagnostics(editor, uri)
    assert [one.code for one in found] == ["unknown-option"]
    context = types.CodeActionContext(diagnostics=[])
    actions = await editor.text_document_code_action_async(
        types.CodeActionParams(document, range=found[0].range, context=context)
    )
    (fix,) = [one for one in actions or () if one.title == "use `set_var`"]
    assert isinstance(fix, types.CodeAction)
    edit = fix.edit
    assert edit is not None
    changes = edit.document_changes[0].edits if edit.document_changes else (edit.changes or {})[uri]
    assert changes[0].new_text == "set_var"

    names = await editor.text_document_completion_async(types.CompletionParams(document, types.Position(3, 7)))
    assert isinstance(names, types.CompletionList)
    assert [item.label for item in names.items] == ["desk"]
    hover = await editor.text_document_hover_async(types.HoverParams(document, types.Position(3, 2)))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert "aors" in hover.contents.value

    editor.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(version=2, uri=uri),
            [types.TextDocumentContentChangePartial(range=found[0].range, text="set_var")],
        )
    )
    assert await _diagnostics(editor, uri) == []


async def _diagnostics(editor: LanguageClient, uri: str) -> list[types.Diagnostic]:
    """What is sent about a document: none of these editors can be told to ask for it again."""
    await editor.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return list(editor.diagnostics[uri])
