"""An open document as the client has it, kept as a file of the core: one structure for the text and for its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from asterisk_ls.lsp.convert import Lines, has_lone_returns
from asterisk_ls.syntax.file import File, replaced
from asterisk_ls.text import Edit, Span

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
        for change in changes:
            if getattr(change, "range", None) is None:
                document = document.with_text(change.text)
            else:
                lines = document.lines(encoding)
                start, end = lines.offset(change.range.start), lines.offset(change.range.end)
                document = document.with_edit(Edit(Span(start, max(start, end)), change.text))
        return document._replace(version=version)

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
