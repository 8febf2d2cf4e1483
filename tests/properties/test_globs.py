"""A pattern of an `#include` stands for the names that glibc says."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from asterisk_ls.syntax.globs import MOST, expand
from asterisk_ls.syntax.wildcards import wildcard

PERIOD = 4
"""`FNM_PERIOD`: a leading dot has to be written."""
PIECES = [
    "a",
    "b",
    "c",
    "z",
    ".",
    "-",
    "[",
    "]",
    "!",
    "^",
    "*",
    "?",
    "\\",
    "[:digit:]",
    "[:alpha:]",
    "1",
    "[.a.]",
    "[=b=]",
]
NAMES = ["a", "b", "1", ".", "-", "[", "]", "c", "z", "!"]


FNMATCH: Any = getattr(ctypes.CDLL(None), "fnmatch", None) if sys.platform == "linux" else None


@pytest.mark.skipif(FNMATCH is None, reason="needs the C library of Linux")
@settings(max_examples=500, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=4).map("".join),
)
@example("[[:digit:]]*", "1a")
@example("[.]*", ".a")
@example("[[]a*", "[ab")
@example("[]a]", "]")
@example("[a-", "a")
def test_a_pattern_fits_what_the_c_library_says(pattern: str, name: str) -> None:
    expected = FNMATCH(pattern.encode(), name.encode(), PERIOD) == 0
    assert wildcard(pattern).fits(name) is expected


def test_hostile_patterns_take_no_time() -> None:
    """Stars that could share a name in many ways, alternatives of alternatives, and braces in braces."""
    names = ["a" * 200]
    assert expand("*a" * 8 + "b", names) == []
    assert len(expand("{a,b}" * 22, names)) < MOST
    assert expand("{" * 4000 + "}" * 4000, names) == []


def test_braces() -> None:
    """Each alternative stands for itself, and what is no pair of braces too."""
    assert expand("{a,b{c,d}}.conf", []) == ["a.conf", "bc.conf", "bd.conf"]
    assert expand("a{}b", []) == ["ab"]
    assert expand("a{b,c", []) == ["a{b,c"]
