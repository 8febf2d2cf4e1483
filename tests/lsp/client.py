"""An editor without a screen: JSON-RPC over the standard streams of a real `asterisk-ls serve`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any, BinaryIO

SERVER = Path(__file__).parents[2] / "server"
PATIENCE = 20.0
"""Seconds after which a test gives up waiting."""

PUSH: dict[str, Any] = {
    "general": {"positionEncodings": ["utf-16"]},
    "textDocument": {
        "publishDiagnostics": {"versionSupport": True, "relatedInformation": True},
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source.fixAll"]}}},
    },
}
"""An editor that is sent diagnostics, as most are."""
PULL: dict[str, Any] = {
    **PUSH,
    "textDocument": {**PUSH["textDocument"], "diagnostic": {"relatedDocumentSupport": True}},
    "workspace": {"diagnostics": {"refreshSupport": True}},
}
"""An editor that asks for diagnostics."""
NEOVIM: dict[str, Any] = {
    **PUSH,
    "textDocument": {**PUSH["textDocument"], "diagnostic": {"dynamicRegistration": False}},
    "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": False}},
}
"""Neovim, as far as it differs: it asks about what is shown when that is edited, and watches no files on Linux."""
CONFIGURED: dict[str, Any] = {
    **PUSH,
    "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}},
}
"""An editor that can be asked for its settings."""


class RefusedError(Exception):
    """The server answered with an error of the protocol."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error["message"])
        self.code: int = error["code"]
        self.message: str = error["message"]


