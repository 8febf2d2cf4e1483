"""A finding with what a report needs beside it: paths as the user knows them, and the line of the source."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from asterisk_ls.schema.secrets import is_secret

if TYPE_CHECKING:
    from asterisk_ls.rules.report import LocatedFinding


_LOOKS_SECRET = re.compile(
    r"pas+w|pass(?![a-z])|pwd|secret|cred|token|digest|^\W*(?:\w*(?:api|auth|access|shared)[_-]?)?key$", re.IGNORECASE
)
"""Misspelt names too: whoever writes `passwrd` still writes a password behind it."""
_FIRST_WORD = re.compile(r"\s*([^\s=:>]+)(?:\s*[=:>]+\s*|\s+)(?=\S)")
"""`password = x`, and what a mistake makes of it: `password x`, `password: x`."""
_ASSIGNED = re.compile(r"([\w/@.-]+)\s*\+?=>?\s*(?=\S)")
"""`PASSWORD=x` in `set_var = PASSWORD=x`."""
_BEFORE_HOST = re.compile(r"(?<![^\s=>,;/(&\"'])(?:sips?:|\w+://)?(?!sips?:)[^\s:@/=>,(${}]+:([^\s@/]+)(?=@)")
"""The password in `register => user:password@host`, not the user in `sip:6001@host`."""
_FIELDS = re.compile(r"\s*(?:\d+[\s=>:]+([^,\s]+)|agent\s*=>?[^,]*,([^,]+)|conf\s*=>?[^,]*,(.+))")
"""A mailbox `1234 => pin,name`, an agent `agent => 1001,password,name`, a conference `conf => 600,pin,pin`."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding of one of the directories that were checked."""

    path: str
    """As the user knows it, with `/`: relative to where the command was started, if it lies there."""
    folder: Path
    """The configuration directory."""
    finding: LocatedFinding
    source: str
    """The line where it starts, secrets masked."""
    text: Callable[[str], str]
    """The text of a file of the directory, by its name in it."""

    def path_of(self, name: str) -> str:
        """The path of another file of the directory."""
        return displayed(self.folder / name)


def displayed(path: Path) -> str:
    """A path as it is printed: relative to where the command was started, if it lies there, else as it was given."""
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - with a separator at its end
    full = os.path.abspath(path)  # noqa: PTH100 - links stay as they are written
    return (full[len(here) :] if full.startswith(here) else os.path.normpath(path)).replace(os.sep, "/")


def masked(line: str) -> str:
    """A line of a configuration with what nobody should read replaced by stars, character by character."""
    first = _FIRST_WORD.match(line)
    if first is not None and _is_secret(first[1]):
        return _starred(line, first.end(), len(line.rstrip()))
    for match in _ASSIGNED.finditer(line):
        if _is_secret(match[1]):
            return _starred(line, match.end(), len(line.rstrip()))
    for match in _BEFORE_HOST.finditer(line):
        line = _starred(line, *match.span(1))
    fields = _FIELDS.match(line)
    return line if fields is None else _starred(line, *fields.span(fields.lastindex or 0))


def masked_value(name: str, value: str) -> str:
    """The value of an option, masked as it is in a line of a configuration."""
    lead = f"{name} = "
    return masked(lead + value)[len(lead) :]


def _is_secret(written: str) -> bool:
    name = written.lstrip(";").rstrip("+")
    return is_secret(name) or _LOOKS_SECRET.search(name) is not None


def _starred(line: str, start: int, stop: int) -> str:
    return line[:start] + "*" * (stop - start) + line[stop:]


def cost(finding: LocatedFinding) -> str:
    """What a finding costs, in words."""
    lost = finding.lost
    if not lost:
        return _COSTS.get(finding.effect, "")
    if len(lost) == 1:
        return f"{lost[0]} will not load"
    if len(lost) == 2:  # noqa: PLR2004 - two names are still named
        return f"{lost[0]} and {lost[1]} will not load"
    return f"{lost[0]} and {len(lost) - 1} others will not load"


_COSTS = {
    "file-refused": "Asterisk refuses the whole file",
    "type-lost": "all objects of the type are lost",
    "object-dropped": "the object will not load",
    "ignored": "Asterisk takes no notice of it",
    "misread": "Asterisk reads something else than it says",
    "fails-at-run-time": "it loads, and fails when it is used",
    "crashes": "Asterisk itself crashes or hangs",
}
