"""What is left of a line once comments are cut, exactly as `config_text_file_load` in `main/config.c` does it.

Comments are cut before anything else is looked at, and block comments reach over lines, so the state between two
lines is part of the syntax: the lines on which the open blocks began.
"""

from __future__ import annotations

import re

from asterisk_ls.text import BLANKS

DEEPEST = 128
"""How deep block comments nest. One more, and Asterisk never ends: it logs the same line for ever."""


def touches_block(text: str) -> bool:
    """Whether a block comment may begin or end in the text."""
    return ";--" in text or "--;" in text


_CUTTING = re.compile(r"[^\s;\\];(?!--)[^\s;]")


def cuts_words(text: str) -> bool:
    """Whether the text has a `;` with characters on both sides that are no blanks: perhaps none that begins a comment."""
    return ";" in text and _CUTTING.search(text) is not None


def comment_start(text: str, start: int = 0) -> int:
    """Where the comment of a line begins; its end when there is none. A `;` behind a backslash is a character."""
    while (mark := text.find(";", start)) >= 0:
        if not mark or text[mark - 1] != "\\":
            return mark
        start = mark + 1
    return len(text)


class EndlessCommentError(Exception):
    """Asterisk does not come back from this line: block comments nest deeper than `DEEPEST`."""


class Comments:
    """The open block comments while a file is read, line by line. The one value here that changes."""

    __slots__ = ("began", "depth")

    def __init__(self) -> None:
        self.depth = 0
        """How many are open. A `--;` that closes nothing makes it negative, and all that follows is lost."""
        self.began: dict[int, int] = {}
        """Depth to the line that opened it. What lies at depths that were never opened is unknown, as in Asterisk."""

    def strip(self, text: str, line: int) -> str:
        """What Asterisk sees of the line `text` (without its line end): comments cut, `\\;` read, blanks stripped.

        Raises:
            EndlessCommentError: where Asterisk would not come back.
        """
        end = text.find("\0")
        buffer = text if end < 0 else text[:end]
        if ";" not in buffer:
            return buffer.strip(BLANKS) if not self.depth else ""
        start: int | None = None if self.depth else 0
        scan = 0
        while (mark := buffer.find(";", scan)) >= 0 and "\0" not in buffer[scan:mark]:
            if mark > scan and buffer[mark - 1] == "\\":
                buffer = buffer[: mark - 1] + buffer[mark:]
                scan = mark
            elif buffer[mark + 1 : mark + 3] == "--" and buffer[mark + 3 : mark + 4] != "-":
                if self.depth >= DEEPEST:
                    raise EndlessCommentError
                buffer = buffer[:mark] + "\0" + buffer[mark + 1 :]
                scan = mark + 3
                self.began[self.depth] = line
                self.depth += 1
            elif mark >= scan + 2 and buffer[mark - 2 : mark] == "--":
                self.depth -= 1
                scan = mark + 1
                if not self.depth:
                    if start is None:
                        start = scan
                    else:
                        end = buffer.find("\0", start)
                        end = len(buffer) if end < 0 else end
                        buffer = buffer[:end] + buffer[scan:]
                        scan = end
            elif not self.depth:
                buffer = buffer[:mark]
                break
            else:
                scan = mark + 1
        if start is None:
            return ""
        end = buffer.find("\0", start)
        return buffer[start : end if end >= 0 else len(buffer)].strip(BLANKS)

    @property
    def began_on(self) -> int | None:
        """The line that Asterisk quotes for an unterminated comment; None where it prints what lies on its stack."""
        return self.began.get(self.depth - 1) if self.depth > 0 else None
