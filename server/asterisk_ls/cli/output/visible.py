"""Text from a configuration on a terminal: nothing in it may move the cursor, and the caret stands where it belongs."""

from __future__ import annotations

import unicodedata

WIDEST = 160
"""Columns of a source line that are shown; of a longer one, what stands around the caret."""
_TAB = "    "


def visible(text: str) -> str:
    """A text with what a terminal would obey, and bytes that are no UTF-8, written as `\\xNN`."""
    return text if text.isprintable() else "".join(map(_shown, text))


def underlined(source: str, start: int, stop: int) -> tuple[str, str]:
    """A source line as it is shown, and the blanks and carets below it."""
    stop = max(stop, start + 1)
    before, marked, after = (visible(part) for part in (source[:start], source[start:stop], source[stop:]))
    if columns(before) > WIDEST // 2 and columns(before + marked + after) > WIDEST:
        before = "…" + before[-WIDEST // 2 :]
    room = max(WIDEST - columns(before), WIDEST // 4)
    if len(marked) + len(after) > room:
        cut = (marked + after)[:room]
        marked, after = cut[: len(marked)], cut[len(marked) :] + "…"
    return before + marked + after, " " * columns(before) + "^" * max(1, columns(marked))


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


def _shown(char: str) -> str:
    if char == "\t":
        return _TAB
    if char.isprintable():
        return char
    code = ord(char)
    if "\udc80" <= char <= "\udcff":  # a byte that is no UTF-8
        return f"\\x{code & 0xFF:02x}"
    return f"\\x{code:02x}" if char <= "\xff" else f"\\u{code:04x}"


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
