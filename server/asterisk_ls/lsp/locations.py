"""Places in files of a directory, as the client has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asterisk_ls.lsp.convert import Lines
    from asterisk_ls.lsp.place import Place
    from asterisk_ls.lsp.session import Session
    from asterisk_ls.text import Span


class Locations:
    """Turns spans of files into locations; of each file the lines are looked up once. Used for one answer."""

    def __init__(self, session: Session, place: Place) -> None:
        self._session = session
        self._place = place
        self._files: dict[str, tuple[str, Lines | None]] = {}

    def uri(self, path: str) -> str:
        """The URI of a file."""
        return self._file(path)[0]

    def range(self, path: str, span: Span) -> dict[str, Any]:
        """The range of a span; the start of a file that is not there."""
        lines = self._file(path)[1]
        return lines.range(span) if lines is not None else {"start": _START, "end": _START}

    def location(self, path: str, span: Span) -> dict[str, Any]:
        """The location of a span."""
        return {"uri": self.uri(path), "range": self.range(path, span)}

    def _file(self, path: str) -> tuple[str, Lines | None]:
        found = self._files.get(path)
        if found is None:
            session, place = self._session, self._place
            found = self._files[path] = (session.uri(place, path), session.lines(place, path))
        return found


_START = {"line": 0, "character": 0}
