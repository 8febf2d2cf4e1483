"""A line is masked in bounded time."""

from __future__ import annotations

from asterisk_ls.schema.secrets import masked, masked_value, secrets_in, without
from asterisk_ls.text import LONGEST_LINE


def test_a_value_is_masked_as_it_is_in_a_line() -> None:
    assert masked_value("set_var", "PASSWORD=hunter2") == "PASSWORD=*******"
    assert masked_value("username", "6001") == "6001"


def test_of_a_line_that_asterisk_does_not_read_the_end_is_not_shown() -> None:
    assert masked("a" * 10**6) == "a" * LONGEST_LINE + "*" * (10**6 - LONGEST_LINE)


def test_what_is_said_of_a_line_is_masked_as_the_line_is() -> None:
    """Whole, cut or taken apart; but a word or a number is no secret because somebody took it for a password."""
    found = secrets_in("client_uri = sip:joe:hunter2@host x")
    assert found == ("hunter2",)
    text = "`sip:joe:hunter2@host x` and `sip:joe:hunt…`"
    assert without(text, found) == "`sip:joe:*******@host x` and `sip:joe:****…`"
    assert without("no `hunter2`, and `x@host`", ["hunter2,x"]) == "no `*******`, and `x@host`"
    assert without("type 'auth' at sip:auth:auth@host", ["auth"]) == "type 'auth' at sip:****:****@host"
    assert without("Error parsing password=6001 of '6001'", ["6001"]) == "Error parsing password=**** of '6001'"
    assert secrets_in("allow = *") == ()
