"""A page is cut into projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mdtest.page import Page, page_of, projects_of, replaced

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str], Page]

TWO_FILES = """\
# Endpoints
Prose.
```conf title="pjsip.conf"
#include users.conf
```
```conf title="users.conf"
[a]
```
```log
ERROR x
```
"""

SAME_TITLE = """\
# Templates
```conf
[a](b)
```
Another.
```conf
[b](!)
```
"""

SETTINGS = """\
# Old
```toml
target-version = "13"
```
```conf
[a]
```
## New
```conf
[a]
```
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A function that makes a page of a text."""

    def make(text: str) -> Page:
        path = tmp_path / "page.md"
        path.write_text(text, "utf-8")
        return page_of(path)

    return make


def test_titles_under_one_heading_are_one_project(write: Write) -> None:
    """Two files, and the block that is expected of them."""
    (project,) = projects_of(write(TWO_FILES))
    assert project.name == "Endpoints"
    assert [file.title for file in project.files] == ["pjsip.conf", "users.conf"]
    assert [fence.kind for fence in project.expected] == ["log"]


def test_a_title_that_comes_again_starts_the_next_project(write: Write) -> None:
    """As on a rule's page: first the mistake, then the cure."""
    assert [project.name for project in projects_of(write(SAME_TITLE))] == ["Templates", "Templates (2)"]


def test_settings_hold_until_the_next_heading(write: Write) -> None:
    """A `toml` block is for what stands below it under the same heading."""
    old, new = projects_of(write(SETTINGS))
    assert old.settings == 'target-version = "13"\n'
    assert old.name == "Old"
    assert (new.name, new.settings) == ("Old / New", "")


def test_other_fences_are_prose(write: Write) -> None:
    """A `console` block is not a test."""
    assert projects_of(write("```console\n$ asterisk-ls check\n```\n```\nplain\n```\n")) == []


def test_an_expected_block_alone_is_a_mistake(write: Write) -> None:
    """It would never be checked."""
    with pytest.raises(ValueError, match="without a `conf` block"):
        projects_of(write("```log\nERROR x\n```\n"))


def test_expected_blocks_are_rewritten_in_place(write: Write) -> None:
    """Nothing but the inside of the block changes."""
    page = write(TWO_FILES)
    ((fence,),) = (project.expected for project in projects_of(page))
    assert replaced(page, {fence.line: "ERROR y\nERROR z\n"}) == TWO_FILES.replace("ERROR x\n", "ERROR y\nERROR z\n")


def test_a_docstring_is_a_page(tmp_path: Path) -> None:
    """The blocks of a module's docstring are found, and rewritten, where they stand."""
    path = tmp_path / "some_rule.py"
    source = '# a comment\nr"""A rule.\n\n```conf\n[a]\n```\n```log\nERROR \\d\n```\n"""\n\ncode = 1\n'
    path.write_text(source, "utf-8")
    page = page_of(path)
    (project,) = projects_of(page)
    assert project.name == "some_rule"
    assert page.first_line == 1
    assert replaced(page, {project.expected[0].line: "new\n"}) == source.replace("ERROR \\d", "new")


def test_a_docstring_with_escapes_is_refused(tmp_path: Path) -> None:
    """It could not be rewritten."""
    path = tmp_path / "some_rule.py"
    path.write_text('"""A rule.\\n"""\n', "utf-8")
    with pytest.raises(ValueError, match="write it as r"):
        page_of(path)
