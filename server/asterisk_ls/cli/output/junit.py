"""Findings as a JUnit report: a test suite for each file, a failed test case for each finding."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from asterisk_ls.findings.costs import cost

if TYPE_CHECKING:
    from asterisk_ls.cli.report import Shown

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(shown: list[Shown]) -> str:
    """The report as XML; what XML cannot hold becomes `?`. Without findings it holds one test case that passed."""
    files: dict[str, list[Shown]] = defaultdict(list)
    for one in shown:
        files[one.path].append(one)
    counts = {"tests": str(max(1, len(shown))), "failures": str(len(shown)), "errors": "0"}
    top = ET.Element("testsuites", {"name": "asterisk-ls", **counts})
    for path, some in files.items():
        counts = {"tests": str(len(some)), "failures": str(len(some)), "errors": "0"}
        suite = ET.SubElement(top, "testsuite", {"name": _safe(path), **counts})
        for one in some:
            _add_case(suite, one)
    if not shown:
        suite = ET.SubElement(top, "testsuite", name="asterisk-ls", tests="1", failures="0", errors="0")
        ET.SubElement(suite, "testcase", name="check", classname="asterisk-ls")
    ET.indent(top, " ")
    # With references for all that is not ASCII it is the same report in whatever encoding it is printed.
    text = ET.tostring(top, encoding="unicode").encode("ascii", "xmlcharrefreplace").decode()
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'


def _add_case(suite: ET.Element, one: Shown) -> None:
    finding = one.finding
    line = finding.location.start.line + 1
    case = ET.SubElement(suite, "testcase", name=f"{finding.rule}:{line}", classname=_safe(one.path))
    failure = ET.SubElement(case, "failure", type=finding.severity.value, message=_safe(finding.message))
    rows = [f"{one.path}:{line}:{finding.location.start.column + 1}: {finding.message}", f"    {one.source}"]
    if costs := cost(finding):
        rows.append(f"cost: {costs}")
    rows += (f"Asterisk logs: {said.level} {said.message}" for said in finding.log)
    failure.text = _safe("\n".join(rows))


def _safe(text: str) -> str:
    return _NOT_XML.sub("?", text)
