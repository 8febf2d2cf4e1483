"""Findings with places in files: what the adapters show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.rules.base import Effect, Severity
    from asterisk_ls.schema.verdict import LogLine
    from asterisk_ls.text import Span


class Position(NamedTuple):
    """A line and a column, both counted from 0, columns in code points. Only `\\n` ends a line."""

    line: int
    column: int


class Location(NamedTuple):
    """A range of a file."""

    path: str
    """Relative to the configuration directory, with `/`."""
    span: Span
    start: Position
    end: Position

    def shifted(self, distance: int) -> Location:
        """The same place when something above it on other lines became longer by so many code points."""
        return self._replace(span=self.span.shifted(distance))


class RelatedLocation(NamedTuple):
    """Another place that belongs to a finding."""

    location: Location
    message: str


class FileEdit(NamedTuple):
    """Replace `span` of the file `path` by `text`."""

    path: str
    span: Span
    text: str


class LocatedFix(NamedTuple):
    """A cure as edits of files. The edits of one fix do not overlap."""

    title: str
    safe: bool
    edits: tuple[FileEdit, ...]
    choice: bool = False
    """One of several that are as likely as each other: only a person may choose it."""

    def shifted(self, distance: int) -> LocatedFix:
        """The same cure, as `LocatedFinding.shifted`."""
        return self._replace(edits=tuple([edit._replace(span=edit.span.shifted(distance)) for edit in self.edits]))


class LocatedFinding(NamedTuple):
    """A finding as it is shown: where, what, what it costs, what Asterisk will print, and the cures."""

    rule: str
    severity: Severity
    effect: Effect
    location: Location
    message: str
    lost: tuple[str, ...] = ()
    """The objects lost by it, as `type id`."""
    log: tuple[LogLine, ...] = ()
    """The lines Asterisk prints at load because of it, complete; secrets are masked by `*`."""
    related: tuple[RelatedLocation, ...] = ()
    more_related: int = 0
    """How many places belong to it besides."""
    fixes: tuple[LocatedFix, ...] = ()

    def shifted(self, distance: int) -> LocatedFinding:
        """The same finding when something above all of its places became longer by so many code points."""
        return self._replace(
            location=self.location.shifted(distance),
            related=tuple([one._replace(location=one.location.shifted(distance)) for one in self.related]),
            fixes=tuple([fix.shifted(distance) for fix in self.fixes]),
        )
