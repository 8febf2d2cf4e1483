"""Queues as a whole (`reload_single_queue` in `apps/app_queue.c`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.verdict import LogLine
from asterisk_ls.semantic.model import Fault
from asterisk_ls.semantic.queries import PlainSections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asterisk_ls.semantic.own_code.view import View


def queue(view: View) -> Iterator[Fault]:
    """The first queue of a name is the one: those below it are not looked at."""
    category = view.category
    named = view.ask(PlainSections(view.file, category.name))
    if named and named[0] != category.section:
        said = LogLine("WARNING", f"Queue '{category.name}' already defined! Skipping!")
        yield Fault("unread-section", None, fatal=True, log=(said,), detail=(category.name,))


HANDLERS: dict[tuple[str, str], Callable[[View], Iterator[Fault]]] = {("queues.conf", "queue"): queue}
