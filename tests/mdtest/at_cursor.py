"""What the features of an editor answer at the `<|>` of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features import code_actions
from asterisk_ls.features import completion as completing
from asterisk_ls.features import hover as hovering
from asterisk_ls.features import signature_help as signatures
from asterisk_ls.features.snippets import filled_in
from asterisk_ls.text import Span, decode

if TYPE_CHECKING:
    from asterisk_ls.features.completion import Completion
    from mdtest.outcome import Cursor, Outcome

NOTHING = "(nothing)\n"
"""What a page says where there is no answer."""


def completion(outcome: Outcome, most: int) -> str:
    """What an editor lists: what begins with what is typed, in order."""
    cursor, text = where(outcome)
    found = _items(outcome, cursor, text)
    lines = [_line(item) for item in found[:most]]
    if len(found) > most:
        lines.append(f"… and {len(found) - most} more")
    return "".join(f"{line}\n" for line in lines)


def completed(outcome: Outcome, label: str) -> str:
    """The file once an item is taken: the first one, or that of the label."""
    cursor, text = where(outcome)
    item = next((item for item in _items(outcome, cursor, text) if not label or item.label == label), None)
    if item is None:
        message = f"no item {label!r}"
        raise ValueError(message)
    written = filled_in(item.text) if item.is_snippet else item.text
    return shown(text[: item.span.start] + written + text[item.span.end :])


def hover(outcome: Outcome) -> str:
    """The Markdown about the piece, or a line that says that there is none."""
    cursor, _ = where(outcome)
    found = hovering.hover(outcome.project, cursor.path, cursor.offset)
    return f"{found.text}\n" if found is not None else NOTHING


def signature(outcome: Outcome) -> str:
    """The call, a line under the parameter that is being written, and what is said about both."""
    cursor, _ = where(outcome)
    found = signatures.signature_help(outcome.project, cursor.path, cursor.offset)
    if found is None:
        return "(nothing)\n"
    lines = [found.label]
    if found.parameters:
        span = found.parameters[found.active]
        about = found.texts[found.active]
        lines.append(" " * span.start + "^" * (span.end - span.start) + (f" {about}" if about else ""))
    return "".join(f"{line}\n" for line in (*lines, found.text))


def actions(outcome: Outcome) -> str:
    """The titles, each with its kind; `*` before the preferred one."""
    return "".join(
        f"{'* ' if action.preferred else ''}{action.title}{'' if action.kind == 'quickfix' else f' ({action.kind})'}\n"
        for action in _actions(outcome)
    )


def changed(outcome: Outcome, title: str, path: str) -> str:
    """A file once an action is done: that of the cursor, or another. The title is written without its back quotes."""
    cursor, _ = where(outcome)
    offered = {action.title.replace("`", ""): action for action in _actions(outcome)}
    if title not in offered:
        message = f"no action {title!r} among {list(offered)}"
        raise ValueError(message)
    action = offered[title]
    text = decode(outcome.files[path or cursor.path])
    for edit in sorted(action.edits, key=lambda edit: edit.span, reverse=True):
        if edit.path == (path or cursor.path):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return shown(text)


def shown(text: str) -> str:
    """The text as a fence can hold it."""
    return text.replace("\r\n", "\n").rstrip("\n") + "\n"


def where(outcome: Outcome) -> tuple[Cursor, str]:
    if outcome.cursor is None:
        message = "no `<|>` in any file"
        raise ValueError(message)
    return outcome.cursor, decode(outcome.files[outcome.cursor.path])


def _items(outcome: Outcome, cursor: Cursor, text: str) -> list[Completion]:
    found = completing.completions(outcome.project, cursor.path, cursor.offset, snippets=True)
    fitting = [
        item
        for item in found.items
        if (item.filter or item.label).lower().startswith(text[item.span.start : cursor.offset].lower())
    ]
    return sorted(fitting, key=lambda item: (item.sort, item.label))


def _line(item: Completion) -> str:
    about = ", ".join(filter(None, (item.kind, "deprecated" if item.deprecated else "", item.detail)))
    return f"{item.label}  ({about})"


def _actions(outcome: Outcome) -> list[code_actions.Action]:
    cursor, _ = where(outcome)
    span = Span(cursor.offset, cursor.offset)
    return code_actions.actions(outcome.project, cursor.path, span, outcome.found_in(cursor.path))
