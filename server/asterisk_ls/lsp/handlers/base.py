"""What all handlers have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from pygls.exceptions import JsonRpcException, JsonRpcInternalError

from asterisk_ls.lsp.protocol import tell_bug
from asterisk_ls.lsp.server import Server


class Handler(NamedTuple):
    """Something that answers a message."""

    method: str
    handle: Callable[[Server, Any], Any]
    options: Any = None
    """What the client is told about it."""


def register(server: Server, handler: Handler) -> None:
    """Have the server answer a message. A mistake of ours is logged and answered, and ends nothing."""

    def guarded(ls: Server, params: Any = None) -> Any:  # noqa: ANN401 - by the protocol
        try:
            return handler.handle(ls, params)
        except JsonRpcException:
            raise
        except Exception as error:
            tell_bug(handler.method, error)
            msg = "an internal error; the log of the server has more"
            raise JsonRpcInternalError(msg) from error

    server.feature(handler.method, handler.options)(guarded)
