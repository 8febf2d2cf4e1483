"""Where a pattern of the dialplan may be meant by a number."""

from __future__ import annotations

import re
from functools import lru_cache

from asterisk_ls.semantic.dialplan.patterns import positions

_WORD = r"[^\s,^@()]"


@lru_cache(maxsize=64)
def numbers_of(pattern: str) -> tuple[re.Pattern[str], ...]:
    """Find numbers that the pattern may match, where an extension can stand: before a comma, a caret or a context."""
    pieces = []
    for text, characters in positions(pattern):
        if characters:
            pieces.append(f"-*[{''.join(map(re.escape, sorted(characters)))}]")
        else:
            pieces.append(f"{_WORD}{'*' if text == '!' else '+'}")
            break  # it takes all that follows, so Asterisk does not look at the rest either
    number = "".join(pieces)
    return (
        re.compile(rf"[,(?:^]\s*{number}\s*(?=[,^])"),
        *(re.compile(rf"{lead}{number}(?=@)") for lead in ("ocal/", "OCAL/", r"\(")),
    )
