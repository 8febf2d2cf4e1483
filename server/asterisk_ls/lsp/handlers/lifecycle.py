"""The client and the server get to know each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from asterisk_ls.lsp.client import Client
from asterisk_ls.lsp.handlers import diagnostics
from asterisk_ls.lsp.handlers.base import Handler, register
from asterisk_ls.lsp.parent import is_alive
from asterisk_ls.lsp.uris import path_of
from asterisk_ls.lsp.watching import Watch

if TYPE_CHECKING:
    from asterisk_ls.lsp.server import Server

WATCHED = "**/*"
"""Files and folders whose changes matter. An `#include` can name any file, and of a folder that goes nothing else is told;
what nothing here reads is dropped, unopened."""


def initialize(ls: Server, params: types.InitializeParams) -> None:
    """Note what the client can do. Nothing is loaded here: the client waits for the answer."""
    raw = ls.protocol.initialization if isinstance(ls.protocol.initialization, dict) else {}
    ls.client = Client(raw.get("capabilities") or {})
    for handler in diagnostics.HANDLERS if ls.client.pulls else ():
        register(ls, handler)
    parent = params.process_id
    ls.parent = parent if parent is not None and is_alive(parent) else None
    folders = [folder.uri for folder in params.workspace_folders or ()]
    if not folders and params.root_uri:
        folders = [params.root_uri]
    ls.roots = [(uri, path) for uri in folders if (path := path_of(uri)) is not None]
    given = params.initialization_options
    if isinstance(given, dict):
        given = given.get("asterisk", given)
    ls.first_settings = given if isinstance(given, dict) else {}


def initialized(ls: Server, _params: Any) -> None:  # noqa: ANN401 - nothing is in it
    """Ask for what the client will tell of, and load what is needed."""
    registrations = []
    if ls.client.watches_files:
        registrations.append(
            {
                "id": "asterisk-ls-files",
                "method": types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                "registerOptions": {"watchers": [{"globPattern": WATCHED}]},
            }
        )
    else:
        ls.watch = Watch(ls.on_disk)
    if ls.client.reports_configuration:
        registrations.append(
            {
                "id": "asterisk-ls-settings",
                "method": types.WORKSPACE_DID_CHANGE_CONFIGURATION,
                "registerOptions": {"section": "asterisk"},
            }
        )
    if registrations:
        ls.protocol.ask(types.CLIENT_REGISTER_CAPABILITY, {"registrations": registrations})
    if ls.client.has_configuration:
        ls.ask_settings()
    ls.chores.append(ls.warm_up)


HANDLERS = (Handler(types.INITIALIZE, initialize), Handler(types.INITIALIZED, initialized))
