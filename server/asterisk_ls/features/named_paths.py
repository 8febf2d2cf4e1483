"""The files that an `#include` names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.things import Named, Role, file_of
from asterisk_ls.syntax.names import fold
from asterisk_ls.syntax.nodes import Directive
from asterisk_ls.syntax.spans import line_span
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.project import Project
    from asterisk_ls.syntax.nodes import Section

INCLUDES = ("include", "tryinclude")


def includes(section: Section) -> Iterator[Directive]:
    """The lines of a section that include something."""
    for entry in section.entries or ():
        if type(entry) is Directive and entry.argument and fold(entry.word) in INCLUDES:
            yield entry


def included(project: Project, pattern: str) -> Iterator[str]:
    """The files that are known, of those that a pattern stands for."""
    for shown in project.source.expand(pattern):
        path = project.source.key(shown)
        if project.source.file(path) is not None:
            yield path


def names_in_path(project: Project, section: Section, directive: Directive) -> Iterator[Named]:
    """The path of an `#include`, with all files that it stands for."""
    argument = directive.argument or ""
    line = line_span(section, directive.line)
    raw = section.text[line.start : line.end]
    start = raw.find(argument, raw.find(directive.word) + len(directive.word))
    if start < 0:
        return
    span = Span(start, start + len(argument)).shifted(line.start)
    yield Named(span, argument, tuple(map(file_of, included(project, argument))), Role.PATH)
