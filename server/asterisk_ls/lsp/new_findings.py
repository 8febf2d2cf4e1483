"""Which findings a baseline does not know."""

from __future__ import annotations

from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING

from asterisk_ls.findings.baseline import known
from asterisk_ls.schema.secrets import masked
from asterisk_ls.tuples import NamedTuple
from asterisk_ls.workspace.baseline import name_beside

if TYPE_CHECKING:
    from asterisk_ls.findings.baseline import Baseline
    from asterisk_ls.findings.report import LocatedFinding
    from asterisk_ls.syntax.file import File

Findings = tuple["LocatedFinding", ...]


class _Kept(NamedTuple):
    """What was worked out of which findings."""

    findings: Findings
    baseline: Baseline
    new: Findings


class NewFindings:
    """The findings of files that are to be told, kept while the findings stay the same."""

    def __init__(self) -> None:
        self._kept: dict[Path, _Kept] = {}

    def of(self, baseline: Baseline, beside: str, path: Path, file: File, findings: Findings) -> Findings:
        """Those of all findings of the file at `path` that are new. `beside` is where the baseline is."""
        kept = self._kept.get(path)
        if kept is None or kept.findings is not findings or kept.baseline is not baseline:
            name = name_beside(Path(beside), path)
            keys = (known(one, name, masked(_line(file, one.location.span.start))) for one in findings)
            kept = self._kept[path] = _Kept(findings, baseline, tuple(compress(findings, baseline.are_new(keys))))
        return kept.new


def _line(file: File, offset: int) -> str:
    """The line of a file in which an offset lies."""
    found = file.at_offset(offset)
    if found is None:
        return ""
    _, section, start = found
    return section.text.split("\n")[section.text.count("\n", 0, offset - start.offset)]
