"""Diagnostics for clients that ask for them. To others this is not offered: they might show them twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from asterisk_ls.lsp.handlers.base import Handler

if TYPE_CHECKING:
    from asterisk_ls.lsp.server import Server


def of_document(ls: Server, params: types.DocumentDiagnosticParams) -> dict[str, Any]:
    """What there is to say about a document, and about others on which that bears."""
    return ls.publisher.report(params.text_document.uri, params.previous_result_id, ls.protocol.in_hand)


def of_workspace(ls: Server, params: types.WorkspaceDiagnosticParams) -> dict[str, Any]:
    """What there is to say about all files that are known by now. When there are more, the client is asked to ask again."""
    known = {known.uri: known.value for known in params.previous_result_ids}
    return {"items": ls.publisher.reports(known, ls.protocol.in_hand)}


def dropped(ls: Server, params: types.CancelParams) -> None:
    """The client no longer waits for an answer that it has been sent: it may not have looked at it."""
    ls.publisher.doubt(params.id)


HANDLERS = (
    Handler(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        of_document,
        types.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=True, identifier="asterisk-ls"),
    ),
    Handler(types.WORKSPACE_DIAGNOSTIC, of_workspace),
    Handler(types.CANCEL_REQUEST, dropped),
)
