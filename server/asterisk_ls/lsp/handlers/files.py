"""Files, folders and settings change outside of open documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from asterisk_ls.lsp.client_settings import own_section
from asterisk_ls.lsp.disk import DiskChange
from asterisk_ls.lsp.handlers.base import Handler
from asterisk_ls.lsp.uris import path_of

if TYPE_CHECKING:
    from asterisk_ls.lsp.server import Server


def files_changed(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    """Files and folders were written, made or deleted."""
    ls.session.changed_on_disk([DiskChange(change.uri, int(change.type)) for change in params.changes])
    ls.is_dirty = True


def saved(ls: Server, _params: types.DidSaveTextDocumentParams) -> None:
    """A document was written. What is in the buffer holds as before."""
    ls.is_dirty = True
    if ls.watch is not None:
        ls.watch.hurry()


def folders_changed(ls: Server, params: types.DidChangeWorkspaceFoldersParams) -> None:
    """Workspace folders came or went."""
    ls.session.set_folders(
        [(folder.uri, path) for folder in params.event.added if (path := path_of(folder.uri)) is not None],
        [folder.uri for folder in params.event.removed],
    )
    ls.is_dirty = True


def settings_changed(ls: Server, params: types.DidChangeConfigurationParams) -> None:
    """The client has other settings: they come along, or have to be asked for."""
    if ls.client.has_configuration:
        ls.ask_settings()
    else:
        ls.configure(own_section(params.settings))


HANDLERS = (
    Handler(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, files_changed),
    Handler(types.TEXT_DOCUMENT_DID_SAVE, saved),
    Handler(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, folders_changed),
    Handler(types.WORKSPACE_DID_CHANGE_CONFIGURATION, settings_changed),
)
