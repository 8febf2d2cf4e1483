"""What the features that move around in a configuration answer about a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.definition import definition as definition_at
from asterisk_ls.features.document_symbols import document_symbols
from asterisk_ls.features.fixing import applied
from asterisk_ls.features.folding import folds
from asterisk_ls.features.links import links as links_of
from asterisk_ls.features.references import highlights as highlights_at
from asterisk_ls.features.references import references as references_at
from asterisk_ls.features.rename import Refusal, Renaming, prepare_rename
from asterisk_ls.features.rename import rename as rename_at
from asterisk_ls.features.things import Role
from asterisk_ls.features.workspace_symbols import workspace_symbols
from asterisk_ls.text import decode
from mdtest.at_cursor import NOTHING, shown, where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.features.document_symbols import Symbol
    from asterisk_ls.features.things import Mention
    from asterisk_ls.text import Span
    from mdtest.outcome import Outcome


def definition(outcome: Outcome) -> str:
    """Where what stands at the cursor is defined: `FILE:LINE  the line`, with `>` and `<` around the name."""
    cursor, _ = where(outcome)
    found = definition_at(outcome.project, cursor.path, cursor.offset)
    return _places(outcome, found.targets) if found is not None else NOTHING


def references(outcome: Outcome) -> str:
    """Where it is named, its definition included."""
    cursor, _ = where(outcome)
    return _places(outcome, references_at(outcome.project, cursor.path, cursor.offset))


def highlights(outcome: Outcome) -> str:
    """The same in the file of the cursor, each with whether it is read or written there."""
    cursor, _ = where(outcome)
    found = highlights_at(outcome.project, cursor.path, cursor.offset)
    lines = [
        f"{'write' if one.role is Role.DEFINITION else 'read'} {_place(outcome, one.path, one.span)}" for one in found
    ]
    return "".join(f"{line}\n" for line in lines) or NOTHING


def prepared(outcome: Outcome) -> str:
    """What would be renamed, or why not."""
    cursor, _ = where(outcome)
    found = prepare_rename(outcome.project, cursor.path, cursor.offset)
    if found is None:
        return NOTHING
    return f"refused: {found.reason}\n" if isinstance(found, Refusal) else f"{found.name}\n"


def renaming(outcome: Outcome, new: str) -> str:
    """How many places of each file change, and what else there is to know; or why nothing does."""
    found = _renamed(outcome, new)
    if isinstance(found, Refusal):
        return f"refused: {found.reason}\n"
    paths = [edit.path for edit in found.edits]
    counts = [f"{path}: {paths.count(path)}" for path in dict.fromkeys(paths)]
    return "".join(f"{line}\n" for line in (*counts, *found.notes))


def renamed(outcome: Outcome, new: str, path: str) -> str:
    """A file after a rename: that of the cursor, or another."""
    cursor, _ = where(outcome)
    found = _renamed(outcome, new)
    name = path or cursor.path
    edits = [edit for edit in found.edits if edit.path == name] if isinstance(found, Renaming) else []
    return shown(applied(decode(outcome.files[name]), edits))


def symbols(outcome: Outcome) -> str:
    """The outline of the first file: `LINES  name  (detail)`."""
    found = document_symbols(outcome.project, next(iter(outcome.files)))
    return "".join(_symbol(one, "") for one in found)


def search(outcome: Outcome, query: str) -> str:
    """What a search brings."""
    return "".join(
        f"{one.name}  ({', '.join(filter(None, (one.kind, one.detail)))})  {_place(outcome, one.path, one.span)}\n"
        for one in workspace_symbols(outcome.project, query)
    )


def folding(outcome: Outcome) -> str:
    """What can be folded in the first file: lines, counted from 1, and what they are."""
    file = outcome.project.source.file(next(iter(outcome.files)))
    return "".join(f"{one.first + 1}-{one.last + 1} {one.kind}\n" for one in folds(file)) if file is not None else ""


def links(outcome: Outcome) -> str:
    """The links of the first file."""
    path = next(iter(outcome.files))
    return "".join(
        f"{_place(outcome, path, one.span)} -> {one.path}{'' if one.is_known else ' (if it is there)'}\n"
        for one in links_of(outcome.project, path)
    )


def _renamed(outcome: Outcome, new: str) -> Renaming | Refusal:
    cursor, _ = where(outcome)
    found = rename_at(outcome.project, cursor.path, cursor.offset, new)
    if found is None:
        message = "there is no name at the `<|>`"
        raise ValueError(message)
    return found


def _symbol(symbol: Symbol, indent: str) -> str:
    lines = f"{symbol.whole.line + 1}-{symbol.whole.last_line + 1}"
    detail = f"  ({symbol.detail})" if symbol.detail else ""
    below = "".join(_symbol(child, indent + "  ") for child in symbol.children)
    return f"{indent}{lines} {symbol.kind} {symbol.name}{detail}\n{below}"


def _places(outcome: Outcome, some: Iterable[Mention]) -> str:
    return "".join(f"{_place(outcome, one.path, one.span)}\n" for one in some) or NOTHING


def _place(outcome: Outcome, path: str, span: Span) -> str:
    """`pjsip.conf:12 aors = >6001<`: for a whole file its name alone."""
    if span.start == span.end:
        return path
    text = decode(outcome.files[path])
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = f"{text[start : span.start]}>{text[span.start : span.end]}<{text[span.end : end if end >= 0 else len(text)]}"
    return f"{path}:{text.count(chr(10), 0, span.start) + 1} {line.strip()}"
