"""The streams: where reports, notes and troubles go, and whether they have colours."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

from asterisk_ls.cli.output.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

TROUBLE = 2


def note(text: str) -> None:
    """Say something beside the report; whoever closed the error stream does not want to hear it."""
    if sys.stderr is not None:
        print(f"asterisk-ls: {visible(text)}", file=sys.stderr)


def trouble(text: str) -> int:
    """Say what cannot be done. The exit status that goes with it."""
    note(text)
    return TROUBLE


def has_colour(choice: str, stream: TextIO | None) -> bool:
    """Whether to use colours: as asked, else on a terminal. `NO_COLOR` and `FORCE_COLOR` are honoured."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def emit(text: str, file: Path | None) -> None:
    """Print a report, or write it to a file.

    Raises:
        OSError: the file cannot be written.
    """
    if not text and file is None:
        return
    if file is None:
        print(text)
    else:
        file.write_text(f"{text}\n", encoding="utf-8", errors="backslashreplace")
