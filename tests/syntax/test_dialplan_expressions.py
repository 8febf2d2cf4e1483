"""Mistakes in expressions that no value of a variable can make good."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asterisk_ls.syntax.dialplan.expressions import mistake_in
from asterisk_ls.syntax.dialplan.substitution import parse
from asterisk_ls.syntax.dialplan.terms import Expression


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ""),
        ("1", ""),
        ("1 + 2", ""),
        ("-1", ""),
        ("!1", ""),
        ("1 - -1", ""),
        ("(1 + 2) * 3", ""),
        ('"${A}" = "b"', ""),
        ('"${A}" = "b c"', ""),
        ("${A} = b", ""),
        ("${A} ${B} ${C}", ""),
        ("${A}b", ""),
        ("${A}", ""),
        ('"${A}" =~ "[0-9]+"', ""),
        ("${A} & ${B} | ${C}", ""),
        ("1 ? 2 :: 3", ""),
        ("SIN(1)", ""),
        ("POW(2,3)", ""),
        ("RAND()", ""),
        ("1 = 1 && (2 != 3 || !4)", ""),
        ('"a" ~~ "b"', ""),
        ("${A} = [x]", ""),
        ("1 +", "no-right +"),
        ("= 1", "no-left ="),
        ("1 = = 2", "no-left ="),
        ("${A} =", "no-right ="),
        ("(1 + 2", "open-parenthesis ("),
        ("1 + 2)", "closing-parenthesis )"),
        ("()", "no-right ("),
        ("(1 +) 2", "no-right +"),
        ("a b", "no-operator b"),
        ('"a" "b"', 'no-operator "b"'),
        ('"a" (1)', "no-operator ("),
        ('"a', 'open-quote "'),
        ('"${A}" = "b', 'open-quote "'),
    ],
)
def test_mistakes(body: str, expected: str) -> None:
    data = parse(f"$[{body}]")
    (term,) = data.terms
    assert isinstance(term, Expression)
    found = mistake_in(data, term)
    assert (f"{found.kind} {data.of(found.span)}" if found is not None else "") == expected


PIECES = ["${A}", '"', "(", ")", "1", "a", " ", "+", "-", "=", "!", "&&", ",", "?", "::", "[", "]", "~"]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_whatever_stands_there_is_read(body: str) -> None:
    """And what is found lies inside."""
    data = parse(f"$[{body}]")
    for term in data.terms:
        found = mistake_in(data, term) if isinstance(term, Expression) else None
        if found is not None:
            assert term.span.start <= found.span.start <= found.span.end <= term.span.end
