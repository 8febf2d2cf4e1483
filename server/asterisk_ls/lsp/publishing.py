"""What the client has been told about each file, and what it has to be told next."""

from __future__ import annotations

from collections import deque
from itertools import count
from typing import TYPE_CHECKING, Any

from asterisk_ls.lsp.diagnostics import diagnostics_of
from asterisk_ls.lsp.holding import NOTHING, UNKNOWN, Basis, Holding, holdings
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.lsp.client import Client
    from asterisk_ls.lsp.session import Session

REMEMBERED = 1000
"""Answers of which it is known what was in them."""


class Told(NamedTuple):
    """What was last said about a file."""

    version: int | None
    basis: Basis
    result: str
    """The name of that answer."""


class Publisher:
    """Says what is new about files: by itself to clients that wait for it, in answers to those that ask.

    Only directories in which something may be new are looked at.
    """

    def __init__(self, session: Session, client: Client) -> None:
        self.session = session
        self.client = client
        self._holding: dict[str, Holding] = {}
        """What holds of each file that is open or that something was found in, by URI."""
        self._uris: dict[str, frozenset[str]] = {}
        """The files of each directory in there."""
        self._looked: dict[str, None] = {}
        """Files that were looked at since the client was told."""
        self._told: dict[str, Told] = {}
        self._answers: deque[tuple[Any, list[str]]] = deque(maxlen=REMEMBERED)
        """What was in the last answers: the id of the request, and files."""
        self._has_asked_for_all = False
        self._numbers = count(1)

    def news(self) -> Iterator[dict[str, Any]]:
        """For a client that waits: once for each version of a document that was checked, and for files that changed."""
        self._look()
        while self._looked:
            uri = next(iter(self._looked))
            del self._looked[uri]
            holding, told = self._holding.get(uri), self._told.get(uri)
            if holding is None:
                if self._told.pop(uri, None) is not None and told is not None and told.basis != NOTHING:
                    yield {"uri": uri, "diagnostics": []}
            elif (holding.version, holding.basis) != ((told.version, told.basis) if told else (None, NOTHING)):
                self._note(uri, holding)
                version = {"version": holding.version} if holding.version is not None else {}
                yield {"uri": uri, "diagnostics": self._items(holding), **version}

    def report(self, uri: str, previous: str | None, request: Any = None) -> dict[str, Any]:  # noqa: ANN401 - an id
        """For a client that asks: the diagnostics of a file, or that they are what it knows already."""
        place, name = self.session.at(uri)
        self._look()
        result = self._report(uri, self._holding.get(uri) or Holding(place, name, None, NOTHING), previous)
        told = [uri]
        if self.client.takes_related_documents:
            of_place = self._uris.get(place.key, ())
            new = [one for one in of_place if one != uri and self._is_new(one, self._holding[one])]
            related = {one: self._report(one, self._holding[one], None) for one in sorted(new)}
            gone = self._gone()
            related.update((one, _nothing()) for one in gone)
            told += [*new, *gone]
            if related:
                result["relatedDocuments"] = related
        self._answers.append((request, told))
        return result

    def reports(self, previous: dict[str, str], request: Any = None) -> list[dict[str, Any]]:  # noqa: ANN401 - see above
        """For a client that asks: the diagnostics of all files."""
        self._has_asked_for_all = True
        self._look()
        found = [
            {"uri": uri, "version": holding.version, **self._report(uri, holding, previous.get(uri))}
            for uri, holding in self._holding.items()
            if holding.basis != NOTHING or uri in previous or uri in self._told
        ]
        gone = dict.fromkeys([*self._gone(), *[uri for uri in previous if uri not in self._holding]])
        found += [{"uri": uri, "version": None, **_nothing()} for uri in gone]
        self._answers.append((request, [one["uri"] for one in found]))
        return found

    def doubt(self, request: Any) -> None:  # noqa: ANN401 - an id
        """The client may have dropped the answer to a request: nobody knows what it knows of these files now."""
        for one, uris in self._answers:
            if one is not None and one == request:
                self._told.update((uri, Told(None, UNKNOWN, "")) for uri in uris)

    def is_outdated(self) -> bool:
        """Whether something that the client asked for is no longer so, and it will not ask again by itself.

        What is in files that are not open can wait until all directories are.
        """
        self._look()
        waits: dict[str, None] = {}
        is_outdated = False
        for uri in self._looked:
            holding = self._holding.get(uri)
            if self.session.is_busy and (holding is None or holding.version is None):
                waits[uri] = None
            else:
                is_outdated = is_outdated or self._is_outdated(uri, holding)
        self._looked = waits
        return is_outdated

    def _look(self) -> None:
        """See what holds now in the directories in which something may be new."""
        for key in self.session.changed_places():
            place = self.session.places.get(key)
            now = dict(holdings(self.session, place)) if place is not None else {}
            before = self._uris.pop(key, frozenset())
            for uri in before - now.keys():
                if self._holding[uri].place.key == key:  # it may have come to another directory
                    del self._holding[uri]
            self._holding.update(now)
            if now:
                self._uris[key] = frozenset(now)
            self._looked.update(dict.fromkeys([*sorted(before - now.keys()), *now]))

    def _is_outdated(self, uri: str, holding: Holding | None) -> bool:
        told = self._told.get(uri)
        if holding is not None and holding.version is not None:  # the client asks when it opens or edits a document
            return told is not None and told.version == holding.version and told.basis != holding.basis
        if told is None and not self._has_asked_for_all and not (self._told and self.client.takes_related_documents):
            return False
        return self._is_new(uri, holding)

    def _is_new(self, uri: str, holding: Holding | None) -> bool:
        told = self._told.get(uri)
        return (told.basis if told is not None else NOTHING) != (holding.basis if holding is not None else NOTHING)

    def _gone(self) -> list[str]:
        """The files of which the client has something to take back. They are forgotten."""
        gone = [uri for uri in self._told if uri not in self._holding]
        return [uri for uri in gone if self._told.pop(uri).basis != NOTHING]

    def _report(self, uri: str, holding: Holding, previous: str | None) -> dict[str, Any]:
        told = self._told.get(uri)
        if told is not None and told.basis == holding.basis:
            self._told[uri] = told._replace(version=holding.version)
            if told.result == previous:
                return {"kind": "unchanged", "resultId": told.result}
        else:
            told = self._note(uri, holding)
        return {"kind": "full", "resultId": told.result, "items": self._items(holding)}

    def _note(self, uri: str, holding: Holding) -> Told:
        told = self._told[uri] = Told(holding.version, holding.basis, str(next(self._numbers)))
        return told

    def _items(self, holding: Holding) -> list[dict[str, Any]]:
        session, place = self.session, holding.place
        lines: dict[str, Any] = {}

        def lines_of(path: str) -> Any:  # noqa: ANN401 - Lines, or None
            if path not in lines:
                lines[path] = session.lines(place, path)
            return lines[path]

        return diagnostics_of(
            holding.basis.findings,
            lines_of,
            lambda path: session.uri(place, path),
            most=holding.basis.most,
            related=self.client.shows_related,
            tags=self.client.diagnostic_tags,
        )


def _nothing() -> dict[str, Any]:
    return {"kind": "full", "items": []}