class Client:
    """One connection. Whatever the server says by itself is kept."""

    def __init__(self, *arguments: str) -> None:
        paths = os.pathsep.join(filter(None, (str(SERVER), os.environ.get("PYTHONPATH"))))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "asterisk_ls", "serve", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths},
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        self.input: BinaryIO = self.process.stdin
        self.settings: dict[str, Any] | None = None
        """What the server gets when it asks for settings."""
        self.published: dict[str, list[dict[str, Any]]] = {}
        """All that was published, by URI, in order."""
        self.shown: list[str] = []
        """Messages for the user."""
        self.asked: list[str] = []
        """The methods of the server's own requests."""
        self.offers: dict[str, Any] = {}
        """What the server says it can do."""
        self.watched: list[str] = []
        """The patterns of files that it wants to be told of."""
        self.errors = b""
        self._number = 0
        self._answers: dict[int | str | None, dict[str, Any]] = {}
        self._inbox: Queue[dict[str, Any] | None] = Queue()
        self._threads = [
            Thread(target=self._read, args=(self.process.stdout,), daemon=True),
            Thread(target=self._listen, args=(self.process.stderr,), daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    # Talking

    def send_bytes(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.input.write(data)
        self.input.flush()

    def send(self, *messages: dict[str, Any]) -> None:
        """Send messages in one piece."""
        bodies = [json.dumps({"jsonrpc": "2.0", **message}).encode() for message in messages]
        self.send_bytes(b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies))

    def notify(self, method: str, params: Any = None) -> None:
        """Send a notification."""
        self.send({"method": method, "params": params})

    def ask(self, method: str, params: Any = None) -> Any:
        """The result of a request."""
        return self.answer(self.post(method, params))

    def post(self, method: str, params: Any = None) -> int:
        """Send a request; its number."""
        self._number += 1
        self.send({"id": self._number, "method": method, "params": params})
        return self._number

    def answer(self, number: int | str | None) -> Any:
        """The result of the request of that number."""
        self.wait(lambda: number in self._answers)
        answer = self._answers.pop(number)
        if "error" in answer:
            raise RefusedError(answer["error"])
        return answer["result"]

    def wait(self, condition: Callable[[], object]) -> None:
        """Take in what the server says until the condition holds."""
        end = time.monotonic() + PATIENCE
        while not condition():
            try:
                message = self._inbox.get(timeout=max(0.0, end - time.monotonic()))
            except Empty:
                raise TimeoutError(self.errors.decode()) from None
            if message is None:
                raise EOFError(self.errors.decode())
            self._take(message)

    def settle(self) -> None:
        """Take in all that the server has to say about what it was told."""
        time.sleep(0.2)  # work that waits for a quiet moment needs one
        self.ask("textDocument/hover", {"textDocument": {"uri": "file:///nowhere/pjsip.conf"}, "position": position(0)})

    # What an editor does

    def initialize(self, *folders: Path, capabilities: dict[str, Any] = PUSH, options: Any = None) -> dict[str, Any]:
        """Begin; what the server says of itself."""
        result = self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": folders[0].as_uri() if folders else None,
                "workspaceFolders": [{"uri": one.as_uri(), "name": one.name} for one in folders] or None,
                "capabilities": capabilities,
                "initializationOptions": options,
            },
        )
        self.notify("initialized", {})
        self.offers = result["capabilities"]
        return dict(result)

    def open(self, path: Path, text: str | None = None, version: int = 1) -> str:
        """Show a file, or what is typed in it and not saved; its URI."""
        document = {"uri": path.as_uri(), "languageId": "asterisk", "version": version}
        written = path.read_bytes().decode() if text is None else text
        self.notify("textDocument/didOpen", {"textDocument": {**document, "text": written}})
        return path.as_uri()

    def open_as(self, uri: str, text: str, version: int = 1) -> str:
        """Show a document under a URI that may be written in an unusual way."""
        document = {"uri": uri, "languageId": "asterisk", "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def shut(self, uri: str) -> None:
        """Show a document no longer."""
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def change(self, uri: str, version: int, *changes: dict[str, Any]) -> None:
        """Edit a document."""
        self.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)},
        )

    def diagnostics(self, uri: str, version: int | None = None) -> list[dict[str, Any]]:
        """What was published about a document last, or about that version of it."""

        def found() -> list[dict[str, Any]]:
            return [one for one in self.published.get(uri, []) if version is None or one.get("version") == version]

        self.wait(found)
        return list(found()[-1]["diagnostics"])

    def at(self, method: str, uri: str, line: int, character: int, **more: Any) -> Any:
        """Ask about a place of a document."""
        where = {"textDocument": {"uri": uri}, "position": position(line, character)}
        return self.ask(f"textDocument/{method}", {**where, **more})

    def labels(self, uri: str, line: int, character: int) -> list[str]:
        """What completion offers."""
        items = self.at("completion", uri, line, character)["items"]
        return [item["label"] for item in sorted(items, key=lambda item: item["sortText"])]

    def actions(self, uri: str, line: int, *kinds: str) -> dict[str, dict[str, Any]]:
        """What can be done about a line, by title."""
        context = {"diagnostics": [], **({"only": list(kinds)} if kinds else {})}
        where = {"start": position(line), "end": position(line, 1000)}
        params = {"textDocument": {"uri": uri}, "range": where, "context": context}
        return {one["title"]: one for one in self.ask("textDocument/codeAction", params)}

    # The end

    def end(self) -> int:
        """Say good-bye; the exit status."""
        self.ask("shutdown")
        self.notify("exit")
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """Let the process go, whatever state it is in."""
        self.process.kill()
        self.process.wait()
        for thread in self._threads:
            thread.join()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()

    def _take(self, message: dict[str, Any]) -> None:
        method = message.get("method")
        if method is None:
            self._answers[message["id"]] = message
        elif "id" in message:
            self.asked.append(method)
            for one in message["params"]["registrations"] if method == "client/registerCapability" else ():
                self.watched += [watcher["globPattern"] for watcher in one["registerOptions"].get("watchers", ())]
            result = [self.settings] if method == "workspace/configuration" else None
            self.send({"id": message["id"], "result": result})
        elif method == "textDocument/publishDiagnostics":
            self.published.setdefault(message["params"]["uri"], []).append(message["params"])
        elif method == "window/showMessage":
            self.shown.append(message["params"]["message"])

    def _read(self, stream: BinaryIO) -> None:
        while header := stream.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                header = stream.readline()
            self._inbox.put(json.loads(stream.read(length)))
        self._inbox.put(None)

    def _listen(self, stream: BinaryIO) -> None:
        while chunk := stream.readline():
            self.errors += chunk


def position(line: int, character: int = 0) -> dict[str, int]:
    """A position."""
    return {"line": line, "character": character}


def insertion(line: int, character: int, text: str) -> dict[str, Any]:
    """A change that writes something."""
    return {"range": {"start": position(line, character), "end": position(line, character)}, "text": text}


def applied(text: str, edits: list[dict[str, Any]]) -> str:
    """An ASCII text with `\\n` line ends after the edits of a code action."""

    def offset(at: dict[str, int]) -> int:
        return sum(len(line) + 1 for line in text.split("\n")[: at["line"]]) + at["character"]

    for edit in sorted(edits, key=lambda edit: offset(edit["range"]["start"]), reverse=True):
        text = text[: offset(edit["range"]["start"])] + edit["newText"] + text[offset(edit["range"]["end"]) :]
    return text


@contextmanager
def server(*folders: Path, arguments: tuple[str, ...] = (), **begin: Any) -> Iterator[Client]:
    """A server that has begun, and that has to end as it should."""
    client = Client(*arguments)
    try:
        client.initialize(*folders, **begin)
        yield client
        assert client.end() == 0
    finally:
        client.close()
