"""Which name somebody may have meant."""

from __future__ import annotations

import pytest

from asterisk_ls.rules.nearest import nearest_names

NAMES = ("type", "context", "max_contacts", "contact", "allow", "disallow")


def test_many_names_are_looked_up() -> None:
    """One slip is found among thousands, and among very many nothing is guessed."""
    many = tuple(f"phone{number:04}" for number in range(3000))
    assert nearest_names("phome0042", many) == ("phone0042",)
    assert nearest_names("phone3042", many) == ()
    assert nearest_names("phome0042", many * 2) == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("tpye", ("type",)),
        ("contxt", ("context", "contact")),
        ("maxcontacts", ("max_contacts",)),
        ("MAX-CONTACTS", ("max_contacts",)),
        ("disalow", ("disallow",)),
        ("type", ()),
        ("contact2", ()),
        ("tp", ()),
        ("colour", ()),
        ("x" * 1000, ()),
    ],
)
def test_slips_of_the_finger(written: str, expected: tuple[str, ...]) -> None:
    """Two of them at most, one in a short name; the nearest name comes first."""
    assert nearest_names(written, NAMES) == expected
