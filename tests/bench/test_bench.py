"""The benchmark runs, and its documents are what they should be."""

from __future__ import annotations

import pytest

from asterisk_ls import api
from bench import calls
from bench.__main__ import measured, table
from bench.office import office


@pytest.mark.parametrize("lines", [1, 20, 1000])
def test_an_office_has_as_many_lines_as_asked_for(lines: int) -> None:
    """And nothing is wrong with a whole one."""
    assert office(lines).count("\n") == lines


def test_a_clean_office_is_clean_and_a_dirty_one_is_not() -> None:
    """Two references of each phone lead nowhere."""
    whole = 11 + 15 * 10
    assert api.load({"pjsip.conf": office(whole).encode()}).findings == ()
    found = api.load({"pjsip.conf": office(whole, is_dirty=True).encode()}).findings
    assert [one.rule for one in found].count("undefined-reference") == 20


def test_a_table_has_a_row_for_each_size() -> None:
    """With few rounds: this is no measurement."""
    rows = [measured(lines, 5, 3) for lines in (200, 400)]
    assert [row.split("|")[1].strip() for row in table(rows).split("\n")[2:]] == ["200", "400"]
    assert all(len(times) in (2, 5) for row in rows for times in row.times.values())


def test_what_is_typed_in_the_dialplan_is_asked_about() -> None:
    """Each line has its row."""
    rows = list(calls.measured(200, 2))
    assert [row.split("|")[1].strip() for row in calls.table(rows).split("\n")[2:]] == list(calls.LINES)
    assert all(len(times) == 2 for _, typed in rows for times in typed)
