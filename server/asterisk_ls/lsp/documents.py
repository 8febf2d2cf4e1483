"""An open document as the client has it, kept as a file of the core: one structure for the text and for its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asterisk_ls.lsp.convert import Lines, has_lone_returns, line_of, points
from asterisk_ls.syntax.file import File, replaced
from asterisk_ls.text import Edit, Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.lsp.convert import Encoding


class Document(NamedTuple):
    """A version of an open document."""

    uri: str
    """As the client writes it."""
    version: int
    file: File
    is_odd: bool
    """Whether a `\\r` ends a line by itself."""

    def with_changes(self, version: int, changes: Iterable[Any], encoding: Encoding) -> Document:
        """The document after the client's changes, each made to what the one before it left."""
        document = self
        draft: _Draft | None = None
        for change in changes:
            if getattr(change, "range", None) is None:
                document, draft = document.with_text(change.text), None
                continue
            if draft is not None and draft.take(change):
                continue
            document = draft.document() if draft is not None else document
            draft = _draft_at(document, change.range.start.line, encoding)
            if draft is None or not draft.take(change):
                draft = None
                lines = document.lines(encoding)
                start, end = lines.offset(change.range.start), lines.offset(change.range.end)
                document = document.with_edit(Edit(Span(start, max(start, end)), change.text))
        return (draft.document() if draft is not None else document)._replace(version=version)

    def lines(self, encoding: Encoding) -> Lines:
        """Its lines as the client counts them."""
        return Lines(self.file, encoding, has_lone_returns=self.is_odd)

    def with_edit(self, edit: Edit) -> Document:
        """The document after an edit."""
        file, change = self.file.with_edit(edit)
        is_odd = (
            has_lone_returns(file.text) if self.is_odd else any(has_lone_returns(one.text) for _, one in change.added)
        )
        return self._replace(file=file, is_odd=is_odd)

    def with_text(self, text: str) -> Document:
        """The document with another text."""
        return self._replace(file=replaced(self.file, text), is_odd=has_lone_returns(text))


class _Draft:
    """A section that is typed in: its text takes one change after the other, and is parsed once, at the end."""

    def __init__(self, before: Document, encoding: Encoding, text: str, offset: int, line: int) -> None:
        self._before = before
        self._encoding = encoding
        self._text = text
        self._offset = offset
        self._line = line
        self._lines = text.count("\n")
        self._size = len(text)
        self._start = self._tail = self._size
        """What no change has touched yet: so many characters at the start, and so many at the end."""

    def take(self, change: Any) -> bool:  # noqa: ANN401 - of the client, with a range
        """Make a change that lies in the section; False for any other, which leaves the draft as it is.

        A change that reaches the line below the section, which is the header of the next one, is not taken. Nor is one
        after which a `\\r` ends a line by itself.
        """
        first, last = change.range.start, change.range.end
        if first.line < self._line or last.line < first.line or last.line >= self._line + self._lines:
            return False
        start, end = self._place(first), self._place(last)
        if end < start:
            return False
        text = self._text[:start] + change.text + self._text[end:]
        if has_lone_returns(text):
            return False
        self._start = min(self._start, start)
        self._tail = min(self._tail, len(self._text) - end)
        self._text = text
        self._lines = text.count("\n")
        return True

    def document(self) -> Document:
        """The document with the changes, of which there is one at least."""
        span = Span(self._offset + self._start, self._offset + self._size - self._tail)
        return self._before.with_edit(Edit(span, self._text[self._start : len(self._text) - self._tail]))

    def _place(self, position: Any) -> int:  # noqa: ANN401 - has `line` and `character`
        begin, text = line_of(self._text, position.line - self._line)
        return begin + points(text, position.character, self._encoding)


def _draft_at(document: Document, line: int, encoding: Encoding) -> _Draft | None:
    """A draft of the section that holds a line of the client; None when its lines are not those of the core."""
    found = document.file.at_line(line) if line >= 0 and not document.is_odd else None
    if found is None:
        return None
    _, section, start = found
    return _Draft(document, encoding, section.text, start.offset, start.line)
