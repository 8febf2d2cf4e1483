"""What a template of Ansible, of a shell or of a test suite leaves to be filled in: its value is not known yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.semantic.model import Fault
    from asterisk_ls.text import Span

_OF_TEMPLATES = r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<%.*?%>|<<[^<>]+>>"
_PLACEHOLDER = re.compile(rf"{_OF_TEMPLATES}|\$\{{[^{{}}]*\}}")
_IN_DIALPLAN = re.compile(rf"(?<!\$)(?:{_OF_TEMPLATES})")
"""In a dialplan `${…}` is a variable of Asterisk."""


def has_placeholder(text: str, part: Span | None = None, *, is_dialplan: bool = False) -> bool:
    """Whether something in the text, or in that part of it, is still to be filled in."""
    if "{" not in text and "<" not in text:
        return False
    for match in (_IN_DIALPLAN if is_dialplan else _PLACEHOLDER).finditer(text):
        if part is None or (match.start() < max(part.end, part.start + 1) and part.start < match.end()):
            return True
    return False


def depends_on_placeholder(faults: Iterable[Fault]) -> bool:
    """Whether all that costs an object is in values that are still to be filled in."""
    fatal = [fault for fault in faults if fault.fatal]
    return bool(fatal) and all(
        fault.at is not None and fault.at.option is not None and has_placeholder(fault.at.option.value)
        for fault in fatal
    )
