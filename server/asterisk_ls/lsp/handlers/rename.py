"""Rename."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from asterisk_ls.lsp.edits import workspace_edit
from asterisk_ls.lsp.handlers.base import Handler
from asterisk_ls.lsp.protocol import RequestFailedError

if TYPE_CHECKING:
    from asterisk_ls.lsp.server import Server


def prepare(ls: Server, params: types.PrepareRenameParams) -> dict[str, Any] | None:
    """What would be renamed at a place, or why it cannot be."""
    from asterisk_ls.features.rename import Refusal, prepare_rename  # noqa: PLC0415 - loaded when the server has started

    place, name = ls.session.at(params.text_document.uri)
    lines = ls.session.lines(place, name)
    found = prepare_rename(place.project, name, lines.offset(params.position)) if lines is not None else None
    if isinstance(found, Refusal):
        raise RequestFailedError(found.reason)
    if lines is None or found is None:
        return None
    return {"range": lines.range(found.span), "placeholder": found.name}


def rename(ls: Server, params: types.RenameParams) -> dict[str, Any] | None:
    """The edits that rename something, in all files of the directory."""
    from asterisk_ls.features.rename import Refusal  # noqa: PLC0415 - see above
    from asterisk_ls.features.rename import rename as rename_at  # noqa: PLC0415

    place, name = ls.session.at(params.text_document.uri)
    lines = ls.session.lines(place, name)
    found = (
        rename_at(place.project, name, lines.offset(params.position), params.new_name) if lines is not None else None
    )
    if isinstance(found, Refusal):
        raise RequestFailedError(found.reason)
    if found is None:
        return None
    for note in found.notes:
        message = {"type": int(types.MessageType.Info), "message": note}
        ls.protocol.send(types.WINDOW_SHOW_MESSAGE, message)
    return workspace_edit(ls, place, found.edits)


HANDLERS = (
    Handler(types.TEXT_DOCUMENT_PREPARE_RENAME, prepare),
    Handler(types.TEXT_DOCUMENT_RENAME, rename),
)
