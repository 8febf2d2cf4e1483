"""A Markdown page as projects: which files stand together, and what is expected of them."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXPECTED = frozenset(
    [
        *("log", "objects", "dump", "findings", "fixed"),
        *("completion", "completed", "hover", "signature", "actions", "changed"),
        *("definition", "references", "highlights", "prepared", "rename", "renamed"),
        *("symbols", "search", "folding", "links"),
    ]
)
"""The fences that hold what should happen."""
_CHANGED = ("fixed", "completed", "changed", "renamed")
"""Words behind `conf` that make a file the one after something."""

_HEADING = re.compile(r"(#+) +(.+)")
_OPENING = re.compile(r"(`{3,})([^`]*)")
_TITLE = re.compile(r'(title|item|action|to|for)="([^"]*)"')


class Fence(NamedTuple):
    """A fenced block of a page."""

    line: int
    """The line of the page, from 0, on which its text starts."""
    words: tuple[str, ...]
    title: str
    text: str
    chosen: str = ""
    """The item or the action that is taken, the new name, what is searched for."""

    @property
    def kind(self) -> str:
        """What the block is: `conf`, `fixed`, `toml`, `log` and so on."""
        return next((word for word in _CHANGED if word in self.words), self.words[0])


@dataclass(frozen=True, slots=True)
class Project:
    """Files that are read together, and what should happen."""

    name: str
    line: int
    settings: str
    absent: tuple[str, ...]
    """Paths and host names that the machine does not know."""
    files: tuple[Fence, ...]
    expected: tuple[Fence, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown text inside a file: the whole of it, or the docstring of a Python module."""

    path: Path
    start: int
    """Where the text begins in the file, in characters."""
    text: str

    @property
    def first_line(self) -> int:
        """The line of the file, from 0, on which the page begins."""
        return self.path.read_text("utf-8").count("\n", 0, self.start)


def page_of(path: Path) -> Page:
    """The page in a Markdown file, or in the docstring of a Python module."""
    source = path.read_text("utf-8")
    if path.suffix != ".py":
        return Page(path, 0, source)
    docstring = ast.get_docstring(ast.parse(source), clean=False) or ""
    start = source.find('"""') + 3
    if not source.startswith(docstring, start):
        message = f'{path}: the page has escapes; write it as r"""…"""'
        raise ValueError(message)
    return Page(path, start, docstring)


def projects_of(page: Page) -> list[Project]:
    """The projects of a page, in order."""
    found: list[Project] = []
    headings: list[str] = []
    settings = ""
    absent: tuple[str, ...] = ()
    fresh = True
    for piece in _pieces(page.text):
        if isinstance(piece, tuple) and not isinstance(piece, Fence):
            level, title = piece
            headings[level - 1 :] = [title]
            settings, absent, fresh = "", (), True
        elif piece.kind == "toml":
            settings, fresh = piece.text, True
        elif piece.kind == "absent":
            absent, fresh = tuple(piece.text.split()), True
        elif piece.kind == "conf":
            if fresh or any(file.title == piece.title for file in found[-1].files):
                found.append(Project(" / ".join(headings), piece.line, settings, absent, (piece,)))
                fresh = False
            else:
                found[-1] = _extended(found[-1], file=piece)
        elif piece.kind in EXPECTED:
            if fresh:
                message = f"{page.path}: a `{piece.kind}` block without a `conf` block before it"
                raise ValueError(message)
            found[-1] = _extended(found[-1], expected=piece)
    return _with_distinct_names(found, page.path.stem)


def replaced(page: Page, texts: dict[int, str]) -> str:
    """The text of the page's file with other texts in the fences that start on the given lines."""
    lines = page.text.splitlines(keepends=True)
    for fence in sorted((f for f in _pieces(page.text) if isinstance(f, Fence)), key=lambda f: -f.line):
        if fence.line in texts:
            end = fence.line + len(fence.text.splitlines())
            lines[fence.line : end] = [texts[fence.line]]
    source = page.path.read_text("utf-8")
    return source[: page.start] + "".join(lines) + source[page.start + len(page.text) :]


def _pieces(text: str) -> Iterator[Fence | tuple[int, str]]:
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if heading := _HEADING.fullmatch(line):
            yield len(heading[1]), heading[2]
        elif (opening := _OPENING.match(line)) and opening[2].strip():
            start = number
            while number < len(lines) and lines[number].rstrip() != opening[1]:
                number += 1
            body = "".join(f"{line}\n" for line in lines[start:number])
            given = dict(_TITLE.findall(opening[2]))
            words = tuple(_TITLE.sub("", opening[2]).split())
            chosen = next((given[name] for name in ("item", "action", "to", "for") if name in given), "")
            yield Fence(start, words, given.get("title", ""), body, chosen)
            number += 1


def _extended(project: Project, file: Fence | None = None, expected: Fence | None = None) -> Project:
    return Project(
        project.name,
        project.line,
        project.settings,
        project.absent,
        (*project.files, file) if file else project.files,
        (*project.expected, expected) if expected else project.expected,
    )


def _with_distinct_names(projects: list[Project], fallback: str) -> list[Project]:
    seen: dict[str, int] = {}
    named = []
    for project in projects:
        name = project.name or fallback
        seen[name] = seen.get(name, 0) + 1
        name = f"{name} ({seen[name]})" if seen[name] > 1 else name
        named.append(Project(name, project.line, project.settings, project.absent, project.files, project.expected))
    return named
