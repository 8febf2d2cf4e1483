"""What holds of a file: all that its diagnostics are made of, so that they need not be made to see whether they are new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.findings.report import LocatedFinding
    from asterisk_ls.lsp.place import Place
    from asterisk_ls.lsp.session import Session
    from asterisk_ls.syntax.file import File


class Basis(NamedTuple):
    """What diagnostics are made of: where it is the same, they are."""

    findings: tuple[LocatedFinding, ...]
    most: int = 0
    """That many of more findings; 0: these are all."""
    texts: tuple[File, ...] = ()
    """The files of which the client counts lines and columns in another way than findings do."""


NOTHING = Basis(())
UNKNOWN = Basis((), -1)
"""What a client may know of which nobody knows what it knows."""


class Holding(NamedTuple):
    """What holds of a file now."""

    place: Place
    name: str
    version: int | None
    """Of the document; None when the file is not open."""
    basis: Basis


def holdings(session: Session, place: Place) -> Iterator[tuple[str, Holding]]:
    """The files of a directory that are open or that something is told about, by URI."""
    bases: dict[str, Basis] = {}
    for uri, name in session.opened(place.key):
        if name not in bases:
            bases[name] = _basis(session, place, name)
        yield uri, Holding(place, name, session.documents[uri].version, bases[name])
    for name in place.told_of:
        if name not in bases:
            basis = _basis(session, place, name)
            if basis != NOTHING:
                yield session.uri(place, name), Holding(place, name, None, basis)


def _basis(session: Session, place: Place, name: str) -> Basis:
    findings = place.findings(name)
    if not findings:
        return NOTHING
    paths = {finding.location.path for finding in findings}
    paths.update([note.location.path for finding in findings for note in finding.related])
    lines = [session.lines(place, path) for path in sorted(paths)]
    texts = tuple(one.file for one in lines if one is not None and not one.are_plain)
    return Basis(findings, 0 if place.shows_all(name) else place.settings.most_findings, texts)
