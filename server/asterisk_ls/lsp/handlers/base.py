"""What all handlers have in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from lsprotocol import types

from asterisk_ls.lsp.server import Server
from asterisk_ls.tuples import NamedTuple


class Handler(NamedTuple):
    """Something that answers a message."""

    method: str
    handle: Callable[[Server, Any], Any]
    options: Any = None
    """What the client is told about it."""


def register(server: Server, handler: Handler) -> None:
    """Have the server answer a message, and pygls tell the client that it does."""
    answer = partial(handler.handle, server)
    server.protocol.handlers[handler.method] = answer
    if handler.method != types.INITIALIZE:  # pygls answers that one itself, behind our handler
        server.feature(handler.method, handler.options)(answer)
