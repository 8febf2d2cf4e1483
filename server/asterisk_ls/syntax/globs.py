"""File name patterns of `#include`, as glibc's `glob` with `GLOB_NOMAGIC | GLOB_BRACE` expands them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from asterisk_ls.syntax.wildcards import has_wildcards, wildcard
from asterisk_ls.text import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST = 200_000
"""Characters of alternatives that are read: `{a,b}` a few times in a row stands for millions of them."""

_LITERAL = re.compile(r"[^*?\[\\]*")
_BRACE = re.compile(r"\\.|[{},]", re.DOTALL)


def expand(pattern: str, names: Iterable[str]) -> list[str]:
    """The paths that a pattern stands for, as written: a pattern without wildcards stands for itself.

    `names` are the files that there are, with `/`, relative to where relative patterns start.
    """
    found: list[str] = []
    for alternative in _alternatives(pattern):
        if has_wildcards(alternative):
            found.extend(_matches(alternative, names))
        else:
            found.append(alternative)
    return found


def expand_one(pattern: str, name: str) -> list[str]:
    """What a pattern stands for because of one file, or of a folder that it lies in."""
    return [
        path
        for alternative in _alternatives(pattern)
        if has_wildcards(alternative)
        for path in _matches(alternative, (name,))
    ]


def _matches(pattern: str, names: Iterable[str]) -> list[str]:
    """What a pattern with wildcards matches. `./` and doubled slashes in it are kept in the answer."""
    clean = posixpath.normpath(pattern)
    lead = pattern[: len(pattern) - len(pattern.lstrip("./"))] if clean != pattern else ""
    parts = [wildcard(part) for part in clean.split("/")]
    literal = _LITERAL.match(clean)
    start = literal[0] if literal is not None else ""
    paths = {
        "/".join(pieces[: len(parts)])
        for pieces in (name.split("/") for name in names if name.startswith(start))
        if len(pieces) >= len(parts) and all(part.fits(piece) for part, piece in zip(parts, pieces, strict=False))
    }
    return [lead + path for path in sorted(paths, key=encode)]


def _alternatives(pattern: str) -> Iterator[str]:
    """`a{b,c}d` → `abd`, `acd`; nested ones too. An unmatched brace stands for itself."""
    waiting = [pattern]
    read = 0
    while waiting and read < MOST:
        first = waiting.pop()
        read += len(first)
        inner = _split(first)
        if inner is None:
            yield first
        else:
            waiting += reversed(inner)


def _split(pattern: str) -> list[str] | None:
    """The pattern once for each alternative of its first pair of braces; None without one."""
    depth = begin = 0
    start = -1
    pieces = []
    for match in _BRACE.finditer(pattern):
        mark, at = match[0], match.start()
        if mark == "{":
            if start < 0:
                start, begin = at, at + 1
            depth += 1
        elif start < 0 or len(mark) > 1:
            continue
        elif mark == "}":
            depth -= 1
            if not depth:
                pieces.append(pattern[begin:at])
                return [f"{pattern[:start]}{piece}{pattern[at + 1 :]}" for piece in pieces]
        elif depth == 1:
            pieces.append(pattern[begin:at])
            begin = at + 1
    return None
