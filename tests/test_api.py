"""The front door of the library, as its documentation has it."""

from __future__ import annotations

import pytest

from asterisk_ls import api

FILES = {
    "pjsip.conf": b"[phone](!)\ntype = endpoint\n\n[6001](phone)\nsetvar = A=B\n\n#include phones.conf\n",
    "phones.conf": b"[6002](phone)\naors = 6002\n[6002]\ntype = aor\ncontact = sip:6002@192.0.2.1\n",
}


def test_what_asterisk_will_have_and_what_not() -> None:
    """Objects by type, and those that are lost with the rule that explains it."""
    loaded = api.load(FILES)
    assert loaded.objects == {"endpoint": ("6002",), "aor": ("6002",)}
    assert loaded.lost == (api.LostObject("endpoint", "6001", "pjsip.conf", 4, "unknown-option"),)
    assert (
        api.LogLine(
            "ERROR", "Could not create an object of type 'endpoint' with id '6001' from configuration file 'pjsip.conf'"
        )
        in loaded.log
    )


def test_a_finding_says_where_what_and_how_to_fix_it() -> None:
    """Places count from 0; an edit is a span of the file and what comes in its place."""
    (finding,) = [one for one in api.load(FILES).findings if one.rule == "unknown-option"]
    assert (finding.severity, finding.effect) == (api.Severity.ERROR, api.Effect.OBJECT_DROPPED)
    assert (finding.location.path, finding.location.start) == ("pjsip.conf", api.Position(4, 0))
    assert finding.lost == ("endpoint 6001",)
    (fix,) = finding.fixes
    text = FILES["pjsip.conf"].decode()
    (edit,) = fix.edits
    assert text[edit.span.start : edit.span.end] == "setvar"
    assert (edit.text, fix.safe) == ("set_var", True)


def test_a_reading_has_inherited_variables_in_their_order() -> None:
    """Each with the line and the file that it was written in."""
    reading = api.read(FILES, "pjsip.conf")
    assert reading.status == "ok"
    assert [category.name for category in reading.categories] == ["phone", "6001", "6002", "6002"]
    phone = reading.categories[2]
    assert (phone.file, phone.line) == ("phones.conf", 1)
    assert phone.variables == (api.Variable(2, "type", "endpoint"), api.Variable(2, "aors", "6002"))


def test_settings_and_versions() -> None:
    """Rules that are not wanted say nothing; a version that nobody knows is an error."""
    assert not api.load(FILES, settings=api.Settings(ignore=("unknown-option",))).findings
    with pytest.raises(api.UnknownVersionError, match="99"):
        api.load(FILES, target_version="99")


def test_an_edit_gives_another_analysis() -> None:
    """The one before stays as it is."""
    before = api.analysis(api.load(FILES).project)
    after = before.with_file("phones.conf", None)
    assert "missing-include" in [one.rule for one in after.all_findings()]
    assert "missing-include" not in [one.rule for one in before.all_findings()]


def test_everything_that_is_promised_is_there() -> None:
    """`__all__` is the promise."""
    assert [name for name in api.__all__ if not hasattr(api, name)] == []


@pytest.mark.parametrize(
    ("directory", "objects", "rules"),
    [
        ("/etc/asterisk", {"aor": ("6001",), "endpoint": ("6001",)}, []),
        ("", {"endpoint": ("6001",)}, []),  # nothing is known of what lies there
        ("/srv/asterisk", {"endpoint": ("6001",)}, []),
    ],
)
def test_a_pattern_with_the_path_of_the_directory(
    directory: str, objects: dict[str, tuple[str, ...]], rules: list[str]
) -> None:
    """It stands for files of the directory, if that is the one; otherwise for files that are not known."""
    files = {
        "pjsip.conf": b"#include /etc/asterisk/users/*.conf\n[6001]\ntype = endpoint\nallow = ulaw\naors = 6001\n",
        "users/a.conf": b"[6001]\ntype = aor\ncontact = sip:6001@192.0.2.1\n",
    }
    loaded = api.load(files, directory=directory)
    assert (loaded.objects, [finding.rule for finding in loaded.findings]) == (objects, rules)
