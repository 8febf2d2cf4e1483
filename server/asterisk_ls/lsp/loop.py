"""The message loop: one thread reads, one works.

Chosen over the loop of pygls, which hands each message through three threads and reads a cancellation only when its
request is done. Here whatever waits is known: a cancelled request is answered unrun, and findings are worked out when
nothing waits any more.
"""

from __future__ import annotations

import json
import re
import threading
from collections import deque
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn, Protocol, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_MESSAGE = 256 * 1024 * 1024
"""Bytes of a message that is still read."""
LONGEST_HEADER = 8192
_HEADER = re.compile(rb"[!-9;-~]+:")
"""How a line of a header begins. A browser that was led here would begin with a line that does not."""
TICK = 3.0
"""Seconds of silence after which the handler gets time again."""


class Handler(Protocol):
    """What the loop hands messages to. Nothing that it does raises, but `SystemExit` when it is over."""

    def handle(self, message: Any) -> None:  # noqa: ANN401 - whatever JSON there is
        """A message of the client."""

    def cancelled(self, message: dict[str, Any]) -> None:
        """A request that the client no longer wants answered, before anybody looked at it."""

    def unreadable(self, reason: str) -> None:
        """Something came that is no message."""

    def idle(self) -> bool:
        """Nothing waits: time for what can wait. False when nothing is left to do."""


def run(stream: BinaryIO, handler: Handler) -> None:
    """Handle messages until the client goes away, or the handler raises `SystemExit`."""
    inbox = _Inbox()
    threading.Thread(target=_read, args=(stream, inbox), name="reader", daemon=True).start()
    while True:
        message = inbox.next(handler.idle)
        match message:
            case _End():
                return
            case _Unreadable(reason):
                handler.unreadable(reason)
            case (content, True):
                handler.cancelled(content)
            case (content, _):
                handler.handle(content)


class _End:
    """The client is gone. Not None: a client may send `null`."""


class _Unreadable:
    """Something that is no message."""

    __match_args__ = ("reason",)

    def __init__(self, reason: str) -> None:
        self.reason = reason


class _Inbox:
    """The messages that wait."""

    def __init__(self) -> None:
        self._waiting: deque[Any] = deque()
        self._cancelled: set[int | str] = set()
        self._changed = threading.Condition()

    def put(self, item: Any) -> None:  # noqa: ANN401 - a message, `_Unreadable`, `_End`
        """Add a message. A cancellation overtakes: it marks the request that waits, if one does."""
        with self._changed:
            if isinstance(item, dict) and item.get("method") == "$/cancelRequest" and "id" not in item:
                params = item.get("params")
                wanted = params.get("id") if isinstance(params, dict) else None
                if is_id(wanted) and any(request_id(one) == wanted for one in self._waiting):
                    self._cancelled.add(wanted)
                    return  # one that is done, or in hand, cannot be called back; the handler may want to know
            self._waiting.append(item)
            self._changed.notify()

    def next(self, idle: Callable[[], bool]) -> Any:  # noqa: ANN401 - see `put`
        """The next message, with whether it was cancelled. While none waits, `idle` is called as long as it likes.

        It is called again after a while of silence.
        """
        busy = True
        while True:
            with self._changed:
                if not self._waiting and not busy:
                    self._changed.wait(TICK)
                if self._waiting:
                    item = self._waiting.popleft()
                    if isinstance(item, _End | _Unreadable):
                        return item
                    number = request_id(item)
                    gone = number in self._cancelled
                    self._cancelled.discard(number)
                    return (item, gone)
            busy = idle()


def is_id(value: object) -> TypeGuard[int | str]:
    """Whether a value can be the id of a request: the protocol has integers and texts."""
    return isinstance(value, int | str) and not isinstance(value, bool)


def request_id(item: Any) -> Any:  # noqa: ANN401 - whatever JSON there is
    """The id of a request; None for anything else, and for an id that cannot be one."""
    number = item.get("id") if isinstance(item, dict) and "method" in item else None
    return number if is_id(number) else None


def _read(stream: BinaryIO, inbox: _Inbox) -> None:
    """Put all messages of a stream into the inbox, and, whatever happens, that it has ended."""
    try:
        while (length := _length(stream)) is not None and len(body := stream.read(length)) == length:
            try:
                message = _JSON.decode(body.decode("utf-8", "surrogatepass"))
            except (ValueError, RecursionError):
                inbox.put(_Unreadable("the content of a message is not JSON"))
                continue
            inbox.put(message)
            if isinstance(message, dict) and message.get("method") == "exit":
                break  # a thread that still reads at the end of the program would have Python complain
    except _BadHeaderError as error:
        inbox.put(_Unreadable(str(error)))  # where the next message begins is not known
    except OSError:
        pass  # the client is gone, as at the end of the stream
    finally:
        inbox.put(_End())


def _no_json(constant: str) -> NoReturn:
    msg = f"{constant} is no JSON, whatever Python thinks of it"
    raise ValueError(msg)


_JSON = json.JSONDecoder(parse_constant=_no_json)


class _BadHeaderError(ValueError):
    """The header of a message cannot be used."""


def _length(stream: BinaryIO) -> int | None:
    """The length of the next message; None at the end of the stream."""
    length: int | None = None
    while True:
        line = stream.readline(LONGEST_HEADER)
        if not line:
            return None
        if not line.endswith(b"\n"):
            msg = "a line of a header is too long"
            raise _BadHeaderError(msg)
        if not line.strip():
            if length is None:
                msg = "a header has no Content-Length"
                raise _BadHeaderError(msg)
            return length
        if not _HEADER.match(line):
            msg = "a line of a header has no name"
            raise _BadHeaderError(msg)
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            text = value.strip()
            if not re.fullmatch(rb"[0-9]{1,10}", text) or int(text) > LARGEST_MESSAGE:
                msg = "a Content-Length cannot be used"
                raise _BadHeaderError(msg)
            length = int(text)
