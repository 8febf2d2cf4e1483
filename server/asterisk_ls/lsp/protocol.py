"""What differs from pygls in how messages are answered: no content in logs, the protocol's own errors, plain JSON out."""

from __future__ import annotations

import logging
import traceback
from itertools import count
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger("asterisk_ls")

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
INTERNAL_ERROR = -32603
NOT_INITIALIZED = -32002
REQUEST_CANCELLED = -32800


class Protocol(LanguageServerProtocol):
    """Answers one message after the other. Nothing that a client sends makes it raise."""

    on_idle: Callable[[], bool] = staticmethod(lambda: False)
    """Does a piece of what can wait; whether there is more."""
    initialization: Any = None
    """The parameters of `initialize`, as they came."""
    _is_initialized = False

    def __init__(self, *given: Any) -> None:  # noqa: ANN401 - as pygls has it
        super().__init__(*given)
        self.handlers: dict[str, Callable[[Any], Any]] = {}
        """What answers a message, by its method. Of pygls only `initialize`, `shutdown` and `exit` are asked: it hands each
        message through several futures, which costs more than to note an edit."""
        self.handled = 0
        """Messages since somebody counted."""
        self._numbers = count(1)
        self._asked: dict[str, Callable[[Any], None]] = {}

    def encoding(self) -> str:
        """What a column counts: what pygls and the client agreed on."""
        agreed = self.workspace.position_encoding
        return str(getattr(agreed, "value", agreed) or "utf-16")

    def handle(self, message: Any) -> None:  # noqa: ANN401 - whatever JSON there is
        """A message of the client."""
        self.handled += 1
        if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
            self._refuse(None, INVALID_REQUEST, "this is no JSON-RPC 2.0 message")
            return
        method = message.get("method")
        is_request = "id" in message and method is not None
        try:
            if not isinstance(method, str):
                self._answer(message)
                return
            if not self._is_welcome(message, method, is_request=is_request):
                return
            content = self.structure_message(message)
            if method == types.INITIALIZE:
                self.initialization = message.get("params")
                self._is_initialized = True
            handler = self.handlers.get(method)
            result = handler(content.params) if handler is not None else None
            if handler is None or method == types.INITIALIZE:
                self.handle_message(content)
            elif is_request:
                self._send_response(message["id"], result)
        except SystemExit:
            raise
        except JsonRpcException as error:
            logger.warning("%s %s cannot be understood", method, message.get("id"))
            if is_request:
                self._refuse(message["id"], error.code or INTERNAL_ERROR, error.message or "invalid")
        except Exception as error:  # noqa: BLE001 - the one place where a mistake of ours ends
            tell_bug(f"{method} {message.get('id')}", error)
            if is_request:
                self._refuse(message["id"], INTERNAL_ERROR, "an internal error; the log of the server has more")

    def cancelled(self, message: dict[str, Any]) -> None:
        """A request that the client no longer wants answered."""
        self._refuse(message["id"], REQUEST_CANCELLED, "cancelled")

    def unreadable(self, reason: str) -> None:
        """Something came that is no message."""
        logger.warning("%s", reason)
        self._refuse(None, PARSE_ERROR, reason)

    def idle(self) -> bool:
        """Nothing waits."""
        try:
            return self._is_initialized and not self._shutdown and self.on_idle()
        except Exception as error:  # noqa: BLE001 - see above
            tell_bug("while nothing waited", error)
            return False

    def _is_welcome(self, message: dict[str, Any], method: str, *, is_request: bool) -> bool:
        """Whether the message may come now. `initialize` is the first, and behind `shutdown` there is only `exit`."""
        if method == types.EXIT:
            return True
        if self._shutdown:
            if is_request:
                self._refuse(message["id"], INVALID_REQUEST, "the server is shutting down")
            return False
        if method == types.INITIALIZE:
            if self._is_initialized:
                self._refuse(message.get("id"), INVALID_REQUEST, "the server is initialized already")
                return False
            return True
        if not self._is_initialized:
            if is_request:
                self._refuse(message["id"], NOT_INITIALIZED, "the first request has to be `initialize`")
            return False
        return True

    def _refuse(self, number: Any, code: int, reason: str) -> None:  # noqa: ANN401 - an id, or None
        self._send_data({"jsonrpc": "2.0", "id": number, "error": {"code": code, "message": reason}})

    def _send_response(self, msg_id: Any, result: Any = None, error: Any = None) -> None:  # noqa: ANN401 - as pygls has it
        """Results may be plain JSON, which costs a tenth of what the types of the protocol cost."""
        self._result_types.pop(msg_id, None)
        if error is not None:
            self._refuse(msg_id, error.code, error.message)
        else:
            self._send_data({"jsonrpc": "2.0", "id": msg_id, "result": result})

    def ask(self, method: str, params: Any, answered: Callable[[Any], None] = lambda _: None) -> None:  # noqa: ANN401
        """Send a request of plain JSON. `answered` gets the result; a refusal is logged and left at that."""
        number = f"asterisk-ls-{next(self._numbers)}"
        self._asked[number] = answered
        self._send_data({"jsonrpc": "2.0", "id": number, "method": method, "params": params})

    def _answer(self, message: dict[str, Any]) -> None:
        """The client answers a request of ours."""
        answered = self._asked.pop(str(message.get("id")), None)
        if answered is None:
            logger.warning("an answer to nothing that was asked")
        elif "error" in message:
            logger.warning("the client refused %s", message.get("id"))
        else:
            answered(message.get("result"))

    def send(self, method: str, params: Any) -> None:  # noqa: ANN401 - plain JSON
        """Send a notification of plain JSON."""
        self._send_data({"jsonrpc": "2.0", "method": method, "params": params})


def tell_bug(what: str, error: BaseException) -> None:
    """Log where a mistake of ours happened. Its message may quote a configuration, so it is left out."""
    frames = traceback.extract_tb(error.__traceback__)
    where = "\n".join(f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
    logger.error("%s failed with %s, a bug of asterisk-ls:\n%s", what, type(error).__name__, where)
