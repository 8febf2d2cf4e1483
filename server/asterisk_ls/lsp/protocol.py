"""What differs from pygls in how messages are answered: no content in logs, the protocol's own errors, plain JSON out.

It stands on these private parts of pygls, which is why `pyproject.toml` names one release of it:

* `LanguageServerProtocol._send_data`, which writes a message;
* `._send_response`, which pygls calls with what it answers itself, so that it is replaced here;
* `._result_types`, the requests that wait for an answer of ours;
* `._shutdown`, whether `shutdown` was answered.
"""

from __future__ import annotations

import logging
import traceback
from itertools import count
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol

from asterisk_ls.lsp.loop import request_id

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger("asterisk_ls")

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603
NOT_INITIALIZED = -32002
REQUEST_CANCELLED = -32800
REQUEST_FAILED = -32803
_OF_PYGLS = (types.INITIALIZE, types.SHUTDOWN, types.EXIT, types.WORKSPACE_EXECUTE_COMMAND)
"""What pygls answers, behind a handler of ours if there is one."""


class RequestFailedError(Exception):
    """What was asked for cannot be done; the message says why, for the user."""


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
        self.in_hand: int | str | None = None
        """The id of the request that is being answered."""
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
        self.in_hand = number = request_id(message)
        try:
            if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
                self._refuse(number, INVALID_REQUEST, "this is no JSON-RPC 2.0 message")
            elif "method" not in message:
                self._answer(message)
            elif not isinstance(message["method"], str) or ("id" in message and number is None):
                self._refuse(number, INVALID_REQUEST, "a method is a text, an id an integer or a text")
            elif self._is_welcome(message["method"], number):
                self._respond(message, message["method"], number)
        except (SystemExit, BrokenPipeError):
            raise
        except RequestFailedError as error:
            self._refuse(number, REQUEST_FAILED, str(error))
        except Exception as error:  # noqa: BLE001 - the one place where a mistake of ours ends
            tell_bug(f"{message.get('method')} {number}", error)
            if number is not None:
                self._refuse(number, INTERNAL_ERROR, "an internal error; the log of the server has more")

    def _respond(self, message: dict[str, Any], method: str, number: int | str | None) -> None:
        """Answer a message that may come now. `number` is None for a notification."""
        handler = self.handlers.get(method)
        if handler is None and method not in _OF_PYGLS:
            if number is not None:
                self._refuse(number, METHOD_NOT_FOUND, "there is no such method here")
            return
        try:
            content = self.structure_message(message)
        except JsonRpcException:
            logger.warning("%s %s cannot be understood", method, number)
            if number is not None:
                self._refuse(number, INVALID_PARAMS, "the parameters have another shape")
            return
        if method == types.INITIALIZE:
            self.initialization = message.get("params")
            self._is_initialized = True
        result = handler(content.params) if handler is not None else None
        if method in _OF_PYGLS:
            self.handle_message(content)
        elif number is not None:
            self._send_response(number, result)

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
            return self.on_idle()
        except Exception as error:  # noqa: BLE001 - see above
            tell_bug("while nothing waited", error)
            return False

    @property
    def is_in_use(self) -> bool:
        """Whether the client has said `initialize`, and not `shutdown` yet."""
        return self._is_initialized and not self._shutdown

    def _is_welcome(self, method: str, number: int | str | None) -> bool:
        """Whether a message may come now. `initialize` is the first, and behind `shutdown` there is only `exit`."""
        if method == types.EXIT:
            return True
        if self._shutdown:
            refused = INVALID_REQUEST, "the server is shutting down"
        elif method == types.INITIALIZE and self._is_initialized:
            refused = INVALID_REQUEST, "the server is initialized already"
        elif method != types.INITIALIZE and not self._is_initialized:
            refused = NOT_INITIALIZED, "the first request has to be `initialize`"
        else:
            return True
        if number is not None:
            self._refuse(number, *refused)
        return False

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
