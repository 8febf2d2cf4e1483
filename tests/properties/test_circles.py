"""Contexts of a circle are those that reach each other."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from asterisk_ls.semantic.dialplan.circles import circles_of

NAMES = st.sampled_from("abcdefg")


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(NAMES, st.lists(NAMES, max_size=4), max_size=7))
@example({"a": ["b"], "b": ["a", "c"], "c": ["c"]})
@example({"a": ["b", "c"], "b": ["c"], "c": ["b"]})
def test_a_circle_is_what_reaches_itself(includes: dict[str, list[str]]) -> None:
    """By includes, one after the other."""
    expected = {}
    for name in includes:
        circle = frozenset(
            other for other in _reached(includes, name) if name in _reached(includes, other) or other == name
        )
        if name in _reached(includes, name):
            expected[name] = circle
    assert circles_of(includes) == expected


def _reached(includes: dict[str, list[str]], name: str) -> set[str]:
    found: set[str] = set()
    waiting = list(includes.get(name, []))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += includes.get(one, [])
    return found


def test_a_long_chain_takes_no_time() -> None:
    """Each context includes the next one."""
    includes = {str(number): [str(number + 1)] for number in range(50_000)}
    assert circles_of(includes) == {}
    includes["50000"] = ["0"]
    assert len(circles_of(includes)["7"]) == 50_001
