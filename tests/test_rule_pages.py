"""The docstring of every rule is its page, and its examples are true."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import asterisk_ls.rules
from mdtest.collect import check
from mdtest.page import page_of, projects_of
from mdtest.run import outcome_of

FOLDER = Path(asterisk_ls.rules.__file__).parent
PAGES = {rule.name: FOLDER / f"{rule.name.replace('-', '_')}.py" for rule in asterisk_ls.rules.ALL}
PROJECTS = {
    f"{name}: {project.name}": (path, project) for name, path in PAGES.items() for project in projects_of(page_of(path))
}


@pytest.mark.parametrize("example", PROJECTS)
def test_the_examples_of_a_page_are_true(example: str, pytestconfig: pytest.Config) -> None:
    """What is underlined, fixed and logged on a page is what the rule does."""
    path, project = PROJECTS[example]
    check(path, project, update=pytestconfig.getoption("--update"))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_its_rule_finds(name: str) -> None:
    """A page has an example with a finding of its rule, and a summary that fits into a list."""
    page = page_of(PAGES[name]).text
    assert f" {name}" in "".join(fence.text for project in projects_of(page_of(PAGES[name])) for fence in project.files)
    summary = page.strip().splitlines()[0]
    assert summary.endswith(".")
    assert len(summary) <= 100


def test_every_file_is_listed() -> None:
    """A rule that is written is also run."""
    written = [
        path.stem for path in sorted(FOLDER.glob("*.py")) if "\ndef check(case: Case)" in path.read_text("utf-8")
    ]
    assert written == [path.stem for path in PAGES.values()]


def test_a_rule_is_imported_when_it_has_something_to_check() -> None:
    """Start-up does not pay for rules that have nothing to say."""
    script = """if True:
        import sys
        from asterisk_ls import api

        def imported():
            return "asterisk_ls.rules.timer_too_short" in sys.modules

        api.load({"pjsip.conf": b"[system]\\ntype = system\\ntimer_t1 = 200\\n"})
        assert not imported()
        found = api.load({"pjsip.conf": b"[system]\\ntype = system\\ntimer_t1 = 5\\n"}).findings
        assert [finding.rule for finding in found] == ["timer-too-short"]
        assert imported()
    """
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize("example", PROJECTS)
def test_messages_are_short(example: str) -> None:
    """Half a line without a full stop, which begins with a small letter or with a name in back quotes."""
    outcome, _ = outcome_of(PROJECTS[example][1])
    for path in outcome.files:
        for mark in outcome.marks(path):
            assert not mark.message.endswith("."), mark
            assert mark.message[0].islower() or mark.message[0] in "`0123456789", mark
            assert len(mark.message) <= 120, mark
