"""Done ahead while nobody waits: loading the core, and having the readers of messages made, which happens once each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features import (
    code_actions,
    completion,
    definition,
    document_symbols,
    folding,
    hover,
    links,
    references,
)
from asterisk_ls.rules import ALL

if TYPE_CHECKING:
    from asterisk_ls.lsp.server import Server

_FEATURES = (code_actions, completion, definition, document_symbols, folding, hover, links, references)
_URI = {"uri": "file:///pjsip.conf"}
_START = {"line": 0, "character": 0}
_RANGE = {"start": _START, "end": _START}
_AT = {"textDocument": _URI, "position": _START}
_SAMPLES = {
    "textDocument/didChange": {
        "textDocument": {**_URI, "version": 1},
        "contentChanges": [{"range": _RANGE, "text": ""}],
    },
    "textDocument/completion": _AT,
    "textDocument/hover": _AT,
    "textDocument/signatureHelp": _AT,
    "textDocument/codeAction": {"textDocument": _URI, "range": _RANGE, "context": {"diagnostics": []}},
    "textDocument/diagnostic": {"textDocument": _URI},
    "textDocument/definition": _AT,
    "textDocument/documentHighlight": _AT,
    "textDocument/documentSymbol": {"textDocument": _URI},
    "textDocument/foldingRange": {"textDocument": _URI},
    "textDocument/documentLink": {"textDocument": _URI},
}


def warm_up(server: Server) -> None:
    """Load everything, and read one message of each frequent kind without answering it."""
    assert all((*_FEATURES, ALL))  # noqa: S101 - they are loaded by being imported
    for method, params in _SAMPLES.items():
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        is_request = method != "textDocument/didChange"
        server.protocol.structure_message({**message, "id": 0} if is_request else message)
    server.session.warm_up()


def warm_up_dialplan(version: str) -> None:
    """Load what a version knows of the words of the dialplan, and what answers about them; many directories have none."""
    from asterisk_ls.features import dialplan_completion, dialplan_hover, signature_help  # noqa: PLC0415 - see above
    from asterisk_ls.schema.dialplan import vocabulary_of  # noqa: PLC0415

    assert all((dialplan_completion, dialplan_hover, signature_help))  # noqa: S101 - as above
    vocabulary_of(version)
