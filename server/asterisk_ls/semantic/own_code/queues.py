"""Queues as a whole (`reload_single_queue` in `apps/app_queue.c`), and whom their members stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values.cstrings import pieces
from asterisk_ls.schema.verdict import LogLine
from asterisk_ls.semantic.model import Fault, Reference
from asterisk_ls.semantic.queries import FileRead, Objects, PlainSections
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asterisk_ls.semantic.own_code.view import View

TECHNOLOGY = "PJSIP/"


def queue(view: View) -> Iterator[Fault]:
    """The first queue of a name is the one: those below it are not looked at."""
    category = view.category
    named = view.ask(PlainSections(view.file, category.name))
    if named and named[0] != category.section:
        said = LogLine("WARNING", f"Queue '{category.name}' already defined! Skipping!")
        yield Fault("unread-section", None, fatal=True, log=(said,), detail=(category.name,))


def members(view: View) -> Iterator[Reference]:
    """The endpoints that members ring: `member => PJSIP/6001,0,Alice`."""
    if not (view.ask(FileRead("pjsip.conf")) or view.ask(FileRead("pjsip_wizard.conf"))):
        return
    for place in view.places:
        if place.option is None or place.option.name.lower() != "member":
            continue
        interface = next(pieces(place.option.value)).text
        found = endpoint_in(interface) if "${" not in interface else None
        if found is None:
            continue
        if "@" in interface[found.start : found.end] and not view.ask(
            Objects("endpoint", interface[found.start : found.end])
        ):
            found = Span(interface.index("@", found.start) + 1, found.end)
        yield Reference(("endpoint",), interface[found.start : found.end], place, checked_at_load=False, within=found)


def endpoint_in(interface: str) -> Span | None:
    """Where the endpoint stands in `PJSIP/6001` or `PJSIP/6001/sip:6001@192.0.2.1`; it may have a user before an `@`."""
    if interface[: len(TECHNOLOGY)].upper() != TECHNOLOGY:
        return None
    end = interface.find("/", len(TECHNOLOGY))
    span = Span(len(TECHNOLOGY), end if end >= 0 else len(interface))
    return span if span.end > span.start else None


REFERENCES: dict[tuple[str, str], Callable[[View], Iterator[Reference]]] = {("queues.conf", "queue"): members}
HANDLERS: dict[tuple[str, str], Callable[[View], Iterator[Fault]]] = {("queues.conf", "queue"): queue}
