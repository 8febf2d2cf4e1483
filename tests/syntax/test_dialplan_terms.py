"""What stands inside the data of a dialplan step is told apart as Asterisk tells it apart."""

from __future__ import annotations

import pytest

from asterisk_ls.syntax.dialplan.arguments import separate
from asterisk_ls.syntax.dialplan.options import letters
from asterisk_ls.syntax.dialplan.substitution import parse
from asterisk_ls.syntax.dialplan.terms import Data, Expression, FunctionCall, Term, Variable


def shown(data: Data, terms: tuple[Term, ...]) -> str:
    """Terms in brackets: kind, parts, and what is nested in them."""
    return " ".join(_term(data, term) for term in terms)


def _term(data: Data, term: Term) -> str:
    inner = f" <{shown(data, term.inner)}>" if term.inner else ""
    part = f" slice {data.of(term.slice)}" if not isinstance(term, Expression) and term.slice else ""
    match term:
        case Variable():
            return f"[{data.of(term.name)}{part}{inner}]"
        case FunctionCall():
            return f"[{data.of(term.name)} of {data.of(term.arguments)}{part}{inner}]"
        case Expression():
            return f"[= {data.of(term.body)}{inner}]"


@pytest.mark.parametrize(
    ("text", "terms", "flaws"),
    [
        ("PJSIP/6001", "", ""),
        ("PJSIP/${EXTEN}", "[EXTEN]", ""),
        ("${EXTEN:1}", "[EXTEN slice 1]", ""),
        ("${EXTEN:-4:2}", "[EXTEN slice -4:2]", ""),
        ("${EXTEN:${N}}", "[EXTEN slice ${N} <[N]>]", ""),
        ("${CALLERID(num)}", "[CALLERID of num]", ""),
        ("${CALLERID(num):2}", "[CALLERID of num slice 2]", ""),
        ("${CUT(x,\\:,1)}", "[CUT of x,\\:,1]", ""),
        ("${LEN(${A})}", "[LEN of ${A} <[A]>]", ""),
        ("${${A}(b)}", "[${A} of b <[A]>]", ""),
        ("${ARRAY{1}}", "[ARRAY{1}]", ""),
        ("$[${A} + 1]", "[= ${A} + 1 <[A]>]", ""),
        ('$["${A[1]}" = "x"]', '[= "${A[1]}" = "x" <[A[1]]>]', ""),
        ("costs $5, ${A}", "[A]", ""),
        ("$", "", ""),
        ("${A", "[A]", "unclosed-variable at ${"),
        ("${A${B}", "[A${B} <[B]>]", "unclosed-variable at ${"),
        ("$[1 + 2", "[= 1 + 2]", "unclosed-expression at $["),
        ("$[ ${A ]", "[=  ${A  <[A ]>]", "unclosed-variable at ${"),
        ("${LEN(a}", "[LEN of a]", "unclosed-call at ("),
        ("${A:x}", "[A slice x]", "bad-slice at x"),
        ("${A:-default}", "[A slice -default]", "bad-slice at -default"),
        ("${A:}", "[A slice ]", "bad-slice at "),
        ("${F(a:b)}", "[F of a:b]", ""),
    ],
)
def test_terms(text: str, terms: str, flaws: str) -> None:
    data = parse(text)
    assert shown(data, data.terms) == terms
    assert ", ".join(f"{flaw.kind} at {data.of(flaw.span)}" for flaw in data.flaws) == flaws
    assert data.computed is bool(terms)


@pytest.mark.parametrize(
    ("text", "arguments", "flaws"),
    [
        ("", [], ""),
        ("a", ["a"], ""),
        ("a,b", ["a", "b"], ""),
        ("a,", ["a", ""], ""),
        (",", ["", ""], ""),
        ("a, b", ["a", " b"], ""),
        ("f(a,b),c", ["f(a,b)", "c"], ""),
        ("f[a,b],c", ["f[a,b]", "c"], ""),
        ('"a,b",c', ["a,b", "c"], ""),
        ("a\\,b,c", ["a,b", "c"], ""),
        ("${A},b", ["${A}", "b"], ""),
        ("${CUT(a,b,1)},c", ["${CUT(a,b,1)}", "c"], ""),
        ("$[a , b],c", ["$[a , b]", "c"], ""),
        ('"${A}",b', ["${A}", "b"], ""),
        ("a),b", ["a)", "b"], ""),
        ("f(a,b", ["f(a,b"], "open-parenthesis"),
        ("[a,b", ["[a,b"], "open-bracket"),
        ('"a,b', ["a,b"], "open-quote"),
    ],
)
def test_arguments(text: str, arguments: list[str], flaws: str) -> None:
    found = separate(parse(text))
    assert [argument.value for argument in found.items] == arguments
    assert ", ".join(flaw.kind for flaw in found.flaws) == flaws


def test_the_last_of_so_many_arguments_takes_the_rest_as_it_is() -> None:
    assert [one.value for one in separate(parse('"a","b",c'), most=2).items] == ["a", '"b",c']
    assert [one.value for one in separate(parse("a,b,c"), most=1).items] == ["a,b,c"]


def test_raw_arguments_keep_quotes_and_backslashes() -> None:
    assert [one.value for one in separate(parse('"a,b",c\\,d'), raw=True).items] == ['"a,b"', "c\\,d"]


def test_arguments_of_a_nested_function_are_those_between_its_parentheses() -> None:
    data = parse("x,${CUT(${A},b,1)}")
    (call,) = data.terms
    assert isinstance(call, FunctionCall)
    found = separate(data, call.arguments, call.inner)
    assert [(one.value, one.computed) for one in found.items] == [("${A}", True), ("b", False), ("1", False)]


@pytest.mark.parametrize(
    ("text", "found", "flaws"),
    [
        ("", "", ""),
        ("tT", "t T", ""),
        ("m(default)r", "m(default) r", ""),
        ("L(60000:30000)", "L(60000:30000)", ""),
        ("U(sub^${A}^b)", "U(sub^${A}^b)", ""),
        ("t${OPTS}T", "t ? T", ""),
        ("G(a(b)c)t", "G(a(b)c) t", ""),
        ("m(a\\)b)", "m(a) b )", ""),
        ("tm(a", "t m", "open-parenthesis"),
        ("m()", "m()", ""),
    ],
)
def test_letters(text: str, found: str, flaws: str) -> None:
    data = parse(f"x,{text}")
    argument = separate(data).items[1]
    of_text = letters(argument, data.terms)
    shown_letters = [
        (item.letter or "?") + (f"({item.argument.value})" if item.argument is not None else "")
        for item in of_text.items
    ]
    assert " ".join(shown_letters) == found
    assert ", ".join(flaw.kind for flaw in of_text.flaws) == flaws
    for item in of_text.items:
        assert not item.letter or data.of(item.span) == item.letter
