"""Documents come, change and go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lsprotocol import types

from asterisk_ls.lsp.handlers.base import Handler

if TYPE_CHECKING:
    from asterisk_ls.lsp.server import Server


def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    """A document is shown."""
    document = params.text_document
    ls.session.open(document.uri, document.version, document.text)
    ls.is_dirty = True
    ls.chores.append(partial(ls.prepare, document.uri))
    if ls.watch is not None:
        ls.watch.hurry()


def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    """A document was edited. What follows from it is worked out when somebody asks, or when nothing else waits."""
    document = params.text_document
    ls.session.change(document.uri, document.version, params.content_changes)
    ls.is_dirty = True


def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    """A document is no longer shown."""
    ls.session.close(params.text_document.uri)
    ls.is_dirty = True


HANDLERS = (
    Handler(types.TEXT_DOCUMENT_DID_OPEN, opened),
    Handler(types.TEXT_DOCUMENT_DID_CHANGE, changed),
    Handler(types.TEXT_DOCUMENT_DID_CLOSE, closed),
)
