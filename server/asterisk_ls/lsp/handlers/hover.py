"""Hover."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from asterisk_ls.lsp.handlers.base import Handler

if TYPE_CHECKING:
    from asterisk_ls.lsp.server import Server


def hover(ls: Server, params: types.HoverParams) -> dict[str, Any] | None:
    """What the thing at a place is."""
    from asterisk_ls.features.hover import hover as hover_at  # noqa: PLC0415 - loaded when the server has started
    from asterisk_ls.features.markdown import unmarked  # noqa: PLC0415

    place, name = ls.session.at(params.text_document.uri)
    lines = ls.session.lines(place, name)
    if lines is None:
        return None
    found = hover_at(place.project, name, lines.offset(params.position), ls.session.documentation(place))
    if found is None:
        return None
    contents = {"kind": "markdown", "value": found.text}
    if not ls.client.reads_markdown:
        contents = {"kind": "plaintext", "value": unmarked(found.text)}
    return {"contents": contents, "range": lines.range(found.span)}


HANDLERS = (Handler(types.TEXT_DOCUMENT_HOVER, hover),)
