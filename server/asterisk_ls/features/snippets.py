"""Where whole sections may be written, and what of them is known already: a name, a context."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from asterisk_ls.features.cursor import Zone
from asterisk_ls.features.items import MOST, Completion, Kind, literal
from asterisk_ls.features.names import SECTIONS_ELSEWHERE, section_names
from asterisk_ls.features.snippet_texts import PHONES, SNIPPETS
from asterisk_ls.syntax.names import fold
from asterisk_ls.syntax.spans import line_span
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.features.cursor import Cursor
    from asterisk_ls.features.scope import Scope
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit
    from asterisk_ls.syntax.nodes import Entry


_WORD = re.compile(r"[\w.-]+")
_PLACE = re.compile(r"\$\{(\d+):([^}]*)\}|\$(\d+)")


def snippets_at(project: Project, scope: Scope, cursor: Cursor, *, snippets: bool) -> Iterator[Completion]:
    """The snippets of the file, where new sections may begin: behind the last line of a section, or at a `[`.

    Below a header with nothing below it, they go on with that section.
    """
    if cursor.is_assigned or not _is_last(cursor):
        return
    if cursor.zone is Zone.NAME:
        span, name = cursor.span, _waiting_header(scope, cursor)
    else:
        line = line_span(cursor.section, cursor.line).shifted(cursor.start)
        span, name = Span(cursor.span.start, cursor.span.end + cursor.is_closed), ""
        if Span(span.start - 1, span.end) != line:
            return
    newline = "\r\n" if "\r\n" in cursor.section.text else "\n"
    context = _context_of_phones(project, scope.unit) if scope.unit.path in SNIPPETS else ""
    for snippet in SNIPPETS.get(scope.unit.path, ()):
        if name and "](" in snippet.text.partition("\n")[0]:
            continue  # its first section is a template, and the one that is there is none
        text = _below(snippet.text, name) if name else snippet.text
        text = text if cursor.zone is Zone.NAME else text.removeprefix("[")
        text = text.replace(f":{PHONES}}}", f":{context}}}")
        yield Completion(
            snippet.name,
            Kind.SNIPPET,
            span,
            (text if snippets else filled_in(text)).rstrip("\n").replace("\n", newline),
            is_snippet=snippets,
            sort=f"{'02' if name else '9'} {snippet.name}",
            detail=snippet.detail,
            key=("snippet", scope.unit.path, snippet.name),
        )


def snippet_text(file: str, name: str) -> str:
    """Markdown that shows a snippet; empty where there is none of that name."""
    text = next((filled_in(one.text) for one in SNIPPETS.get(file, ()) if one.name == name), "")
    return f"```ini\n{text}```" if text else ""


def _context_of_phones(project: Project, unit: Unit) -> str:
    """A context that is there: the one that the first sections go to, else the first of the dialplan.

    What a carrier may call is left for the user to say: it must not become what phones may.
    """
    there = project.sections("extensions.conf")
    if PHONES in there:
        return PHONES
    given = (one.first("context") or one.first("endpoint/context") for one in islice(unit.categories.values(), MOST))
    found = next((context for context in given if context and fold(context) in there), "")
    found = found or next(section_names(project, *SECTIONS_ELSEWHERE["dialplan-context"]), "")
    return found if _WORD.fullmatch(found) else PHONES


def _waiting_header(scope: Scope, cursor: Cursor) -> str:
    """The name of the section, when there is nothing in it yet."""
    header = cursor.section.header
    is_empty = (
        header is not None and header.modifiers is None and cursor.section.all_entries[1:] in ((), _typed(cursor))
    )
    return header.name if header is not None and is_empty and not scope.types else ""


def _typed(cursor: Cursor) -> tuple[Entry, ...]:
    return tuple(entry for entry in cursor.section.all_entries if entry.line == cursor.line)


def _below(text: str, name: str) -> str:
    """The snippet without its first header, for a section that is called so."""
    _, _, rest = text.partition("\n")
    return rest.replace("$1", literal(name))


def filled_in(text: str) -> str:
    """A snippet with what stands in its places at first, for editors that cannot jump from one to the next."""
    words = {number: word for number, word, _ in _PLACE.findall(text) if number}
    return "\n".join(line.rstrip() for line in _PLACE.sub(lambda m: words.get(m[1] or m[3], ""), text).split("\n"))


def _is_last(cursor: Cursor) -> bool:
    """Whether nothing but the cursor's own line follows in the section, so that no option goes over to a new one."""
    return all(entry.line <= cursor.line for entry in cursor.section.all_entries)
