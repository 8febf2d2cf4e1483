"""Files that are there and are not read: what is in them is not known, and nothing is made up about it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from asterisk_ls.main import main
from asterisk_ls.workspace.directory import LARGEST

TOP = """\
#include phones.conf
#include trunks.d/*.conf
#tryinclude more.conf
[6001]
type = endpoint
aors = 6001
setvar = A=B
"""


def too_large(path: Path, _outside: Path) -> None:
    """A file above the limit."""
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)


def leading_out(path: Path, outside: Path) -> None:
    """A link to what may not be read."""
    path.symlink_to(outside / "phones.conf")


@pytest.mark.parametrize("make", [too_large, leading_out])
@pytest.mark.parametrize("name", ["phones.conf", "trunks.d/b.conf", "more.conf"])
def test_what_is_not_read_is_not_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: object, name: str
) -> None:
    """The file is told of once, with status 2; the names that it may hold are not called missing, other mistakes are."""
    folder, outside = tmp_path / "etc", tmp_path / "outside"
    (folder / "trunks.d").mkdir(parents=True)
    outside.mkdir()
    (outside / "phones.conf").write_text("[6001]\ntype = aor\n")
    for one in ("phones.conf", "trunks.d/a.conf", "trunks.d/b.conf"):
        (folder / one).write_text("")
    (folder / name).unlink(missing_ok=True)
    make(folder / name, outside)  # type: ignore[operator]
    (folder / "pjsip.conf").write_text(TOP)
    assert main(["check", str(folder)]) == 2
    captured = capsys.readouterr()
    assert [line for line in captured.out.split("\n") if "[" in line and "pjsip.conf:" in line] == [
        f"{folder}/pjsip.conf:7:1: error[unknown-option]: `setvar`: in an endpoint it is `set_var`"
    ]
    assert captured.err.count("\n") == 1
    assert f"/{name}" in captured.err
    assert main(["check", str(folder), "--fix"]) == 2
    assert "set_var" in (folder / "pjsip.conf").read_text()


def test_a_top_file_that_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its names are not known either."""
    folder = tmp_path / "etc"
    folder.mkdir()
    (folder / "pjsip.conf").write_text("[6001]\ntype = endpoint\nacl = office\ngeoloc_incoming_call_profile = home\n")
    assert main(["check", str(folder)]) == 1
    for name in ("acl.conf", "geolocation.conf"):
        too_large(folder / name, tmp_path)
    capsys.readouterr()
    assert main(["check", str(folder)]) == 2
    assert capsys.readouterr().out == ""


def test_a_relative_name_that_leads_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is there, and it is none of ours; one that is not there is missing."""
    folder = tmp_path / "etc"
    folder.mkdir()
    (tmp_path / "shared.conf").write_text("[6001]\ntype = aor\n")
    (folder / "pjsip.conf").write_text("#include ../shared.conf\n")
    assert main(["check", str(folder)]) == 2
    captured = capsys.readouterr()
    assert (captured.out, "lies outside of" in captured.err) == ("", True)
    os.remove(tmp_path / "shared.conf")  # noqa: PTH107
    assert main(["check", str(folder)]) == 1
    assert "missing-include" in capsys.readouterr().out
