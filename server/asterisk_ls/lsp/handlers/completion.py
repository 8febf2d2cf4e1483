"""Completion, and the documentation of what it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from asterisk_ls.features.items import literal
from asterisk_ls.lsp.handlers.base import Handler

if TYPE_CHECKING:
    from asterisk_ls.features.items import Completion
    from asterisk_ls.lsp.server import Server

_KINDS = {
    kind: int(number)
    for kind, number in {
        "application": types.CompletionItemKind.Function,
        "function": types.CompletionItemKind.Function,
        "label": types.CompletionItemKind.Constant,
        "variable": types.CompletionItemKind.Variable,
        "option": types.CompletionItemKind.Property,
        "type": types.CompletionItemKind.Class,
        "value": types.CompletionItemKind.Value,
        "section": types.CompletionItemKind.Reference,
        "template": types.CompletionItemKind.Struct,
        "snippet": types.CompletionItemKind.Snippet,
        "file": types.CompletionItemKind.File,
        "folder": types.CompletionItemKind.Folder,
        "keyword": types.CompletionItemKind.Keyword,
    }.items()
}
_SNIPPET = 2
_DEPRECATED = 1


def complete(ls: Server, params: types.CompletionParams) -> dict[str, Any] | None:
    """What may be written at a place."""
    from asterisk_ls.features.completion import completions  # noqa: PLC0415 - loaded when the server has started

    uri = params.text_document.uri
    place, name = ls.session.at(uri)
    lines = ls.session.lines(place, name)
    if lines is None:
        return None
    found = completions(
        place.project,
        name,
        lines.offset(params.position),
        snippets=ls.client.takes_snippets,
        behind=(params.context.trigger_character or "") if params.context is not None else "",
    )
    ranges = {span: lines.range(span) for span in {item.span for item in found.items}}  # one, as a rule
    items = [_item(ls, item, ranges[item.span], uri) for item in found.items]
    return {"isIncomplete": found.incomplete, "items": items}


def _item(ls: Server, item: Completion, range_: dict[str, Any], uri: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "label": item.label,
        "kind": _KINDS[item.kind],
        "textEdit": {"range": range_, "newText": item.text},
        "sortText": item.sort or item.label,
        "filterText": item.filter or item.label,  # without it Neovim takes the list for filtered already
    }
    if item.is_snippet:
        result["insertTextFormat"] = _SNIPPET
    elif ls.client.takes_snippets and _is_cut_short(item.text):
        result["insertTextFormat"] = _SNIPPET
        result["textEdit"]["newText"] = literal(item.text)
    if item.detail:
        result["detail"] = item.detail
    if item.deprecated and ls.client.knows_deprecation:
        result["tags"] = [_DEPRECATED]
    elif item.deprecated and ls.client.knew_deprecation:
        result["deprecated"] = True
    if item.key:
        result["data"] = [uri, *item.key]
    return result


def _is_cut_short(text: str) -> bool:
    """Whether Neovim would write only the first word of the text, unless it is a snippet.

    Emacs runs what stands between back quotes of a snippet.
    """
    return " " in text and "`" not in text


def resolve(ls: Server, params: types.CompletionItem) -> types.CompletionItem:
    """The documentation of an item."""
    from asterisk_ls.features.completion import documentation  # noqa: PLC0415 - see above
    from asterisk_ls.features.markdown import unmarked  # noqa: PLC0415

    data = params.data
    if isinstance(data, list | tuple) and len(data) > 1 and isinstance(data[0], str):
        place, _ = ls.session.at(data[0])
        text = documentation(place.project.schema, tuple(map(str, data[1:])), ls.session.documentation(place))
        if text:
            params.documentation = (
                types.MarkupContent(types.MarkupKind.Markdown, text)
                if ls.client.reads_markdown_of_items
                else types.MarkupContent(types.MarkupKind.PlainText, unmarked(text))
            )
    return params


HANDLERS = (
    Handler(
        types.TEXT_DOCUMENT_COMPLETION,
        complete,
        types.CompletionOptions(trigger_characters=list(' =[(,/!#"<>{&@:?^'), resolve_provider=True),
    ),
    Handler(types.COMPLETION_ITEM_RESOLVE, resolve),
)
