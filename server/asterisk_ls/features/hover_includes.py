"""What a directive does, and which files it brings in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.includes import DIRECTIVES
from asterisk_ls.features.markdown import code
from asterisk_ls.syntax.names import fold

if TYPE_CHECKING:
    from asterisk_ls.semantic.project import Project

MOST = 10
"""Files that are listed."""


def directive_text(word: str) -> str:
    """What such a line does; empty for a word that Asterisk does not know."""
    detail = dict(DIRECTIVES).get(fold(word).removeprefix("#"), "")
    return f"{code(fold(word))}: {detail}." if detail else ""


def include_text(project: Project, word: str, argument: str) -> str:
    """The files that an `#include` stands for, and whether they are there."""
    if fold(word) == "exec":
        return "A program. It is not run here, and Asterisk runs it only with `execincludes = yes` in `asterisk.conf`."
    if fold(word) not in ("include", "tryinclude") or not argument:
        return ""
    source = project.source
    found = []
    for name in source.expand(argument):
        path = source.key(name)
        if not source.is_folder(path) and source.file(path) is not None:
            found.append(path)
    if not found:
        if source.unseen(argument):
            return "A file that is not read: what is in it is not known here."
        lost = "; Asterisk refuses the file that includes it" if fold(word) == "include" else ""
        return f"There is no file {code(argument)}{lost}."
    lines = []
    for path in found[:MOST]:
        file = source.file(path)
        lines.append(f"- {code(path)}, {_counted(file.lines if file is not None else 0, 'line')}")
    if len(found) > MOST:
        lines.append(f"- and {len(found) - MOST} more")
    return "\n".join([f"Reads {_counted(len(found), 'file')}:", "", *lines])


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
