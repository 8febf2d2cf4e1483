"""What the client has been told about each file, and what it has to be told next."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from asterisk_ls.lsp.diagnostics import diagnostics_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.lsp.client import Client
    from asterisk_ls.lsp.place import Place
    from asterisk_ls.lsp.session import Session
    from asterisk_ls.rules.report import LocatedFinding


class Told(NamedTuple):
    """What was last said about a file."""

    version: int | None
    findings: tuple[LocatedFinding, ...]
    result: str
    """The name of that answer."""


class Publisher:
    """Says what is new about files: by itself to clients that wait for it, in answers to those that ask."""

    def __init__(self, session: Session, client: Client) -> None:
        self.session = session
        self.client = client
        self._told: dict[str, Told] = {}
        self._numbers = count(1)

    def news(self) -> Iterator[dict[str, Any]]:
        """For a client that waits: once for each version of a document that was checked, and for files that changed."""
        current = dict(self._current())
        for uri, (place, name, version, findings) in current.items():
            told = self._told.get(uri)
            if told is not None and told.findings == findings and told.version == version:
                continue
            if told is None and version is None and not findings:
                continue
            self._note(uri, version, findings)
            yield self._notification(uri, version, self._items(place, name, findings))
        for uri in [uri for uri, told in self._told.items() if uri not in current]:
            told = self._told.pop(uri)
            if told.findings:
                yield self._notification(uri, None, [])

    def report(self, uri: str, previous: str | None) -> dict[str, Any]:
        """For a client that asks: the diagnostics of a file, or that they are what it knows already."""
        place, name = self.session.at(uri)
        result = self._report(place, name, uri, previous)
        if self.client.takes_related_documents:
            related = {
                other: self._report(there, known, other, None)
                for other, (there, known, _, findings) in self._current()
                if other != uri and there is place and self._is_new(other, findings)
            }
            if related:
                result["relatedDocuments"] = related
        return result

    def reports(self, previous: dict[str, str]) -> list[dict[str, Any]]:
        """For a client that asks: the diagnostics of all files."""
        found = []
        current = dict(self._current())
        for uri, (place, name, version, findings) in current.items():
            if findings or uri in previous or uri in self._told:
                found.append({"uri": uri, "version": version, **self._report(place, name, uri, previous.get(uri))})
        for uri in previous:
            if uri not in current:
                self._told.pop(uri, None)
                found.append({"uri": uri, "version": None, "kind": "full", "items": []})
        return found

    def is_outdated(self) -> bool:
        """Whether something that a client asked for, and did not edit since, is no longer so."""
        return any(
            (told := self._told.get(uri)) is not None and told.version == version and told.findings != findings
            for uri, (_, _, version, findings) in self._current()
        )

    def _current(self) -> Iterator[tuple[str, tuple[Place, str, int | None, tuple[LocatedFinding, ...]]]]:
        """What holds now of each file that is open or that something was found in."""
        session = self.session
        open_: dict[int, dict[str, str]] = {}
        for uri in session.documents:
            place, name = session.at(uri)
            open_.setdefault(id(place), {})[name] = uri
        for place in list(session.places.values()):
            known = open_.get(id(place), {})
            for name in dict.fromkeys([*known, *place.analysis.paths]):
                uri = known.get(name) or session.uri(place, name)
                document = session.documents.get(uri)
                yield uri, (place, name, document.version if document is not None else None, place.findings(name))

    def _is_new(self, uri: str, findings: tuple[LocatedFinding, ...]) -> bool:
        told = self._told.get(uri)
        return told.findings != findings if told is not None else bool(findings)

    def _report(self, place: Place, name: str, uri: str, previous: str | None) -> dict[str, Any]:
        findings = place.findings(name)
        told = self._told.get(uri)
        document = self.session.documents.get(uri)
        version = document.version if document is not None else None
        if told is not None and told.findings == findings:
            self._told[uri] = told._replace(version=version)
            if told.result == previous:
                return {"kind": "unchanged", "resultId": told.result}
        else:
            told = self._note(uri, version, findings)
        return {"kind": "full", "resultId": told.result, "items": self._items(place, name, findings)}

    def _note(self, uri: str, version: int | None, findings: tuple[LocatedFinding, ...]) -> Told:
        told = self._told[uri] = Told(version, findings, str(next(self._numbers)))
        return told

    def _items(self, place: Place, name: str, findings: tuple[LocatedFinding, ...]) -> list[dict[str, Any]]:
        session = self.session
        lines = {name: session.lines(place, name)} if findings else {}

        def lines_of(path: str) -> Any:  # noqa: ANN401 - Lines, or None
            if path not in lines:
                lines[path] = session.lines(place, path)
            return lines[path]

        return diagnostics_of(
            findings,
            lines_of,
            lambda path: session.uri(place, path),
            most=0 if place.shows_all(name) else place.settings.most_findings,
            related=self.client.shows_related,
            tags=self.client.diagnostic_tags,
        )

    def _notification(self, uri: str, version: int | None, items: list[dict[str, Any]]) -> dict[str, Any]:
        params: dict[str, Any] = {"uri": uri, "diagnostics": items}
        if version is not None:
            params["version"] = version
        return params
