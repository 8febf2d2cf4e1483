"""Start the language server."""

from __future__ import annotations

import gc
import logging
import os
import socket
import sys
from typing import TYPE_CHECKING, BinaryIO, NoReturn

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from asterisk_ls.lsp.server import Server

LOOPBACK = "127.0.0.1"


class CannotServeError(OSError):
    """A file, a port or a stream cannot be used. The message says which, and why."""


def serve(options: argparse.Namespace) -> int:
    """Serve one client, over the standard streams or, if asked, a socket that only this machine can reach.

    Raises:
        CannotServeError: before anything is served.
    """
    if sys.stderr is None:  # closed by whoever started us: what is said there is for nobody
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open to the end
    _log(options.log_file, options.log_level)
    if options.tcp is not None:
        connection = _connection(options.tcp)
        with connection, connection.makefile("rb") as reader, connection.makefile("wb") as writer:
            return _run(reader, writer)
    if sys.stdin is None or sys.stdout is None:
        msg = "standard input and output have to be open: an editor talks over them"
        raise CannotServeError(msg)
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever is printed by mistake must not get among messages
    return _run(sys.stdin.buffer, output, os.getppid())


def _connection(port: int) -> socket.socket:
    try:
        with socket.create_server((LOOPBACK, port)) as listener:
            print(f"asterisk-ls: waiting on {LOOPBACK}:{listener.getsockname()[1]}", file=sys.stderr, flush=True)
            connection, _ = listener.accept()
    except OSError as error:
        msg = f"port {port} cannot be listened on: {os.strerror(error.errno or 0)}"
        raise CannotServeError(msg) from error
    return connection


def _run(reader: BinaryIO, writer: BinaryIO, parent: int | None = None) -> int:
    from asterisk_ls.lsp.light_types import import_types  # noqa: PLC0415 - has to come before whatever uses them

    import_types()
    gc.disable()  # the server looks for garbage itself, when nothing waits
    from pygls.io_ import StdoutWriter  # noqa: PLC0415 - takes a while to load

    from asterisk_ls.lsp.loop import run  # noqa: PLC0415

    server = new_server()
    server.parent = parent
    server.protocol.set_writer(StdoutWriter(writer))
    try:
        run(reader, server.protocol)
    except SystemExit as end:
        return int(end.code or 0)
    except (BrokenPipeError, ConnectionResetError):
        _leave(1)
    except KeyboardInterrupt:
        _leave(130)
    return 1  # the client went away without a word


def _leave(status: int) -> NoReturn:
    """End at once: the thread that reads cannot be told to stop, and Python would complain of it."""
    logging.shutdown()
    os._exit(status)


def new_server() -> Server:
    """A server with all handlers."""
    from asterisk_ls.lsp.handlers import ALL  # noqa: PLC0415 - takes a while to load
    from asterisk_ls.lsp.handlers.base import register  # noqa: PLC0415
    from asterisk_ls.lsp.server import Server  # noqa: PLC0415

    server = Server()
    for handler in ALL:
        register(server, handler)
    return server


def _log(path: Path | None, level: str) -> None:
    """Log what we do, and nothing of pygls: it quotes messages, and these hold passwords."""
    try:
        handler = logging.StreamHandler() if path is None else logging.FileHandler(path, encoding="utf-8")
    except OSError as error:
        msg = f"{path} cannot be written: {error.strerror}"
        raise CannotServeError(msg) from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    ours = logging.getLogger("asterisk_ls")
    ours.addHandler(handler)
    ours.setLevel(level.upper())
    ours.propagate = False
    theirs = logging.getLogger("pygls")
    theirs.addHandler(logging.NullHandler())
    theirs.setLevel(logging.CRITICAL + 1)
    theirs.propagate = False
