"""Documentation that is made from code says what the code says; `pytest --update` writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from asterisk_ls import api
from asterisk_ls.cli.main import parser
from asterisk_ls.reference.command_page import command_page
from asterisk_ls.reference.rule_pages import rule_files
from asterisk_ls.reference.settings_page import settings_page

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {
    "settings.md": settings_page(),
    "command-line.md": command_page(parser()),
    **{f"rules/{name}": text for name, text in rule_files(api.rules()).items()},
}


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_up_to_date(name: str, pytestconfig: pytest.Config) -> None:
    """The page in the repository is what would be written now."""
    path = DOCS / name
    if pytestconfig.getoption("--update"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGES[name], encoding="utf-8")
    assert path.is_file(), "run pytest --update"
    assert path.read_text("utf-8") == PAGES[name], "run pytest --update"


def test_no_page_is_left_over(pytestconfig: pytest.Config) -> None:
    """A rule that went takes its page along."""
    extra = sorted(path for path in DOCS.glob("rules/*.md") if f"rules/{path.name}" not in PAGES)
    if pytestconfig.getoption("--update"):
        for path in extra:
            path.unlink()
        extra = []
    assert extra == []
