"""The command `asterisk-ls`: hands over to the language server or to the command line."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from asterisk_ls.cli.main import INTERRUPTED, parser, run
from asterisk_ls.cli.terminal import trouble

if TYPE_CHECKING:
    from collections.abc import Sequence


def command() -> NoReturn:
    """The command as it is installed. It leaves without freeing what the system frees anyway: 40 ms for a large file."""
    status = main()
    for stream in filter(None, (sys.stdout, sys.stderr)):  # None: whoever started us closed it
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 0 for clean, 1 for findings, 2 for trouble."""
    options = parser().parse_args(arguments)
    if options.command == "serve":
        from asterisk_ls.lsp.main import CannotServeError, serve  # noqa: PLC0415 - the other commands need nothing of it

        try:
            return serve(options)
        except CannotServeError as error:
            return trouble(str(error))
        except KeyboardInterrupt:
            return INTERRUPTED
    return run(options)
