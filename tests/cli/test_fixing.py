"""What `--fix` and `--diff` do to files."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from asterisk_ls.main import main
from asterisk_ls.workspace.writing import NotWrittenError, write

BROKEN = "[6001]\ntype=endpoint\nsetvar=A=B\n"
FIXED = BROKEN.replace("setvar", "set_var")


def config(folder: Path, text: str = BROKEN, name: str = "pjsip.conf") -> Path:
    """A file of a configuration directory."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return path


def test_mode_and_name_stay_and_nothing_is_left_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asterisk has to be able to read the file afterwards, and the message says what was done."""
    path = config(tmp_path)
    path.chmod(0o640)
    assert main(["check", "--fix", str(tmp_path)]) == 0
    assert path.read_text() == FIXED
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["pjsip.conf"]
    assert "pjsip.conf: fixed 1: use `set_var`" in capsys.readouterr().err


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is written, if it lies in the directory."""
    path = config(tmp_path, name="real.conf")
    (tmp_path / "pjsip.conf").symlink_to("real.conf")
    assert main(["check", "--fix", str(tmp_path)]) == 0
    assert (tmp_path / "pjsip.conf").is_symlink()
    assert path.read_text() == FIXED


def test_nothing_is_written_over_a_change_or_outside(tmp_path: Path) -> None:
    """The file is as it was, and the message says why."""
    path = config(tmp_path / "etc")
    with pytest.raises(NotWrittenError, match="changed while"):
        write(path, b"something else", b"new", inside=(tmp_path,))
    with pytest.raises(NotWrittenError, match="not part of what is checked"):
        write(path, BROKEN.encode(), b"new", inside=(tmp_path / "other",))
    with pytest.raises(NotWrittenError, match="No such file"):
        write(tmp_path / "gone.conf", b"", b"new", inside=(tmp_path,))
    assert path.read_text() == BROKEN


def test_only_what_was_asked_for_is_written(tmp_path: Path) -> None:
    """A file that is included stays, unless it was named too."""
    top = config(tmp_path, "#include sub/x.conf\n[6002]\ntype=endpoint\nsetvar=A=B\n")
    other = config(tmp_path, name="sub/x.conf")
    assert main(["check", "--fix", str(other)]) == 0
    assert (other.read_text(), "setvar" in top.read_text()) == (FIXED, True)


def test_what_is_not_safe_is_applied_on_request(tmp_path: Path) -> None:
    """`--unsafe-fixes` adds the others."""
    path = config(tmp_path, "[6001]\ntype=aor\nmax_contcts=1\n")
    assert main(["check", "--fix", str(tmp_path)]) == 1
    assert main(["check", "--fix", "--unsafe-fixes", str(tmp_path)]) == 0
    assert path.read_text() == "[6001]\ntype=aor\nmax_contacts=1\n"


PATCH = shutil.which("patch")


@pytest.mark.skipif(PATCH is None, reason="needs patch")
@pytest.mark.parametrize(
    "text", [BROKEN, BROKEN.replace("\n", "\r\n"), BROKEN.rstrip("\n"), "; \udce9\x85\x0c\n" + BROKEN]
)
def test_a_diff_can_be_applied(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """Line ends, bytes that are no UTF-8 and a missing last newline included."""
    path = config(tmp_path, text)
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--diff"]) == 1
    diff = capfdbinary.readouterr().out
    subprocess.run([str(PATCH), "--binary", "-p0"], input=diff, cwd=tmp_path, check=True, capture_output=True)
    assert path.read_bytes() == text.replace("setvar", "set_var").encode("utf-8", "surrogateescape")
    assert main(["check", "--diff"]) == 0


def test_a_diff_shows_no_secret(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither in the line that changes nor around it."""
    config(tmp_path, "[a]\ntype=auth\npasswrd=hunter2\nusrname=a\npassword=hunter2\n")
    main(["check", "--diff", "--unsafe-fixes", str(tmp_path)])
    out = capsys.readouterr().out
    assert "+username=a" in out
    assert "hunter2" not in out


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The status is 2, and the file is as it was."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = config(tmp_path)
    monkeypatch.setattr(os, "replace", refuse)
    assert main(["check", "--fix", str(tmp_path)]) == 2
    assert "pjsip.conf cannot be written: Permission denied" in capsys.readouterr().err
    assert path.read_text() == BROKEN
    assert [entry.name for entry in tmp_path.iterdir()] == ["pjsip.conf"]
