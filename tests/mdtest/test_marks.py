"""Underlines are read, written and compared."""

from __future__ import annotations

import pytest

from mdtest.marks import Mark, difference, with_marks, without_marks

SNIPPET = """\
[alice](phone)
        ^^^^^ undefined-parent "no section"
type = endpoint
^^^^ one
       ^^^^^^^^ two
"""
PLAIN = "[alice](phone)\ntype = endpoint\n"
MARKS = [Mark(0, 8, 13, "undefined-parent", "no section"), Mark(1, 0, 4, "one"), Mark(1, 7, 15, "two")]


def test_marks_are_taken_out() -> None:
    """What is left is the text that is read."""
    assert without_marks(SNIPPET) == (PLAIN, MARKS)


def test_marks_are_put_back() -> None:
    """The inverse of taking them out."""
    assert with_marks(PLAIN, MARKS) == SNIPPET


def test_tabs_stay_under_tabs() -> None:
    """So that the carets stand where the eye expects them."""
    text = with_marks("\tallow = x\n", [Mark(0, 9, 10, "rule")])
    assert text == "\tallow = x\n\t        ^ rule\n"
    assert without_marks(text) == ("\tallow = x\n", [Mark(0, 9, 10, "rule")])


@pytest.mark.parametrize("text", ["^^^ rule\n", "[a]\n^^^\n"])
def test_a_mark_needs_a_line_and_a_rule(text: str) -> None:
    """Otherwise it would say nothing."""
    with pytest.raises(ValueError, match="needs a line above"):
        without_marks(text)


def test_part_of_the_message_is_enough() -> None:
    """The page quotes what matters."""
    found = [MARKS[0]._replace(message="no section `phone` above this one"), *MARKS[1:]]
    assert difference("x", PLAIN, MARKS, found) == ""


def test_a_difference_shows_the_underlines() -> None:
    """Missing ones with a minus, unexpected ones with a plus and their whole message."""
    shown = difference("pjsip.conf", "[a]\nb = c\n", [Mark(1, 0, 1, "one")], [Mark(1, 4, 5, "two", "not a c")])
    assert shown == ('--- pjsip.conf, expected\n+++ pjsip.conf, found\n [a]\n b = c\n-^ one\n+    ^ two "not a c"')
