"""The edit that silences a rule on a line."""

from __future__ import annotations

import pytest

from asterisk_ls.rules.suppression import ignore_edit, is_suppressed, suppressions


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("[a]\nb = c\n", 1, "[a]\nb = c  ; asterisk-ls: ignore[rule]\n"),
        ("[a]\nb = c", 1, "[a]\nb = c  ; asterisk-ls: ignore[rule]"),
        ("[a]\r\nb = c \r\nd = e\r\n", 1, "[a]\r\nb = c  ; asterisk-ls: ignore[rule]\r\nd = e\r\n"),
        ("b = c ; why\n", 0, "b = c ; why  ; asterisk-ls: ignore[rule]\n"),
        ("b = c ; asterisk-ls: ignore[other]\n", 0, "b = c ; asterisk-ls: ignore[other, rule]\n"),
    ],
)
def test_the_edit_silences_the_rule(text: str, line: int, expected: str) -> None:
    """A comment is put behind the line, or the one that is there learns another name."""
    edit = ignore_edit("rule", text, line)
    edited = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert edited == expected
    assert is_suppressed("rule", line, edited)


def test_blanks_in_a_name_take_no_time() -> None:
    """Names are what stands between commas."""
    name = "a" + " " * 20000 + "b"
    (found,) = suppressions(f"; asterisk-ls: ignore[{name}, other]")
    assert found.rules is not None
    assert [one for one, _ in found.rules] == [name, "other"]
