"""What a document is after edits, worked out in the plainest way: as the bytes of the agreed encoding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
"""The codec of an encoding, and the bytes of a unit."""


@dataclass
class Model:
    """A text, and how a client counts in it."""

    text: str
    encoding: str

    def lines(self) -> list[tuple[int, str]]:
        """Where each line begins, and its text without the line end."""
        pieces = re.split(r"(\r\n|\r|\n)", self.text)
        found, offset = [], 0
        for line, end in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
            found.append((offset, line))
            offset += len(line) + len(end)
        return found

    def units(self, text: str) -> int:
        """How long a text is for the client."""
        codec, size = CODECS[self.encoding]
        return len(text.encode(codec, "surrogatepass")) // size

    def position(self, offset: int) -> dict[str, int]:
        """The position of an offset; behind a `\\r` before its `\\n` there is none, it is the one before."""
        number = max(number for number, (start, _) in enumerate(self.lines()) if start <= offset)
        start, line = self.lines()[number]
        return {"line": number, "character": self.units(line[: offset - start])}

    def offset(self, position: dict[str, int]) -> int:
        """The offset of a position, wherever that lies."""
        lines = self.lines()
        if position["line"] >= len(lines):
            return len(self.text)
        start, line = lines[position["line"]]
        fits = [length for length in range(len(line) + 1) if self.units(line[:length]) <= position["character"]]
        return start + max(fits)

    def change(self, change: dict[str, Any]) -> None:
        """Do what a client says that it did."""
        if "range" not in change:
            self.text = change["text"]
            return
        start, end = (self.offset(change["range"][name]) for name in ("start", "end"))
        self.text = self.text[:start] + change["text"] + self.text[max(start, end) :]
