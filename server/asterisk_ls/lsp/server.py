"""The language server: pygls' server with a session, and with work that is done while nothing waits."""

from __future__ import annotations

import gc
from collections import deque
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from asterisk_ls import __version__
from asterisk_ls.lsp.client import Client
from asterisk_ls.lsp.convert import Encoding
from asterisk_ls.lsp.parent import is_alive
from asterisk_ls.lsp.protocol import Protocol, logger, tell_bug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from asterisk_ls.lsp.publishing import Publisher
    from asterisk_ls.lsp.session import Session
    from asterisk_ls.lsp.watching import Watch


MESSAGES_BETWEEN_COLLECTIONS = 1000
"""The search for garbage runs when nothing waits: by itself it would look through 100,000 lines in the midst of typing."""


class Server(LanguageServer):
    """Answers a client. The core is loaded when it is needed first, and that is after `initialize` was answered."""

    protocol: Protocol

    def __init__(self) -> None:
        super().__init__("asterisk-ls", __version__, protocol_cls=Protocol)
        self.client = Client({})
        self.parent: int | None = None
        """The process of the editor, if it can be seen from here: out of a container it cannot. Until the editor says which
        that is, it is taken to be the one that started the server."""
        self.roots: list[tuple[str, Path]] = []
        """The first workspace folders, as URI and path."""
        self.first_settings: Mapping[str, Any] = {}
        self.is_dirty = False
        """Whether something changed that the client may have to be told of."""
        self.chores: deque[Callable[[], None]] = deque()
        """What is done when nothing else is to do."""
        self.watch: Watch | None = None
        """Looks for what becomes different on the disk, where the client does not."""
        self._session: Session | None = None
        self._publisher: Publisher | None = None
        self.protocol.on_idle = self.idle

    @property
    def session(self) -> Session:
        """What is known of the client's files."""
        if self._session is None:
            from asterisk_ls.lsp.session import Session  # noqa: PLC0415 - loads the core

            self._session = Session(Encoding(self.protocol.encoding()), self.tell)
            self._session.set_folders(self.roots)
            self._session.configure(self.first_settings)
        return self._session

    @property
    def publisher(self) -> Publisher:
        """What has been said about files."""
        if self._publisher is None:
            from asterisk_ls.lsp.publishing import Publisher  # noqa: PLC0415 - loads the core

            self._publisher = Publisher(self.session, self.client)
        return self._publisher

    def tell(self, message: str) -> None:
        """Show the user that something is wrong with what they configured."""
        logger.warning("%s", message)
        self.protocol.send(types.WINDOW_SHOW_MESSAGE, {"type": int(types.MessageType.Warning), "message": message})

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ANN401 - as pygls has it
        """Mistakes of ours are logged, and not shown. What handlers raise has been logged already."""
        if not isinstance(error, JsonRpcException):
            tell_bug(getattr(source, "__name__", str(source)), error)

    def idle(self) -> bool:
        """Do a piece of what can wait: first whatever somebody is looking at, then what is done ahead."""
        if self.parent is not None and not is_alive(self.parent):
            logger.warning("the editor is gone")
            raise SystemExit(1)
        if not self.protocol.is_in_use:
            return False
        if self.is_dirty:
            self.is_dirty = False
            self._publish()
            return True
        if self.chores:
            self.chores.popleft()()
            return True
        if self._session is not None and self._session.step():
            self.is_dirty = True
            return True
        if self.watch is not None and (changes := self.watch.changes()):
            self.session.changed_on_disk(changes)
            self.is_dirty = True
            return True
        if self.protocol.handled > MESSAGES_BETWEEN_COLLECTIONS:
            self.protocol.handled = 0
            gc.collect()
        return False

    def on_disk(self) -> Iterable[str]:
        """The paths that are looked at where the client watches no files."""
        return self.session.on_disk()

    def warm_up(self) -> None:
        """Load what the first requests need, and have the readers of their messages made."""
        from asterisk_ls.lsp.warming import warm_up  # noqa: PLC0415 - loads the core

        warm_up(self)

    def prepare(self, uri: str) -> None:
        """Do ahead what the first edit would have to wait for. What lives long is kept out of the search for garbage."""
        if uri in self.session.documents:
            place, _ = self.session.at(uri)
            place.prepare()
            if place.project.plan is not None:
                from asterisk_ls.lsp.warming import warm_up_dialplan  # noqa: PLC0415 - loads the core

                warm_up_dialplan(place.project.schema.version)
        gc.collect()
        gc.freeze()

    def ask_settings(self) -> None:
        """Ask the client for its settings."""

        def answered(result: Any) -> None:  # noqa: ANN401 - what a client sends
            self.configure(result[0] if isinstance(result, list) and result else None)

        self.protocol.ask(types.WORKSPACE_CONFIGURATION, {"items": [{"section": "asterisk"}]}, answered)

    def configure(self, given: Any) -> None:  # noqa: ANN401 - what a client sends
        """Take settings of the client, over those that it gave when it started."""
        gc.unfreeze()
        self.session.configure({**self.first_settings, **(given if isinstance(given, dict) else {})})
        self.is_dirty = True

    def _publish(self) -> None:
        if not self.client.pulls:
            for params in self.publisher.news():
                self.protocol.send(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)
        elif self.publisher.is_outdated():
            self.protocol.ask(types.WORKSPACE_DIAGNOSTIC_REFRESH, None)
        self.session.tell_troubles()
