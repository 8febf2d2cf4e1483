"""Settings as an editor gives them: what is taken, and what is said of the rest."""

from __future__ import annotations

from typing import Any

import pytest

from asterisk_ls.lsp.client_settings import merged, own_section
from asterisk_ls.settings import Settings

RULES = ("unknown-option", "missing-include")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Settings()),
        ({"targetVersion": 20, "ignore": None}, Settings(target_version="20")),
        ({"asterisk.targetVersion": "20.8"}, Settings(target_version="20.8")),
        ({"target-version": "20", "most_findings": 5}, Settings(target_version="20", most_findings=5)),
        ({"trace": {"server": "off"}, "asterisk.trace.server": "off"}, Settings()),
    ],
    ids=str,
)
def test_what_is_taken(given: dict[str, Any], expected: Settings) -> None:
    """Names in the way of editors, with the section or without, and what is theirs left alone."""
    assert merged(Settings(), given, RULES) == (expected, [])


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"mostFindings": "x"}, "`asterisk.mostFindings` has to be a number, 0 for all, not 'x'"),
        ({"asterisk.checkPaths": 1}, "`asterisk.checkPaths` has to be true or false, not '1'"),
        ({"configDirectory": "\0"}, "`asterisk.configDirectory` has to be a text, not '\\x00'"),
        ({"ignore": ["x"]}, "`asterisk.ignore`: there is no rule `x`"),
        ({"targetVersoin": "20"}, "`asterisk.targetVersoin` is no setting; did you mean `targetVersion`?"),
        ({"asterisk.targetVersoin": "20"}, "`asterisk.targetVersoin` is no setting; did you mean `targetVersion`?"),
    ],
    ids=str,
)
def test_what_is_told(given: dict[str, Any], says: str) -> None:
    """In the words of the editor, and once; the others hold."""
    assert merged(Settings(), {"select": ["unknown-option"], **given}, RULES) == (
        Settings()._replace(select=("unknown-option",)),
        [says],
    )


def test_a_setting_in_two_spellings() -> None:
    """One of them is a mistake; the first one holds."""
    given = {"target_version": "20", "targetVersion": "22"}
    assert merged(Settings(), given, RULES) == (
        Settings(target_version="20"),
        ["`asterisk.targetVersion` is set twice"],
    )


@pytest.mark.parametrize(
    ("given", "own"),
    [
        ({"asterisk": {"ignore": []}, "python": {"select": 1}}, {"ignore": []}),
        ({"asterisk.ignore": [], "python.select": 1}, {"asterisk.ignore": []}),
        ({"python": {"select": 1}, "select": 5}, {}),
        ({"asterisk": None}, {}),
        (None, {}),
        ([1], {}),
    ],
    ids=str,
)
def test_what_an_editor_says_to_other_servers(given: object, own: dict[str, Any]) -> None:
    """It is none of ours."""
    assert own_section(given) == own
