"""What files hold: outlines, a search, what can be folded, what leads elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.uris import from_fs_path

from asterisk_ls.lsp.handlers.base import Handler
from asterisk_ls.lsp.locations import Locations

if TYPE_CHECKING:
    from asterisk_ls.features.document_symbols import Symbol
    from asterisk_ls.lsp.convert import Lines
    from asterisk_ls.lsp.server import Server

_KINDS = {
    "section": types.SymbolKind.Class.value,
    "template": types.SymbolKind.Interface.value,
    "extension": types.SymbolKind.Function.value,
    "option": types.SymbolKind.Property.value,
}


def document_symbols(ls: Server, params: types.DocumentSymbolParams) -> list[dict[str, Any]] | None:
    """What a file holds: as a tree, for clients that take one."""
    from asterisk_ls.features.document_symbols import document_symbols as symbols_of  # noqa: PLC0415 - see hover

    uri = params.text_document.uri
    place, name = ls.session.at(uri)
    lines = ls.session.lines(place, name)
    if lines is None:
        return None
    found = symbols_of(place.project, name)
    if ls.client.takes_trees_of_symbols:
        return [_symbol(lines, one) for one in found]
    return [
        {
            "name": one.name,
            "kind": _KINDS[one.kind],
            "location": {"uri": uri, "range": lines.range_by_lines(one.whole)},
            "containerName": one.detail,
        }
        for one in found
    ]


def _symbol(lines: Lines, symbol: Symbol) -> dict[str, Any]:
    result: dict[str, Any] = {
        "name": symbol.name,
        "detail": symbol.detail,
        "kind": _KINDS[symbol.kind],
        "range": lines.range_by_lines(symbol.whole),
        "selectionRange": lines.range_by_lines(symbol.name_at),
    }
    if symbol.children:
        result["children"] = [_symbol(lines, child) for child in symbol.children]
    return result


def workspace_symbols(ls: Server, params: types.WorkspaceSymbolParams) -> list[dict[str, Any]]:
    """The sections of all directories that fit a query, the best first."""
    from asterisk_ls.features.workspace_symbols import MOST  # noqa: PLC0415 - see above
    from asterisk_ls.features.workspace_symbols import workspace_symbols as symbols_of  # noqa: PLC0415

    found = []
    for place in ls.session.places.values():
        if not place.terms.is_left_out:
            locations = Locations(ls.session, place)
            found += [(one.rank, one.name, one, locations) for one in symbols_of(place.project, params.query)]
    found.sort(key=lambda one: one[:2])
    return [
        {
            "name": one.name,
            "kind": _KINDS[one.kind],
            "location": locations.location(one.path, one.span),
            "containerName": one.detail,
        }
        for _, _, one, locations in found[:MOST]
    ]


def folding_ranges(ls: Server, params: types.FoldingRangeParams) -> list[dict[str, Any]] | None:
    """What can be folded, as far as the client wants to know."""
    from asterisk_ls.features.folding import folds  # noqa: PLC0415 - see above

    place, name = ls.session.at(params.text_document.uri)
    file = place.project.source.file(name)
    lines = ls.session.lines(place, name)
    if file is None or lines is None:
        return None
    return [
        {"startLine": lines.line(fold.first), "endLine": lines.line(fold.last), "kind": str(fold.kind)}
        for fold in folds(file)[: ls.client.most_folds]
    ]


def document_links(ls: Server, params: types.DocumentLinkParams) -> list[dict[str, Any]] | None:
    """What in a file leads to another one that is there."""
    from asterisk_ls.features.links import links  # noqa: PLC0415 - see above

    place, name = ls.session.at(params.text_document.uri)
    lines = ls.session.lines(place, name)
    if lines is None:
        return None
    found = []
    for link in links(place.project, name):
        path = None if link.is_known else place.on_machine(link.path)
        uri = ls.session.uri(place, link.path) if link.is_known else from_fs_path(path) if path else None
        if uri:
            found.append({"range": lines.range(link.span), "target": uri, "tooltip": link.path})
    return found


HANDLERS = (
    Handler(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, document_symbols),
    Handler(types.WORKSPACE_SYMBOL, workspace_symbols),
    Handler(types.TEXT_DOCUMENT_FOLDING_RANGE, folding_ranges),
    Handler(types.TEXT_DOCUMENT_DOCUMENT_LINK, document_links, types.DocumentLinkOptions(resolve_provider=False)),
)
