"""The questions of a troubleshooting guide, each as a configuration directory that is broken and one that is right.

A row is a folder: `README.md` has the question, `broken` shows it, `right` is the same with the mistake taken out.
`broken/findings.txt` is what `asterisk-ls check` says, a line each; `pytest --update` writes it anew.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from asterisk_ls import api

ROWS = sorted(path.parent for path in Path(__file__).parent.glob("*/README.md"))


def findings_of(directory: Path) -> list[str]:
    """`file:line: severity[rule]: message` for each finding of a directory."""
    files = {
        str(path.relative_to(directory)): path.read_bytes()
        for path in directory.rglob("*")
        if path.is_file() and path.name != "findings.txt"
    }
    return [
        f"{finding.location.path}:{finding.location.start.line + 1}: "
        f"{finding.severity}[{finding.rule}]: {finding.message}"
        for finding in api.load(files).findings
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_breaks_is_told(row: Path, pytestconfig: pytest.Config) -> None:
    """Each row of the guide is answered while the file is written, in the words of `findings.txt`."""
    said = "".join(f"{line}\n" for line in findings_of(row / "broken"))
    expected = row / "broken" / "findings.txt"
    if pytestconfig.getoption("--update"):
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_rules_that_a_row_names_find_something(row: Path) -> None:
    """What the row promises, in back quotes behind `Told by`, is what is found."""
    promised = re.findall(r"`([a-z-]+)`", (row / "README.md").read_text("utf-8").partition("Told by")[2])
    found = {re.split(r"[\[\]]", line)[1] for line in findings_of(row / "broken")}
    assert promised
    assert set(promised) <= found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_is_right_is_left_alone(row: Path) -> None:
    """The same configuration without the mistake has nothing to be told."""
    assert findings_of(row / "right") == []
