"""What a finding costs, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asterisk_ls.findings.report import LocatedFinding


def cost(finding: LocatedFinding) -> str:
    """What a finding costs, in words."""
    lost = finding.lost
    if not lost or finding.effect in _LARGER:
        return _COSTS.get(finding.effect, "")
    if len(lost) == 1:
        return f"{lost[0]} will not load"
    if len(lost) == 2:  # noqa: PLR2004 - two names are still named
        return f"{lost[0]} and {lost[1]} will not load"
    return f"{lost[0]} and {len(lost) - 1} others will not load"


_LARGER = ("file-refused", "crashes", "does-not-start", "module-lost")
"""What costs more than the object at which it happens."""


_COSTS = {
    "file-refused": "Asterisk refuses the whole file",
    "rest-lost": "the rest of the file is lost",
    "module-lost": "the module does not start, nor does any other that needs it",
    "type-lost": "all objects of the type are lost",
    "object-dropped": "the object will not load",
    "ignored": "Asterisk takes no notice of it",
    "misread": "Asterisk reads something else than it says",
    "fails-at-run-time": "it loads, and fails when it is used",
    "insecure": "it works, for more people than it should",
    "crashes": "Asterisk itself crashes or hangs",
    "does-not-start": "Asterisk does not start",
}
