"""Settings: what is taken, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from asterisk_ls.main import main
from asterisk_ls.schema.documentation import DocumentationError
from asterisk_ls.settings import Settings, SettingsError, parse_settings
from asterisk_ls.workspace.documentation import find
from asterisk_ls.workspace.settings_file import settings_for

RULES = ("unknown-option", "missing-include")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, Settings()),
        ({"target-version": 20}, Settings(target_version="20")),
        ({"target_version": "20.8"}, Settings(target_version="20.8")),
        ({"ignore": ["unknown-option"]}, Settings(ignore=("unknown-option",))),
        ({"severities": {"unknown-option": "hint"}}, Settings(severities={"unknown-option": "hint"})),
        ({"check-paths": True, "exclude": ["*.bak"]}, Settings(check_paths=True, exclude=("*.bak",))),
    ],
)
def test_what_is_taken(values: dict[str, Any], expected: Settings) -> None:
    """Keys are written with `-` or `_`."""
    assert parse_settings(values, RULES) == expected


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"targetversion": "22"}, "unknown setting `targetversion`; did you mean `target-version`?"),
        ({"xyz": 1}, "unknown setting `xyz`"),
        ({"target-version": 20.8}, "`target-version` has to be a text such as \"20.8\", not '20.8'"),
        ({"target-version": True}, "`target-version` has to be"),
        ({"target-version": "20", "target_version": "22"}, "`target_version` is set twice"),
        ({"select": "unknown-option"}, "`select` has to be a list of texts"),
        ({"ignore": ["unknwon-option"]}, "there is no rule `unknwon-option`; did you mean `unknown-option`?"),
        ({"severities": ["a"]}, "`severities` has to be a table"),
        ({"severities": {"missing-include": "fatal"}}, "the severity of `missing-include` has to be one of error,"),
        ({"check-paths": "yes"}, "`check-paths` has to be true or false"),
        ({"config-directory": 1}, "`config-directory` has to be a text"),
        ({"config-directory": "/etc/\0"}, "`config-directory` has to be a text, not '/etc/\\x00'"),
        ({"documentation": "\ud800"}, "`documentation` has to be a text, not '\\ud800'"),
        ({"exclude": ["\0"]}, "`exclude` has to be a list of texts"),
    ],
)
def test_what_is_refused(values: dict[str, Any], says: str) -> None:
    """The message names the key and, if there is one, the nearest name."""
    with pytest.raises(SettingsError) as caught:
        parse_settings(values, RULES)
    assert str(caught.value).startswith(says)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"\nignor = []\n", ".asterisk-ls.toml:2: unknown setting `ignor`"),
        (b'[severities]\n"missing-includ" = "off"\n', ".asterisk-ls.toml:2: there is no rule"),
        (b'select = [\n  "missing-include",\n  "x",\n]\n', ".asterisk-ls.toml:3: there is no rule `x`"),
        (b"ignore = [\n", ".asterisk-ls.toml is not TOML: "),
        (b"\xff", ".asterisk-ls.toml is not UTF-8"),
        (b"a = " + b"[" * 10_000, ".asterisk-ls.toml is not TOML"),
        (b"#" * 2_000_000, ".asterisk-ls.toml is no settings file: it is larger than 1024 KiB"),
    ],
)
def test_a_bad_file_is_told_with_its_line(tmp_path: Path, text: bytes, says: str) -> None:
    """Where the key stands, if it can be found."""
    (tmp_path / ".asterisk-ls.toml").write_bytes(text)
    with pytest.raises(SettingsError) as caught:
        settings_for(tmp_path, RULES)
    assert says in str(caught.value)


def test_the_nearest_file_counts_and_the_command_line_goes_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rules to leave out add up."""
    folder = tmp_path / "pbx"
    folder.mkdir()
    (folder / "pjsip.conf").write_text("[6001]\ntype=endpoint\nsetvar=A=B\naors=x\n")
    (tmp_path / ".asterisk-ls.toml").write_text('ignore = ["unknown-option"]\n')
    assert main(["check", str(folder), "--ignore", "undefined-reference,missing-include"]) == 0
    assert main(["check", str(folder), "--select", "unknown-option", "--select", "undefined-reference"]) == 1
    (folder / ".asterisk-ls.toml").write_text('[severities]\nundefined-reference = "off"\nunknown-option = "hint"\n')
    capsys.readouterr()
    assert main(["check", str(folder)]) == 1
    assert "hint[unknown-option]" in capsys.readouterr().out
    assert main(["check", str(folder), "--config", str(tmp_path / "none.toml")]) == 2
    assert "none.toml cannot be read: No such file" in capsys.readouterr().err


def test_a_baseline_can_be_a_setting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its path is relative to the project file; a finding that is known counts once for each time."""
    folder = tmp_path / "pbx"
    folder.mkdir()
    text = "[6001]\ntype=endpoint\nsetvar=A=B\n[a]\ntype=auth\npasswrd=hunter2\n"
    (folder / "pjsip.conf").write_text(text)
    assert main(["check", str(folder), "--write-baseline", str(tmp_path / "known.json")]) == 0
    assert "hunter2" not in (tmp_path / "known.json").read_text()
    (tmp_path / ".asterisk-ls.toml").write_text('baseline = "known.json"\n')
    assert main(["check", str(folder)]) == 0
    (folder / "pjsip.conf").write_text("; moved\n\n" + text.replace("setvar=A=B", "setvar=A=B\nsetvar=A=B"))
    assert main(["check", str(folder)]) == 1
    assert capsys.readouterr().out.count("[unknown-option]") == 1


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": 9, "findings": []}', "[" * 100_000, "\x00"])
def test_what_is_no_baseline_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    """The message says how to write one."""
    (tmp_path / "pjsip.conf").write_text("[a]\ntype=aor\n")
    (tmp_path / "known.json").write_text(content)
    assert main(["check", str(tmp_path), "--baseline", str(tmp_path / "known.json")]) == 2
    assert "--write-baseline" in capsys.readouterr().err


def test_the_home_of_nobody_is_no_trouble(tmp_path: Path) -> None:
    """It is a path like another one, at which there is nothing."""
    (tmp_path / ".asterisk-ls.toml").write_text('documentation = "~nobody-of-that-name/x"\n')
    assert settings_for(tmp_path, RULES).documentation == str(tmp_path / "~nobody-of-that-name/x")
    with pytest.raises(DocumentationError):
        find("~nobody-of-that-name/x")


def test_paths_are_looked_for_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Elsewhere than on the machine itself, certificates are taken to be there."""
    (tmp_path / "stir_shaken.conf").write_text(
        "[15551234567]\ntype=tn\nprivate_key_file=/etc/asterisk/tn.pem\npublic_cert_url=https://example.com/tn.pem\n"
    )
    assert main(["check", str(tmp_path)]) == 0
    (tmp_path / ".asterisk-ls.toml").write_text("check-paths = true\n")
    assert main(["check", str(tmp_path)]) == 1
    assert "unreadable-file" in capsys.readouterr().out
    (tmp_path / "tn.pem").touch()
    assert main(["check", str(tmp_path)]) == 0
