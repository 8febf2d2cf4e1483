"""Code actions: what can be done about the findings at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from asterisk_ls.lsp.edits import workspace_edit
from asterisk_ls.lsp.handlers.base import Handler
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from asterisk_ls.features.code_actions import Action
    from asterisk_ls.lsp.convert import Lines
    from asterisk_ls.lsp.place import Place
    from asterisk_ls.lsp.server import Server


def code_actions(ls: Server, params: types.CodeActionParams) -> list[dict[str, Any]]:
    """The actions for a range. The findings there are our own; what the client sends along need not be complete.

    Of a file with very many findings all are looked at only when all are to be cured, and not at each move of the cursor.
    """
    from asterisk_ls.features.code_actions import ActionKind, actions, is_asked  # noqa: PLC0415 - loaded when it has started

    if not ls.client.takes_actions:
        return []
    place, name = ls.session.at(params.text_document.uri)
    lines = ls.session.lines(place, name)
    if lines is None:
        return []
    span = Span(lines.offset(params.range.start), lines.offset(params.range.end))
    only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]
    whole = (bool(only) and is_asked(ActionKind.FIX_ALL, only)) or place.shows_all(name)
    findings = place.all_findings(name) if whole else place.findings_at(name, span)
    found = actions(place.project, name, span, findings, only, around=_line(params, lines), whole=whole)
    return [_result(ls, place, action) for action in found]


def _line(params: types.CodeActionParams, lines: Lines) -> Span | None:
    """The line of the cursor, when it is the user who asks: few editors go to what is underlined first.

    Neovim asks about the place of the cursor, Vim about its letter, Emacs about its word.
    """
    start, end = params.range.start, params.range.end
    if start.line != end.line or params.context.trigger_kind == types.CodeActionTriggerKind.Automatic:
        return None
    return Span(lines.offset(types.Position(start.line, 0)), lines.offset(types.Position(start.line, _END)))


_END = 2**31 - 1
"""A column behind the end of every line."""


def _result(ls: Server, place: Place, action: Action) -> dict[str, Any]:
    from asterisk_ls.lsp.diagnostics import diagnostic_of  # noqa: PLC0415 - see above

    result: dict[str, Any] = {
        "title": action.title,
        "kind": str(action.kind),
        "edit": workspace_edit(ls, place, action.edits),
    }
    if action.preferred:
        result["isPreferred"] = True
    if action.finding is not None:
        session = ls.session
        result["diagnostics"] = [
            diagnostic_of(
                action.finding,
                lambda path: session.lines(place, path),
                lambda path: session.uri(place, path),
                related=ls.client.shows_related,
                tags=ls.client.diagnostic_tags,
            )
        ]
    return result


HANDLERS = (
    Handler(
        types.TEXT_DOCUMENT_CODE_ACTION,
        code_actions,
        types.CodeActionOptions(code_action_kinds=["quickfix", "source.fixAll.asterisk"]),
    ),
)
