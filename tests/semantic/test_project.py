"""A project is a value: an edit gives another one that takes over what did not change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asterisk_ls import api
from asterisk_ls.semantic.project import Project
from asterisk_ls.text import Edit, Span


def office(phones: int = 300) -> str:
    """A clean configuration with that many phones: three sections each, a template, a transport."""
    lines = ["[udp]", "type=transport", "bind=0.0.0.0", "", "[phone](!)", "type=endpoint", "allow=ulaw", ""]
    for number in range(phones):
        name = f"6{number:03d}"
        lines += [
            f"[{name}](phone)",
            f"auth={name}",
            f"aors={name}",
            "",
            f"[{name}]",
            "type=auth",
            f"username={name}",
            "password=not-a-real-one",
            "",
            f"[{name}]",
            "type=aor",
            "max_contacts=1",
            "",
        ]
    return "\n".join(lines)


def project_of(text: str) -> Project:
    """The project of one file."""
    return api.load({"pjsip.conf": text.encode("utf-8", "surrogateescape")}).project


LARGE = 7_150
"""Phones of a file of 100,000 lines."""


@pytest.fixture(scope="module")
def large() -> api.Analysis:
    """A clean file of 100,000 lines."""
    return api.analysis(project_of(office(LARGE)))


@pytest.mark.parametrize(
    ("where", "typed", "linked", "created", "checked"),
    [
        pytest.param("max_contacts=1", "0", 1, 1, 1, id="a value that nobody refers to concerns its own section"),
        pytest.param("aors=6000", "x", 1, 1, 1, id="a reference is checked again where it stands"),
        pytest.param("type=auth", "x", 1, 0, 2, id="an object that is gone concerns whoever names it"),
        pytest.param("bind=0.0.0.0", ":5060", 1, 1, 0, id="a transport that nobody names"),
        pytest.param("[6000", "x", 1, 1, 1, id="a name"),
        pytest.param(
            "allow=ulaw", ",alaw", LARGE + 1, LARGE, LARGE + 1, id="a template concerns all who inherit from it"
        ),
    ],
)
def test_one_keystroke_costs_one_section(
    large: api.Analysis, where: str, typed: str, linked: int, created: int, checked: int
) -> None:
    """Of 21,000 sections, those are worked out anew that were edited or rest on what changed in one."""
    file = large.project.source.file("pjsip.conf")
    assert file is not None
    end = file.text.index(where) + len(where)
    edit = Edit(Span(end, end), typed)
    _, change = file.with_edit(edit)
    after = large.with_edit("pjsip.conf", edit).project
    assert after.revision is not None
    assert len(change.added) == len(change.removed) == len(after.revision.labels) == 1
    assert (after.counts.linked, after.counts.created, after.counts.checked) == (linked, created, checked)


def test_a_file_shares_the_sections_that_an_edit_leaves_alone() -> None:
    """After an edit all sections but one are the very same objects."""
    text = office()
    before = project_of(text)
    end = text.index("max_contacts=1") + 1
    after = before.with_edit("pjsip.conf", Edit(Span(end, end), "x"))
    old, new = before.source.file("pjsip.conf"), after.source.file("pjsip.conf")
    assert old is not None
    assert new is not None
    same = sum(a is b for a, b in zip(old.sections(), new.sections(), strict=True))
    assert same == len(list(old.sections())) - 1


PIECES = [
    "[6000](phone)\n",
    "[6000]\n",
    "[x](!)\n",
    "type=endpoint\n",
    "type=aor\n",
    "aors=6000\n",
    "auth=6001\n",
    "\n",
    "setvar=A=B\n",
    "[",
    "]",
    "max_contacts=zehn\n",
    "type=auth\nusername=a\npassword=b\n",
    ";--\n",
    "--;\n",
    "[6000](+)\n",
    "#include other.conf\n",
    "k+=v\n",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 0.1), st.sampled_from(PIECES)), min_size=1, max_size=8))
def test_after_any_edits_the_answer_is_the_one_from_scratch(edits: list[tuple[float, float, str]]) -> None:
    """Objects, log and findings do not depend on the way on which a text came to be."""
    text = office(3)
    analysis = api.analysis(project_of(text))
    for at, size, new in edits:
        start = int(at * len(text))
        end = min(len(text), start + int(size * len(text)))
        analysis = analysis.with_edit("pjsip.conf", Edit(Span(start, end), new))
        text = text[:start] + new + text[end:]
    fresh = api.load({"pjsip.conf": text.encode()})
    assert api.Loaded(analysis.project, ()).to_json() == fresh.to_json()
    assert analysis.all_findings() == fresh.findings
