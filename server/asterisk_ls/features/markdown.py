"""User text inside Markdown: it is shown as it is written, and never becomes a link, an image or HTML."""

from __future__ import annotations

import re

LONGEST = 200
"""Characters of a value that are shown."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&@]|(?<=:)/|(?<=www)\.|^[-+.])", re.IGNORECASE)
_TICKS = re.compile(r"`+")
_QUOTED = re.compile(r"`([^`]+)`")
_FENCE = re.compile(r" *(`{3,})")
_MARKED = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)|\\(.)|\*+")
"""A code span, something that is escaped, stars around something: all that there is in a line of ours."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def code(text: str) -> str:
    """The text as a code span, on one line, cut when it is long."""
    shown = clean(text)
    if len(shown) > LONGEST:
        shown = f"{shown[: LONGEST - 1]}…"
    if not shown.strip():
        return f"`{shown or ' '}`" if shown else "(empty)"
    ticks = "`" * (1 + max((len(run) for run in _TICKS.findall(shown)), default=0))
    pad = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"


def plain(text: str) -> str:
    """The text as prose, every character that Markdown or HTML could take for its own escaped."""
    return _SPECIAL.sub(r"\\\1", clean(text))


def prose(message: str) -> str:
    """One of our sentences, in which back quotes stand around names. However they pair, nothing gets out of them."""
    return "".join(code(piece) if number % 2 else plain(piece) for number, piece in enumerate(_QUOTED.split(message)))


def unmarked(markdown: str) -> str:
    """Our own Markdown for editors that show it as it is: quoted as messages are, and nothing else marked."""
    lines = []
    fence = ""
    for line in markdown.split("\n"):
        opened = _FENCE.match(line)
        if fence and line.strip() == fence:
            fence = ""
        elif fence or opened is None:
            lines.append(line if fence else _MARKED.sub(_bare, line))
        else:
            fence = opened[1]
    return "\n".join(lines)


def _bare(marked: re.Match[str]) -> str:
    _, span, escaped = marked.groups(default="")
    if not span:
        return escaped
    is_padded = span[0] == span[-1] == " " and span.strip()
    return f"`{span[1:-1] if is_padded else span}`"


def clean(text: str) -> str:
    """The text without what cannot be seen, or what turns the direction of writing."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)
