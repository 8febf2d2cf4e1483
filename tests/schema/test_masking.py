"""A line is masked in bounded time."""

from __future__ import annotations

from asterisk_ls.schema.secrets import LONGEST, masked, masked_value


def test_a_value_is_masked_as_it_is_in_a_line() -> None:
    assert masked_value("set_var", "PASSWORD=hunter2") == "PASSWORD=*******"
    assert masked_value("username", "6001") == "6001"


def test_of_a_line_that_asterisk_does_not_read_the_end_is_not_shown() -> None:
    assert masked("a" * 10**6) == "a" * LONGEST + "*" * (10**6 - LONGEST)
