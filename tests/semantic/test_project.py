"""A project is a value: an edit gives another one that takes over what did not change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asterisk_ls import api
from asterisk_ls.rules import ALL
from asterisk_ls.rules.checking import Checks
from asterisk_ls.semantic.project import Project
from asterisk_ls.text import Edit, Span

PHONES = 300


def office(phones: int = PHONES) -> str:
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


@pytest.mark.parametrize(
    ("where", "typed", "created", "checked"),
    [
        pytest.param("max_contacts=1", "0", 1, 0, id="a value that nobody refers to concerns its own section"),
        pytest.param("aors=6000", "x", 1, 1, id="a reference is checked again where it stands"),
        pytest.param("allow=ulaw", ",alaw", PHONES, PHONES + 1, id="a template concerns all who inherit from it"),
    ],
)
def test_one_keystroke_costs_one_section(where: str, typed: str, created: int, checked: int) -> None:
    """What is worked out anew is the section that was edited and those that rest on what changed in it."""
    text = office()
    before = project_of(text)
    checks = Checks(before, ALL)
    end = text.index(where) + len(where)
    after = before.with_edit("pjsip.conf", Edit(Span(end, end), typed))
    Checks(after, ALL, checks)
    assert (after.counts.created, after.counts.checked) == (created, checked)


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
