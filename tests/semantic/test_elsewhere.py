"""Names that stand for something in another file: an edit there concerns those who ask for that name, and nobody else."""

from __future__ import annotations

import pytest

from asterisk_ls import api
from asterisk_ls.text import Edit, Span

PHONES = 500
FILES = {
    "pjsip.conf": "".join(
        f"[{6000 + one}]\ntype=aor\nmax_contacts=1\nmailboxes={6000 + one}@default\n" for one in range(PHONES)
    ),
    "voicemail.conf": "[general]\nformat=wav\n\n[default]\n"
    + "".join(f"{6000 + one} => 4242,Anna\n" for one in range(PHONES)),
    "queues.conf": "".join(f"[q{one}]\nmusicclass=jazz\n" for one in range(PHONES)),
    "musiconhold.conf": "[jazz]\nmode=files\ndirectory=jazz\n\n[pop]\nmode=files\ndirectory=pop\n",
}


@pytest.fixture(scope="module")
def office() -> api.Analysis:
    """Boxes for all phones, one music for all queues, and nothing to complain about."""
    analysis = api.analysis(api.load({name: text.encode() for name, text in FILES.items()}).project)
    assert analysis.all_findings() == ()
    return analysis


@pytest.mark.parametrize(
    ("path", "where", "typed", "checked", "found"),
    [
        pytest.param("voicemail.conf", "\n6007", "0", 2, ["undefined-name"], id="a box concerns the phone that has it"),
        pytest.param("voicemail.conf", "6008 => 4", "1", 1, [], id="the password of a box concerns nobody"),
        pytest.param("musiconhold.conf", "directory=pop", "x", 1, [], id="a class as it is concerns nobody"),
        pytest.param("musiconhold.conf", "[pop", "x", 1, [], id="a class that nobody names"),
        pytest.param(
            "musiconhold.conf",
            "[jazz",
            "x",
            PHONES + 1,
            ["undefined-name"] * PHONES,
            id="a class that all queues name",
        ),
        pytest.param("queues.conf", "musicclass=jazz", "y", 1, ["undefined-name"], id="a queue concerns itself"),
    ],
)
def test_an_edit_concerns_those_who_ask(
    office: api.Analysis, path: str, where: str, typed: str, checked: int, found: list[str]
) -> None:
    """Others are not looked at."""
    at = FILES[path].index(where) + len(where)
    after = office.with_edit(path, Edit(Span(at, at), typed))
    assert after.project.revision is not None
    assert [finding.rule for finding in after.all_findings()] == found
    assert after.project.counts.checked == checked
