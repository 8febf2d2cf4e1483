"""A finding with what a report needs beside it: the path as the user knows it, and the line of the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asterisk_ls.schema.secrets import is_secret

if TYPE_CHECKING:
    from asterisk_ls.rules.report import LocatedFinding


_LOOKS_SECRET = re.compile(r"pas+w|pwd|secret|cred|token|digest|key\\b", re.IGNORECASE)
"""Misspelt names too: whoever writes `passwrd` still writes a password behind it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding of one of the directories that were checked."""

    path: str
    """Relative to where the command was started."""
    folder: str
    """The configuration directory, as a prefix of paths."""
    finding: LocatedFinding
    source: str
    """The line where it starts, secrets masked."""


def masked(line: str) -> str:
    """A line of a configuration with the value of a secret option replaced by stars of the same length."""
    name, equals, value = line.partition("=")
    written = name.strip().rstrip("+")
    if not equals or not (is_secret(written) or _LOOKS_SECRET.search(written)):
        return line
    mark = ">" if value.startswith(">") else ""
    rest = value[len(mark) :]
    lead = len(rest) - len(rest.lstrip())
    return name + equals + mark + rest[:lead] + "*" * len(rest[lead:].rstrip())


def cost(finding: LocatedFinding) -> str:
    """What a finding costs, in words; empty when it says so itself."""
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
