"""Which directory a path stands for, and which of its files are there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from asterisk_ls.main import main
from asterisk_ls.workspace import directory as directory_module
from asterisk_ls.workspace import discovery
from asterisk_ls.workspace.directory import Directory
from asterisk_ls.workspace.discovery import is_excluded, places

AOR = "[6001]\ntype=aor\n"
BROKEN = "[6001]\ntype=endpoint\nsetvar=A=B\n"


def tree(top: Path, **files: str) -> Path:
    """A tree with files; `__` in a name stands for `/`, and `.conf` is added."""
    for name, text in files.items():
        path = top / f"{name.replace('__', '/')}.conf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return top


def found(*paths: Path, excludes: tuple[str, ...] = ()) -> dict[str, list[str] | None]:
    """The directories that paths stand for, by their names, with the files that were asked for."""
    result, _ = places(paths, lambda _: excludes)
    return {place.folder.name: None if place.wanted is None else sorted(place.wanted) for place in result}


def test_each_directory_of_a_tree_is_a_place_of_its_own(tmp_path: Path) -> None:
    """What lies below a configuration directory belongs to it; what only looks like one by its suffix does not count."""
    tree(tmp_path, one__pjsip=AOR, one__sub__pjsip=AOR, a__two__extensions="", other__nginx="")
    assert found(tmp_path) == {"one": None, "two": None}


def test_a_file_belongs_to_the_directory_around_it(tmp_path: Path) -> None:
    """Several files of a directory are one place, however they are named."""
    tree(tmp_path, etc__pjsip="", etc__pjsip_d__x="", alone__x="")
    etc = tmp_path / "etc"
    assert found(etc / "pjsip.conf", etc / "pjsip_d" / "x.conf") == {"etc": ["pjsip.conf", "pjsip_d/x.conf"]}
    assert found(etc / "pjsip.conf", etc) == {"etc": None}
    assert found(tmp_path / "alone" / "x.conf") == {"alone": ["x.conf"]}


def test_a_part_of_a_directory_is_checked_as_that_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`pjsip.d` by itself means nothing: what includes it is read too, and only what is found in it is told."""
    tree(tmp_path, etc__pjsip=f"#include pjsip.d/*.conf\n{BROKEN}", etc__pjsip_d__phones=BROKEN)
    part = (tmp_path / "etc" / "pjsip_d").rename(tmp_path / "etc" / "pjsip.d")
    monkeypatch.chdir(part)
    assert found(Path()) == {"..": ["pjsip.d/"]}
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert "phones.conf:3:1: error[unknown-option]" in out
    assert "pjsip.conf:" not in out.replace("related", "")


def test_it_is_no_success_to_have_checked_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong folder in a CI job must not pass."""
    tree(tmp_path, nginx__nginx="server {}\n", custom__pjsip_custom=BROKEN)
    for name in ("nginx", "custom"):
        assert main(["check", str(tmp_path / name)]) == 2
        assert "Asterisk reads none of the files here by itself" in capsys.readouterr().err


def test_a_folder_that_may_not_be_entered_is_said_so(tmp_path: Path) -> None:
    """Debian gives `/etc/asterisk` to its own group. Whatever else lies beside such a folder is checked."""
    tree(tmp_path, a__pjsip=AOR, secret__pjsip=AOR)
    tmp_path.chmod(0o755)
    secret = tmp_path / "secret"
    secret.chmod(0)
    with another_user(tmp_path):
        assert places([tmp_path], lambda _: ()) == (
            [discovery.Place(tmp_path / "a", None)],
            [f"{secret}: cannot be listed: Permission denied"],
        )
        _, troubles = places([secret / "pjsip.conf"], lambda _: ())
        assert troubles == [f"{secret / 'pjsip.conf'} cannot be reached: Permission denied"]
    secret.chmod(0o700)


@contextmanager
def another_user(folder: Path) -> Iterator[None]:
    """Not to be root for a while, to whom no folder is closed. The folders above `folder` are opened for that."""
    if os.geteuid():
        yield
        return
    for above in folder.parents:
        if above.stat().st_uid == 0 and above.name.startswith("pytest"):
            above.chmod(0o755)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_names_that_no_disk_takes(tmp_path: Path) -> None:
    """They are told of, like any other path that leads nowhere."""
    _, troubles = places([tmp_path / ("x" * 300), tmp_path / "nul\0", tmp_path / "gone"], lambda _: ())
    said = [trouble.rpartition(": ")[2] for trouble in troubles]
    assert (said[0], said[2]) == ("File name too long", "there is no such file or directory")
    assert said[1].startswith("embedded null")  # versions of Python put it in different words


def test_a_certificate_is_looked_for_from_wherever_the_command_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`asterisk-ls check` in the folder says what `asterisk-ls check FOLDER` says."""
    tree(tmp_path, pjsip=f"[t]\ntype=transport\nprotocol=tls\nbind=0.0.0.0\ncert_file={tmp_path}/keys/none.pem\n")
    (tmp_path / ".asterisk-ls.toml").write_text(f'config-directory = "{tmp_path}"\n')
    assert main(["check", str(tmp_path)]) == 1
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "none.pem").touch()
    assert main(["check"]) == 0


def test_some_folders_are_never_entered(tmp_path: Path) -> None:
    """Nor are those that the settings exclude, nor links, which could lead in circles."""
    tree(tmp_path, node_modules__a__pjsip=AOR, old__pjsip=AOR, etc__pjsip=AOR)
    (tmp_path / "round").symlink_to(tmp_path)
    assert found(tmp_path, excludes=("old",)) == {"etc": None}


