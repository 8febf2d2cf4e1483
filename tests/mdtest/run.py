"""Whether what a page says happens, and what the page would have to say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.text import decode
from mdtest import at_cursor, navigation
from mdtest.marks import CURSOR, diff, difference, without_cursor, without_marks
from mdtest.outcome import Cursor, Outcome

if TYPE_CHECKING:
    from mdtest.marks import Mark
    from mdtest.page import Fence, Project

MOST = 12
"""Items of a completion that a page shows, unless it says how many."""
_BYTES = re.compile(rb"<((?:[0-9A-F]{2})+)(?:\*([0-9]+))?>")


def failures(project: Project) -> list[str]:
    """How the product differs from what the page says, one text for each block that differs."""
    outcome, marks = outcome_of(project)
    found = []
    half_typed = outcome.cursor is not None and not any(fence.kind == "actions" for fence in project.expected)
    if any(marks.values()) or not (half_typed or any(fence.kind == "dump" for fence in project.expected)):
        for path in outcome.files:
            shown = decode(outcome.files[path]).replace("\r\n", "\n")
            found.append(difference(path, shown, marks[path], outcome.marks(path)))
        found.append(diff("other files, expected", "", "other files, found", outcome.elsewhere()))
    found.extend(
        diff(f"{fence.kind}, expected", fence.text, f"{fence.kind}, found", _block(fence, project, outcome))
        for fence in project.expected
    )
    for unsafe, fences in ((False, _fixed(project, unsafe=False)), (True, _fixed(project, unsafe=True))):
        if fences:
            found.extend(
                _changed_elsewhere(outcome, {fence.title or _first(project) for fence in fences}, unsafe=unsafe)
            )
    return [text for text in found if text]


def updates(project: Project) -> dict[int, str]:
    """What the expected blocks would have to be, by the line on which they start: only those that differ."""
    outcome, _ = outcome_of(project)
    texts = {fence.line: _block(fence, project, outcome) for fence in project.expected}
    return {fence.line: texts[fence.line] for fence in project.expected if texts[fence.line] != fence.text}


def outcome_of(project: Project) -> tuple[Outcome, dict[str, list[Mark]]]:
    """The project as the product sees it, and the marks of each file."""
    files: dict[str, bytes] = {}
    marks: dict[str, list[Mark]] = {}
    cursor: Cursor | None = None
    for fence in project.files:
        name = fence.title or "pjsip.conf"
        text, of_file = without_marks(fence.text)
        marks[name] = without_cursor(text, of_file)
        data = _data(text, fence.words)
        before, found, after = data.partition(CURSOR.encode())
        if found:
            cursor = Cursor(name, len(decode(before)))
        files[name] = before + after
    return Outcome(files, project.settings, project.absent, cursor), marks


def _block(fence: Fence, project: Project, outcome: Outcome) -> str:
    match fence.kind:
        case "fixed":
            fixed = outcome.fixed(unsafe="unsafe" in fence.words)
            return decode(fixed[fence.title or _first(project)]).replace("\r\n", "\n")
        case "log":
            return outcome.log()
        case "objects":
            return outcome.objects()
        case "findings":
            return outcome.findings()
        case "dump":
            return outcome.dump()
        case "completion":
            most = next((int(word) for word in fence.words if word.isdecimal()), MOST)
            return at_cursor.completion(outcome, most)
        case "completed":
            return at_cursor.completed(outcome, fence.chosen)
        case "hover":
            return at_cursor.hover(outcome)
        case "signature":
            return at_cursor.signature(outcome)
        case "actions":
            return at_cursor.actions(outcome)
        case "changed":
            return at_cursor.changed(outcome, fence.chosen, fence.title)
        case "renamed":
            return navigation.renamed(outcome, fence.chosen, fence.title)
        case "rename":
            return navigation.renaming(outcome, fence.chosen)
        case "search":
            return navigation.search(outcome, fence.chosen)
    return _NAVIGATION[fence.kind](outcome)


_NAVIGATION = {
    "definition": navigation.definition,
    "references": navigation.references,
    "highlights": navigation.highlights,
    "prepared": navigation.prepared,
    "symbols": navigation.symbols,
    "folding": navigation.folding,
    "links": navigation.links,
}


def _fixed(project: Project, *, unsafe: bool) -> list[Fence]:
    return [fence for fence in project.expected if fence.kind == "fixed" and ("unsafe" in fence.words) is unsafe]


def _first(project: Project) -> str:
    return project.files[0].title or "pjsip.conf"


def _changed_elsewhere(outcome: Outcome, shown: set[str], *, unsafe: bool) -> list[str]:
    fixed = outcome.fixed(unsafe=unsafe)
    return [
        diff(f"{path}, before", decode(outcome.files[path]), f"{path}, fixed", decode(fixed[path]))
        for path in outcome.files
        if path not in shown
    ]


def _data(text: str, words: tuple[str, ...]) -> bytes:
    data = text.encode()
    if "unfinished" in words:
        data = data.removesuffix(b"\n")
    if "crlf" in words:
        data = data.replace(b"\n", b"\r\n")
    if "bytes" in words:
        data = _BYTES.sub(lambda match: bytes.fromhex(match[1].decode()) * int(match[2] or 1), data)
    return data
