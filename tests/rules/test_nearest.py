"""Which name somebody may have meant."""

from __future__ import annotations

import pytest

from asterisk_ls.rules.nearest import nearest_names

NAMES = ("type", "context", "max_contacts", "contact", "allow", "disallow")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("tpye", ("type",)),
        ("contxt", ("context", "contact")),
        ("maxcontacts", ("max_contacts",)),
        ("MAX-CONTACTS", ("max_contacts",)),
        ("disalow", ("disallow",)),
        ("type", ()),
        ("tp", ()),
        ("colour", ()),
        ("x" * 1000, ()),
    ],
)
def test_slips_of_the_finger(written: str, expected: tuple[str, ...]) -> None:
    """Two of them at most, one in a short name; the nearest name comes first."""
    assert nearest_names(written, NAMES) == expected
