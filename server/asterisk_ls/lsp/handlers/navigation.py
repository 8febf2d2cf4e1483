"""From a name to what it stands for, and to whoever else names that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from asterisk_ls.lsp.handlers.base import Handler
from asterisk_ls.lsp.locations import Locations

if TYPE_CHECKING:
    from asterisk_ls.lsp.server import Server

_READ, _WRITE = types.DocumentHighlightKind.Read.value, types.DocumentHighlightKind.Write.value


def definition(ls: Server, params: types.DefinitionParams) -> list[dict[str, Any]] | None:
    """Where what is named at a place is defined."""
    from asterisk_ls.features.definition import definition as definition_at  # noqa: PLC0415 - loaded when it has started

    place, name = ls.session.at(params.text_document.uri)
    lines = ls.session.lines(place, name)
    found = definition_at(place.project, name, lines.offset(params.position)) if lines is not None else None
    if lines is None or found is None:
        return None
    locations = Locations(ls.session, place)
    if not ls.client.takes_links_to_definitions:
        return [locations.location(one.path, one.span) for one in found.targets]
    origin = lines.range(found.span)
    links = []
    for one in found.targets:
        there = locations.range(one.path, one.span)
        target = {"targetUri": locations.uri(one.path), "targetRange": there, "targetSelectionRange": there}
        links.append({"originSelectionRange": origin, **target})
    return links


def references(ls: Server, params: types.ReferenceParams) -> list[dict[str, Any]] | None:
    """Where what is named at a place is named."""
    from asterisk_ls.features.references import references as references_at  # noqa: PLC0415 - see above

    place, name = ls.session.at(params.text_document.uri)
    lines = ls.session.lines(place, name)
    if lines is None:
        return None
    offset, with_definition = lines.offset(params.position), params.context.include_declaration
    found = references_at(place.project, name, offset, with_definition=with_definition)
    locations = Locations(ls.session, place)
    return [locations.location(one.path, one.span) for one in found]


def highlights(ls: Server, params: types.DocumentHighlightParams) -> list[dict[str, Any]] | None:
    """The same in one file."""
    from asterisk_ls.features.references import highlights as highlights_at  # noqa: PLC0415 - see above
    from asterisk_ls.features.things import Role  # noqa: PLC0415

    place, name = ls.session.at(params.text_document.uri)
    lines = ls.session.lines(place, name)
    if lines is None:
        return None
    found = highlights_at(place.project, name, lines.offset(params.position))
    return [{"range": lines.range(one.span), "kind": _WRITE if one.role is Role.DEFINITION else _READ} for one in found]


HANDLERS = (
    Handler(types.TEXT_DOCUMENT_DEFINITION, definition),
    Handler(types.TEXT_DOCUMENT_REFERENCES, references),
    Handler(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, highlights),
)
