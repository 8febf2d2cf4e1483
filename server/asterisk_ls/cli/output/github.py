"""Findings as annotations of GitHub Actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.cli.output.visible import visible
from asterisk_ls.findings.costs import cost

if TYPE_CHECKING:
    from asterisk_ls.cli.report import Shown

_KINDS = {"error": "error", "warning": "warning", "information": "notice", "hint": "notice"}


def github(shown: list[Shown]) -> str:
    """One workflow command a line."""
    return "\n".join(_one(one) for one in shown)


def _one(one: Shown) -> str:
    finding = one.finding
    start, end = finding.location.start, finding.location.end
    costs = cost(finding)
    rows = [finding.message + (f" ({costs})" if costs else "")]
    rows += (f"Asterisk logs: {line.level} {line.message}" for line in finding.log)
    text = "\n".join(map(visible, rows))
    properties = f"file={_property(visible(one.path))},line={start.line + 1},col={start.column + 1}"
    if start.line == end.line:  # columns of more than one line are refused
        properties += f",endLine={end.line + 1},endColumn={end.column + 1}"
    return f"::{_KINDS[finding.severity.value]} {properties},title={_property(finding.rule)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
