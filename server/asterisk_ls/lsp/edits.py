"""Edits of files, as the client takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.findings.report import FileEdit
    from asterisk_ls.lsp.place import Place
    from asterisk_ls.lsp.server import Server


def workspace_edit(ls: Server, place: Place, edits: Iterable[FileEdit]) -> dict[str, Any]:
    """The edits by document. For a client that takes versions, they hold for the text that is meant and no other."""
    session = ls.session
    by_uri: dict[str, list[dict[str, Any]]] = {}
    for edit in edits:
        lines = session.lines(place, edit.path)
        if lines is not None:
            changes = by_uri.setdefault(session.uri(place, edit.path), [])
            changes.append({"range": lines.range(edit.span), "newText": edit.text})
    if not ls.client.takes_versioned_edits:
        return {"changes": by_uri}
    documents = []
    for uri, changes in by_uri.items():
        document = session.documents.get(uri)
        version = document.version if document is not None else None
        documents.append({"textDocument": {"uri": uri, "version": version}, "edits": changes})
    return {"documentChanges": documents}
