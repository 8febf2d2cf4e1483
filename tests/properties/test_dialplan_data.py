"""Whatever stands in a step is told apart without failing, and as a plain reading of Asterisk's loops tells it apart."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from asterisk_ls.syntax.dialplan.arguments import separate
from asterisk_ls.syntax.dialplan.options import letters
from asterisk_ls.syntax.dialplan.substitution import parse
from asterisk_ls.syntax.dialplan.terms import Expression, FunctionCall, Term

PIECES = ["${", "$[", "}", "]", "{", "[", "(", ")", '"', "\\", ",", ":", "$", "A", "b1", " ", "-", "ä"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
PLAIN = st.lists(st.sampled_from([piece for piece in PIECES if "$" not in piece]), max_size=20).map("".join)


def separated(text: str, most: int, *, raw: bool) -> list[str]:
    """The arguments of a text without terms, one character after the other."""
    found: list[str] = []
    rest = list(text)
    parentheses = brackets = 0
    quoted = separator_last = False
    while rest and len(found) < most - 1:
        piece = []
        separator_last = False
        while rest:
            char = rest.pop(0)
            if char == "," and not (parentheses or brackets or quoted):
                separator_last = True
                break
            if char == '"':
                quoted = not quoted
            if char == "\\" and rest:
                piece.extend([char, rest.pop(0)] if raw else [rest.pop(0)])
                continue
            parentheses = max(parentheses + (char == "(") - (char == ")"), 0)
            brackets = max(brackets + (char == "[") - (char == "]"), 0)
            if raw or char not in '"\\':
                piece.append(char)
        found.append("".join(piece))
    if rest or separator_last:
        found.append("".join(rest))
    return found


@settings(max_examples=500, deadline=None, derandomize=True)
@given(PLAIN, st.integers(2, 6), st.booleans())
@example("a,b,", 3, False)  # noqa: FBT003 - `raw`
def test_arguments_are_those_of_a_plain_reading(text: str, most: int, raw: bool) -> None:  # noqa: FBT001 - drawn
    data = parse(text)
    assert [one.value for one in separate(data, most=most, raw=raw).items] == separated(text, most, raw=raw)
    assert [one.value for one in separate(data, raw=raw).items] == separated(text, 10**6, raw=raw)


def end_of(text: str, start: int, opening: str, closing: str) -> int:
    """Where a term ends that starts there, one character after the other; -1 where it does not."""
    at, level = start + 2, 1
    while level and at < len(text):
        if text.startswith("$" + opening, at):
            level += 1
            at += 1
        elif text[at] == opening:
            level += 1
        elif text[at] == closing:
            level -= 1
        elif text.startswith(("${", "$["), at):
            at += 1
        at += 1
    return -1 if level else at


@settings(max_examples=500, deadline=None, derandomize=True)
@given(TEXTS)
@example("${${A}(b,${C:1:2})}")
def test_terms_end_where_a_plain_reading_ends_them(text: str) -> None:
    data = parse(text)
    assert "".join(_pieces(text, data.terms)) == text
    _check(text, data.terms, 0, len(text))


def _pieces(text: str, terms: tuple[Term, ...]) -> list[str]:
    at = 0
    found = []
    for term in terms:
        found += [text[at : term.span.start], text[term.span.start : term.span.end]]
        at = term.span.end
    return [*found, text[at:]]


def _check(text: str, terms: tuple[Term, ...], start: int, stop: int) -> None:
    for before, behind in pairwise(terms):
        assert before.span.end <= behind.span.start
    for term in terms:
        assert start <= term.span.start < term.span.end <= stop
        is_expression = isinstance(term, Expression)
        expected = end_of(text[:stop], term.span.start, *("[]" if is_expression else "{}"))
        assert (term.span.end if term.closed else -1) == expected
        if isinstance(term, FunctionCall):
            assert term.name.end + 1 == term.arguments.start
            assert term.arguments.start <= term.arguments.end <= term.span.end
        _check(text, term.inner, term.span.start + 2, term.span.end - term.closed)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(TEXTS)
def test_arguments_and_letters_lie_where_they_say(text: str) -> None:
    data = parse(text)
    found = separate(data)
    for argument in found.items:
        assert data.of(argument.span) == argument.text
        for item in letters(argument, data.terms).items:
            assert argument.span.start <= item.span.start < item.span.end <= argument.span.end
            assert not item.letter or data.of(item.span) == item.letter
            if item.argument is not None:
                assert data.of(item.argument.span) == item.argument.text
    for before, behind in pairwise(found.items):
        assert before.span.end + 1 == behind.span.start


def test_hostile_texts_take_no_time() -> None:
    start = time.perf_counter()
    for text in (
        "${" * 4000,
        "$[" * 4000,
        "${A(" * 2000,
        "(" * 8000,
        '"' * 8001,
        "${A}" * 2000,
        "}" * 8000,
        "\\" * 8000,
    ):
        data = parse(text)
        for argument in separate(data).items:
            letters(argument, data.terms)
    assert time.perf_counter() - start < 10  # seconds; a machine that does other things too is slow
