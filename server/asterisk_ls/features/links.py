"""What in a file leads to other files: includes, and options that say where something lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.named_paths import includes, names_in_path
from asterisk_ls.features.named_values import value_span
from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.project import Project

MOST_FILES = 50
"""Files of one pattern that are linked to."""


class Link(NamedTuple):
    """A piece of a file, and where it leads."""

    span: Span
    path: str
    """A file of the configuration directory, by its name in there; a path of the machine, as written, otherwise."""
    is_known: bool
    """Whether the file is there: of others, whoever sees the disk has to say."""


def links(project: Project, path: str) -> list[Link]:
    """The links of a file, in order. A pattern leads to each file that it stands for."""
    return sorted(_links(project, path), key=lambda link: link.span)


def _links(project: Project, path: str) -> Iterator[Link]:
    file = project.source.file(path)
    for _, section, start in file.starts() if file is not None else ():
        if "/" in section.text:
            for option in section.options:
                if option.value.startswith("/"):
                    yield Link(value_span(section, option)[0].shifted(start.offset), option.value, is_known=False)
        for directive in includes(section):
            for named in names_in_path(project, section, directive):
                span = named.span.shifted(start.offset)
                for thing in named.things[:MOST_FILES]:
                    yield Link(span, thing.name, is_known=True)
