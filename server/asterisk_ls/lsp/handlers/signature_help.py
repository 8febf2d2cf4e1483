"""Signature help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from asterisk_ls.lsp.handlers.base import Handler

if TYPE_CHECKING:
    from asterisk_ls.features.signature_help import Signature
    from asterisk_ls.lsp.server import Server
    from asterisk_ls.text import Span


def signature_help(ls: Server, params: types.SignatureHelpParams) -> dict[str, Any] | None:
    """How the call is written that the cursor is in."""
    from asterisk_ls.features.signature_help import signature_help as signature_at  # noqa: PLC0415 - as hover

    place, name = ls.session.at(params.text_document.uri)
    lines = ls.session.lines(place, name)
    if lines is None:
        return None
    found = signature_at(place.project, name, lines.offset(params.position))
    return _result(ls, found) if found is not None else None


def _result(ls: Server, found: Signature) -> dict[str, Any]:
    signature: dict[str, Any] = {
        "label": found.label,
        "parameters": [
            _parameter(ls, found.label, span, text) for span, text in zip(found.parameters, found.texts, strict=True)
        ],
    }
    if found.text:
        signature["documentation"] = _documentation(ls, found.text)
    return {"signatures": [signature], "activeSignature": 0, "activeParameter": found.active}


def _parameter(ls: Server, label: str, span: Span, text: str) -> dict[str, Any]:
    """Labels hold nothing beyond the basic plane, so that an offset of ours is one of the protocol."""
    result: dict[str, Any] = {"label": list(span) if ls.client.takes_label_offsets else label[span.start : span.end]}
    if text:
        result["documentation"] = _documentation(ls, text)
    return result


def _documentation(ls: Server, text: str) -> dict[str, str]:
    from asterisk_ls.features.markdown import unmarked  # noqa: PLC0415 - as hover

    if ls.client.reads_markdown_of_signatures:
        return {"kind": "markdown", "value": text}
    return {"kind": "plaintext", "value": unmarked(text)}


HANDLERS = (
    Handler(
        types.TEXT_DOCUMENT_SIGNATURE_HELP,
        signature_help,
        types.SignatureHelpOptions(trigger_characters=list("(,"), retrigger_characters=list(")}?:=")),
    ),
)
