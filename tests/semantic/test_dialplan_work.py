"""A keystroke in the dialplan concerns the section that it is in, and whoever depends on what others can see of it."""

from __future__ import annotations

import pytest

from asterisk_ls import api
from asterisk_ls.schema.load import load
from asterisk_ls.semantic.environment import Environment
from asterisk_ls.semantic.project import Project
from asterisk_ls.syntax.source import MappingSource
from asterisk_ls.text import Edit, Span
from bench.exchange import exchange

FILES = {name: text.encode() for name, text in exchange(10_000).items()}
FLOOR = "dialplan/03.conf"
PHONES_OF_A_FLOOR = 8
SECTION = 2
"""A section of the dialplan is checked as lines and as steps."""


def typed(path: str, old: str, new: str) -> tuple[api.Analysis, api.Analysis]:
    """The analysis before and after the first `old` of a file became `new`."""
    before = api.analysis(Project(MappingSource(FILES), load("22"), Environment()))
    before.prepare()
    at = FILES[path].decode().index(old)
    return before, before.with_edit(path, Edit(Span(at, at + len(old)), new))


@pytest.mark.parametrize(
    ("path", "old", "new", "created", "checked"),
    [
        pytest.param(FLOOR, ",30,t)", ",35,t)", 1, SECTION, id="what a step does: its section alone"),
        pytest.param(
            FLOOR, "n(ring)", "n(call)", 1, SECTION, id="a label: its section alone, nobody else asked for it"
        ),
        pytest.param(
            FLOOR, "[floor-3]", "[floor-x]", 1, SECTION + PHONES_OF_A_FLOOR, id="a context: and the phones in it"
        ),
        pytest.param("pjsip.conf", "context = floor-3", "context = floor-4", 1, 1, id="a phone: itself"),
    ],
)
def test_a_keystroke_concerns_few(path: str, old: str, new: str, created: int, checked: int) -> None:
    """Of 400 phones, with ten steps each, and fifty contexts."""
    _, after = typed(path, old, new)
    assert after.project.counts.created == created
    assert after.project.counts.checked == checked


def test_the_answer_is_that_from_scratch() -> None:
    """The phones of a context that is gone are told, and nobody else."""
    _, after = typed(FLOOR, "[floor-3]", "[floor-x]")
    files = {**FILES, FLOOR: FILES[FLOOR].replace(b"[floor-3]", b"[floor-x]")}
    assert after.all_findings() == api.load(files).findings
    assert [finding.rule for finding in after.all_findings()] == ["undefined-context"] * PHONES_OF_A_FLOOR
