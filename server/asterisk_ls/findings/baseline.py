"""Findings that are known and not to be told again."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from asterisk_ls.findings.report import LocatedFinding

_NUMBERED = re.compile(r"\bline \d+")


class Known(NamedTuple):
    """A finding as it is recognised wherever its line moves. A hash stands for the line, secrets masked before."""

    path: str
    """Relative to the folder of the baseline."""
    rule: str
    message: str
    line: str


def known(finding: LocatedFinding, path: str, line: str) -> Known:
    """What a finding is recognised by; `line`: the line that it begins in, masked."""
    digest = hashlib.sha256(line.strip().encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Known(path, finding.rule, _NUMBERED.sub("line", finding.message), digest)


class Baseline(NamedTuple):
    """The findings that were recorded, and how many times each."""

    counts: Mapping[Known, int]

    def are_new(self, findings: Iterable[Known]) -> Iterator[bool]:
        """For each of the findings of one or several whole files, in order, whether it is not among the recorded."""
        left = Counter(self.counts)
        for one in findings:
            left[one] -= 1
            yield left[one] < 0
