"""What is masked of a line."""

from __future__ import annotations

import pytest

from asterisk_ls.schema.secrets import LONGEST, masked, masked_value


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("password", "hunter2", "*******"),
        ("username", "6001", "6001"),
        ("set_var", "PASSWORD=hunter2", "PASSWORD=*******"),
        ("contact", "sip:6001:hunter2@192.0.2.1", "sip:6001:*******@192.0.2.1"),
        ("6001", "4242,Anna", "****,Anna"),
    ],
)
def test_a_value_is_masked_as_it_is_in_a_line(name: str, value: str, shown: str) -> None:
    assert masked_value(name, value) == shown


def test_a_long_line_takes_no_long_time() -> None:
    """Of the end that Asterisk does not read, nothing is shown."""
    assert masked("a" * 10**6) == "a" * LONGEST + "*" * (10**6 - LONGEST)
