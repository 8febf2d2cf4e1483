"""Where the documentation of an installed Asterisk is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from asterisk_ls.schema.documentation import DocumentationError
from asterisk_ls.workspace import documentation
from asterisk_ls.workspace.documentation import NAME, find, installed

if TYPE_CHECKING:
    from pathlib import Path

TEXT = '<docs><configFile name="a.conf"><configObject name="b"><configOption name="c"><synopsis>{}</synopsis></configOption></configObject></configFile></docs>'


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory with documentation, the only usual place there is."""
    folder = tmp_path / "documentation"
    folder.mkdir()
    (folder / NAME).write_text(TEXT.format("Said"))
    monkeypatch.setattr(documentation, "PLACES", (str(tmp_path / "none"), str(folder)))
    return tmp_path


def test_it_is_looked_for_in_the_usual_places(data: Path) -> None:
    assert find() == data / "documentation" / NAME


def test_a_setting_names_the_file_or_a_folder_around_it(data: Path) -> None:
    file = data / "documentation" / NAME
    assert find(str(file)) == find(str(file.parent)) == find(str(data)) == file


def test_a_setting_that_names_nothing_is_told(data: Path) -> None:
    with pytest.raises(DocumentationError, match="there is no documentation at"):
        find(str(data / "elsewhere"))


def test_a_machine_may_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documentation, "PLACES", ())
    assert installed() is None


def test_a_changed_file_is_read_again(data: Path) -> None:
    first = installed()
    assert first is installed()
    (data / "documentation" / NAME).write_text(TEXT.format("Said at length"))
    second = installed()
    assert second is not None
    assert second.option("a.conf", "b", "c") == "Said at length."


def test_what_cannot_be_used_is_told_with_its_name(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documentation, "LARGEST", 10)
    with pytest.raises(DocumentationError, match=NAME):
        installed()
    monkeypatch.setattr(documentation, "LARGEST", 10**6)
    (data / "documentation" / NAME).write_text("no XML")
    with pytest.raises(DocumentationError, match=f"{NAME}: not well-formed"):
        installed()
