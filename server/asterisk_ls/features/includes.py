"""Directives, and the files that an `#include` may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.items import MOST, Completion, Completions, Kind
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.features.cursor import Cursor
    from asterisk_ls.semantic.project import Project

DIRECTIVES = (
    ("include", "read another file here; without it this one is refused"),
    ("tryinclude", "read another file here, if there is one"),
    ("exec", "read what a program prints, if `execincludes` allows it"),
)


def directives(cursor: Cursor) -> Iterator[Completion]:
    """The words that may follow a `#`."""
    span = Span(cursor.span.start + 1, cursor.span.end)
    if cursor.offset < span.start:
        return
    for place, (word, detail) in enumerate(DIRECTIVES):
        yield Completion(word, Kind.KEYWORD, span, word, sort=str(place), detail=detail)


def paths(project: Project, path: str, cursor: Cursor) -> Completions:
    """Files and folders below the folder that is written already; none of them is opened."""
    if fold(cursor.name) not in ("include", "tryinclude"):
        return Completions()
    folder, _, start = cursor.typed.rpartition("/")
    lead = f"{folder}/" if folder else ""
    below = project.source.key(f"{lead}.")
    if below.startswith(("/", "..")):
        return Completions()  # outside of the configuration directory
    below = "" if below == "." else f"{below}/"
    close = _missing_quote(cursor)
    items: dict[str, Completion] = {}
    more = False
    for name in project.source.names():
        if not name.startswith(below) or name == path:
            continue
        head, slash, _ = name[len(below) :].partition("/")
        whole = lead + head
        if whole in items or not fold(head).startswith(fold(start)):
            continue
        if len(items) == MOST:
            more = True
            break
        kind, rank = (Kind.FOLDER, 1) if slash else (Kind.FILE, 0 if head.endswith(".conf") else 2)
        text = whole + (slash or close)
        items[whole] = Completion(whole + slash, kind, cursor.span, text, sort=f"{rank} {whole}")
    return Completions(tuple(items.values()), more or bool(cursor.typed))


def _missing_quote(cursor: Cursor) -> str:
    """The quote that a path is opened with and not closed."""
    text = cursor.section.text
    before, behind = cursor.span.start - cursor.start - 1, cursor.span.end - cursor.start
    close = {'"': '"', "<": ">"}.get(text[before : before + 1], "")
    return close if text[behind : behind + 1] != close else ""
