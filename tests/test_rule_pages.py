"""The docstring of every rule is its page, and its examples are true."""

from __future__ import annotations

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
    others = {"__init__", "base", "report", "checking", "suppression"}
    written = {path.stem for path in FOLDER.glob("*.py") if "@rule(" in path.read_text("utf-8")} - others
    assert written == {name.replace("-", "_") for name in PAGES}


@pytest.mark.parametrize("example", PROJECTS)
def test_messages_are_short(example: str) -> None:
    """Half a line without a full stop, which begins with a small letter or with a name in back quotes."""
    outcome, _ = outcome_of(PROJECTS[example][1])
    for path in outcome.files:
        for mark in outcome.marks(path):
            assert not mark.message.endswith("."), mark
            assert mark.message[0].islower() or mark.message[0] in "`0123456789", mark
            assert len(mark.message) <= 120, mark
