"""Findings as a JUnit report: a test suite for each file, a failure for each finding."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from asterisk_ls.cli.report import cost

if TYPE_CHECKING:
    from asterisk_ls.cli.report import Shown

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(shown: list[Shown]) -> str:
    """The report as XML; what XML cannot hold becomes `?`."""
    files: dict[str, list[Shown]] = defaultdict(list)
    for one in shown:
        files[one.path].append(one)
    top = ET.Element("testsuites", name="asterisk-ls", tests=str(len(shown)), failures=str(len(shown)))
    for path, some in files.items():
        suite = ET.SubElement(top, "testsuite", name=_safe(path), tests=str(len(some)), failures=str(len(some)))
        for one in some:
            finding = one.finding
            line = finding.location.start.line + 1
            case = ET.SubElement(suite, "testcase", name=f"{finding.rule}:{line}", classname=_safe(path))
            failure = ET.SubElement(case, "failure", type=finding.severity.value, message=_safe(finding.message))
            failure.text = _safe(f"{path}:{line}: {finding.message}\n{cost(finding)}")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(top, encoding="unicode")


def _safe(text: str) -> str:
    return _NOT_XML.sub("?", text)