@pytest.mark.parametrize(
    ("name", "pattern", "expected"),
    [
        ("old/pjsip.conf", "old", True),
        ("a/old/pjsip.conf", "old", True),
        ("a/old/pjsip.conf", "old/*", False),
        ("old/a/pjsip.conf", "old/a", True),
        ("old/pjsip.conf", "old/", True),
        ("pjsip.conf.bak", "*.bak", True),
        ("pjsip.conf", "sip.conf", False),
    ],
)
def test_patterns_that_exclude(name: str, pattern: str, *, expected: bool) -> None:
    """Without `/` a pattern is compared with each part of a name, with one from the start."""
    assert is_excluded(name, [pattern]) is expected


def test_an_excluded_file_is_read_but_nothing_is_told_of_it(tmp_path: Path) -> None:
    """What includes it still sees its sections."""
    tree(tmp_path, pjsip="#include old.conf\n[e]\ntype=endpoint\naors=6001\n", old=AOR + BROKEN)
    (tmp_path / ".asterisk-ls.toml").write_text('exclude = ["old.conf"]\n')
    assert main(["check", str(tmp_path)]) == 0


def test_a_directory_is_listed_only_for_an_include_with_a_pattern(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where each file is named, it does not matter how many others there are."""
    monkeypatch.setattr(directory_module, "MOST_NAMES", 3)
    tree(tmp_path, pjsip="#include a.conf\n", a="", b="", c="", d="")
    assert main(["check", str(tmp_path)]) == 0
    tree(tmp_path, pjsip="#include *.inc\n")
    assert main(["check", str(tmp_path)]) == 2
    assert "more than 3 files" in capsys.readouterr().err


def test_a_tree_of_other_files_ends_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The work is bounded, and the message says what to do."""
    monkeypatch.setattr(discovery, "MOST_ENTRIES", 100)
    (tmp_path / "photos").mkdir()
    for number in range(150):
        (tmp_path / "photos" / f"{number}.jpg").touch()
    assert main(["check", str(tmp_path)]) == 2
    assert "more than 100 files; name the directory" in capsys.readouterr().err


def test_other_files_beside_a_configuration_cost_nothing(tmp_path: Path) -> None:
    """20,000 recordings beside it are not looked at."""
    tree(tmp_path, pjsip=AOR)
    for number in range(20_000):
        os.close(os.open(tmp_path / f"{number}.wav", os.O_CREAT))
    files = Directory(tmp_path)
    assert files["pjsip.conf"] == AOR.encode()
    assert files._names is None  # noqa: SLF001 - that nothing was listed is what is tested
    assert main(["check", str(tmp_path)]) == 0


def test_a_tree_without_configuration_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong path must not look like a clean one."""
    assert main(["check", str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert "no Asterisk configuration" in captured.err
    assert captured.out == ""


def test_an_absolute_include_is_looked_for_where_the_files_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`/etc/asterisk/x.conf` is `x.conf` of a checkout; any other absolute path is not read."""
    secret = tree(tmp_path / "elsewhere", x=BROKEN) / "x.conf"
    tree(tmp_path / "etc", pjsip=f"#include /etc/asterisk/sub/x.conf\n#tryinclude {secret}\n", sub__x=BROKEN)
    assert main(["check", str(tmp_path / "etc"), "--format", "json"]) == 1
    out = capsys.readouterr().out
    assert "etc/sub/x.conf" in out
    assert "elsewhere" not in out


def test_a_link_may_lead_to_what_lies_around(tmp_path: Path) -> None:
    """In a checkout, machines share files by links; out of the checkout none is followed."""
    tree(tmp_path, repo__shared__x=AOR, repo__pbx__pjsip=AOR, outside__y=BROKEN)
    (tmp_path / "repo/pbx/x.conf").symlink_to("../shared/x.conf")
    (tmp_path / "repo/pbx/y.conf").symlink_to("../../outside/y.conf")
    files = Directory(tmp_path / "repo/pbx", around=tmp_path / "repo")
    assert files["x.conf"] == AOR.encode()
    assert "y.conf" not in files
    assert "leads out of" in files.troubles[0]
    assert "../../outside/y.conf" not in files
    assert "y.conf" in Directory(tmp_path / "repo/pbx", own=True)


def test_linked_folders_are_listed_without_end(tmp_path: Path) -> None:
    """Asterisk's patterns see through links to folders; a link to a folder above adds nothing."""
    tree(tmp_path, etc__real__x=AOR)
    (tmp_path / "etc/linked").symlink_to("real")
    (tmp_path / "etc/real/up").symlink_to("..")
    assert list(Directory(tmp_path / "etc")) == ["linked/x.conf", "real/x.conf"]


def test_what_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too large alone, too large together, not allowed: a sentence each."""
    tree(tmp_path, a="x" * 100, b="x" * 60, c="x" * 60, d="x")
    monkeypatch.setattr(directory_module, "LARGEST", 80)
    monkeypatch.setattr(directory_module, "MOST_BYTES", 100)
    files = Directory(tmp_path)
    assert [name for name in ("a.conf", "b.conf", "c.conf") if name in files] == ["b.conf"]
    assert ["more than is read" in files.troubles[0], "together" in files.troubles[1]] == [True, True]

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert "d.conf" not in files
    assert files.troubles[-1].endswith("d.conf cannot be read: Permission denied")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "\udcff", "..", ".", "", "/", "pjsip.conf/x"])
def test_no_name_makes_it_fail(tmp_path: Path, name: str) -> None:
    """A configuration can ask for anything."""
    tree(tmp_path, pjsip=AOR)
    assert name not in Directory(tmp_path)
