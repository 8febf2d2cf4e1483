"""File name patterns of `#include`, as glibc's `glob` with `GLOB_NOMAGIC | GLOB_BRACE` expands them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAGIC = re.compile(r"[*?\[]")


def expand(pattern: str, names: Iterable[str]) -> list[str]:
    """The paths that a pattern stands for, as written: a pattern without wildcards stands for itself.

    `names` are the files that there are, with `/`, relative to where relative patterns start.
    """
    found: list[str] = []
    for alternative in _braces(pattern):
        if _MAGIC.search(alternative) is None:
            found.append(alternative)
        else:
            found.extend(_matches(alternative, names))
    return found


def has_wildcards(pattern: str) -> bool:
    """Whether a pattern can be answered only by looking at the files that there are."""
    return _MAGIC.search(pattern) is not None


def expand_one(pattern: str, name: str) -> list[str]:
    """What a pattern stands for because of one file, or of a folder that it lies in."""
    return [
        path
        for alternative in _braces(pattern)
        if _MAGIC.search(alternative)
        for path in _matches(alternative, (name,))
    ]


def _matches(pattern: str, names: Iterable[str]) -> list[str]:
    """What a pattern with wildcards matches. `./` and doubled slashes in it are kept in the answer."""
    clean = posixpath.normpath(pattern)
    lead = pattern[: len(pattern) - len(pattern.lstrip("./"))] if clean != pattern else ""
    try:
        parts = [re.compile(_component(part), re.DOTALL) for part in clean.split("/")]
    except re.error:
        return []
    paths = {
        "/".join(pieces[: len(parts)])
        for pieces in (name.split("/") for name in names)
        if len(pieces) >= len(parts) and all(p.fullmatch(piece) for p, piece in zip(parts, pieces, strict=False))
    }
    return [lead + path for path in sorted(paths, key=lambda path: path.encode("utf-8", "surrogateescape"))]


def _component(part: str) -> str:
    """A regular expression for one part of a path. A leading dot is matched by a dot only."""
    out = [] if part.startswith((".", "[.")) else [r"(?!\.)"]
    index = 0
    while index < len(part):
        char = part[index]
        index += 1
        if char == "*":
            out.append("[^/]*")
        elif char == "?":
            out.append("[^/]")
        elif char == "[" and (end := part.find("]", index + (2 if part[index : index + 1] in "!^" else 1))) > 0:
            inside = part[index:end].replace("\\", "\\\\")
            out.append("[^" + inside[1:] + "]" if inside[:1] in ("!", "^") else f"[{inside}]")
            index = end + 1
        elif char == "\\" and index < len(part):
            out.append(re.escape(part[index]))
            index += 1
        else:
            out.append(re.escape(char))
    return "".join(out)


def _braces(pattern: str) -> list[str]:
    """`a{b,c}d` → `abd`, `acd`; nested ones too. An unmatched brace stands for itself."""
    start = pattern.find("{")
    if start < 0 or pattern[start : start + 2] == "{}":
        return [pattern]
    depth, pieces, begin = 0, [], start + 1
    for index in range(start, len(pattern)):
        char = pattern[index]
        if char == "{":
            depth += 1
        elif char == "," and depth == 1:
            pieces.append(pattern[begin:index])
            begin = index + 1
        elif char == "}":
            depth -= 1
            if not depth:
                pieces.append(pattern[begin:index])
                tails = pattern[index + 1 :]
                return [done for piece in pieces for done in _braces(pattern[:start] + piece + tails)]
    return [pattern]
