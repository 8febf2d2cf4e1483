"""A progress bar for people who wait. Ours is twenty lines; a library for it would cost more at start than it shows."""

from __future__ import annotations

import sys
import time
from shutil import get_terminal_size

_PATIENCE = 0.6
"""Seconds before anything is drawn: most runs are over by then."""
_PAUSE = 0.1
_WIDTH = 24


class Progress:
    """Draws on the error stream, on a terminal only, and leaves nothing behind."""

    def __init__(self, total: int, *, shown: bool = True) -> None:
        self.total = total
        self.done = 0
        self._next = time.monotonic() + _PATIENCE
        self._shown = shown and sys.stderr is not None and sys.stderr.isatty()
        self._drawn = False

    def step(self) -> None:
        """One more directory is done."""
        self.done += 1

    def note(self, name: str) -> None:
        """Something is being looked at."""
        if not self._shown or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _PAUSE
        self._drawn = True
        full = _WIDTH * self.done // max(1, self.total)
        bar = "#" * full + "." * (_WIDTH - full)
        text = f"[{bar}] {self.done}/{self.total} "
        room = max(0, get_terminal_size().columns - len(text) - 1)
        text += "".join(char if char.isprintable() else "?" for char in name)[len(name) - min(room, len(name)) :]
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._drawn = False
