"""What a call names: the words of it, and where each is written. Spans count from the start of the value of the option."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.semantic.dialplan.naming import Names


class Part(NamedTuple):
    """One of the words of a reference."""

    text: str
    """The whole name, as Asterisk looks it up."""
    span: Span
    """Where it is written; an empty one where it goes without saying."""
    computed: bool = False
    """Whether it is known at run time alone."""
    prefix: str = ""
    """How the name begins without being written: `macro-`."""


class CallReference(NamedTuple):
    """Something that a call names."""

    names: Names
    parts: tuple[Part | None, ...]
    """Of a place: context, extension, priority; None for one that is that of the call. Of a mailbox: box, context. Of a
    device: technology, resource. Else: the name."""
    asks: bool = False
    """Whether it is all right when there is no such thing."""

    @property
    def is_computed(self) -> bool:
        """Whether any part is known at run time alone."""
        return any(part is not None and part.computed for part in self.parts)

    @property
    def span(self) -> Span:
        """From the first to the last part that is written."""
        spans = [part.span for part in self.parts if part is not None and part.span.start < part.span.end]
        return Span(min(one.start for one in spans), max(one.end for one in spans)) if spans else Span(0, 0)
