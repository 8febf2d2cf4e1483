"""What a caller can put into a step: values that come from outside and reach a shell, a database or a dial string as they are.

The advice is that of Asterisk's own README-SERIOUSLY.bestpractices: FILTER what comes from outside, or match strictly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.syntax.dialplan.arguments import separate
from asterisk_ls.syntax.dialplan.terms import Data, FunctionCall, Term, Variable, function_calls
from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHELLS = {"system": 0, "trysystem": 0, "mixmonitor": 2}
"""Applications that hand an argument to a shell, and which one."""
_DATABASES = frozenset({"mysql"})
_CLEANERS = frozenset(
    {
        *(
            "ABS",
            "BASE64_ENCODE",
            "DB_EXISTS",
            "DIALPLAN_EXISTS",
            "EXISTS",
            "FILTER",
            "IF",
            "ISNULL",
            "KEYPADHASH",
            "LEN",
        ),
        *("MATH", "MD5", "REGEX", "SHA1", "SQL_ESC", "URIENCODE", "VALID_EXTEN", "VMCOUNT"),
    }
)
"""Functions whose result holds nothing of what a caller may write, or cannot do harm with it."""
_SENT = frozenset({"PJSIP_HEADER", "PJSIP_RESPONSE_HEADER", "SIP_HEADER"})
_PARTIES = frozenset({"CALLERID", "CONNECTEDLINE", "REDIRECTING"})
_PARTY_TEXT = ("all", "name", "num", "number", "ani", "dnid", "rdnis", "subaddr", "tag", "from-", "orig-", "to-")
_DIGITS = frozenset({"num", "number", "ani", "dnid", "rdnis", "ani-num", "from-num", "to-num", "orig-num"})
_VARIABLES = frozenset({"CALLERIDNAME", "CALLERIDNUM", "INVALID_EXTEN", "SIPCALLID", "SIPDOMAIN", "SIPUSERAGENT"})


class Danger(NamedTuple):
    """A term that should not be where it is."""

    where: str
    """`shell`, `database` or `dial`."""
    span: Span
    digits: bool
    """Whether it ought to be made of digits."""


def dangers(application: str, data: Data, exten: str, *, nested: bool = False) -> Iterator[Danger]:
    """What of the data of an application, in small letters, comes from outside. `exten`: of the step, as it is written.

    `nested`: another application runs it, in whose data the functions have been looked at.
    """
    if application == "dial" and is_open_pattern(exten) and data.terms:
        target = separate(data, most=2).items[:1]
        for argument in target:
            if "/" in argument.text:
                for term in _within(data.terms, argument.span):
                    if isinstance(term, Variable) and data.of(term.name) == "EXTEN":
                        yield Danger("dial", term.span, digits=True)
    at = _SHELLS.get(application)
    if at is not None:
        arguments = separate(data, most=3).items
        spans = [Span(0, len(data.text))] if not at else [one.span for one in arguments[at : at + 1]]
        for span in spans:
            yield from _in_terms(data, _within(data.terms, span), exten, "shell")
    elif application in _DATABASES:
        yield from _in_terms(data, data.terms, exten, "database")
    for call in () if nested else function_calls(data.terms):
        if data.of(call.name) == "SHELL":
            yield from _in_terms(data, call.inner, exten, "shell")


def is_open_pattern(exten: str) -> bool:
    """Whether a pattern takes characters of any kind: one with `.` or `!` outside of brackets."""
    if exten[:1] != "_":
        return False
    inside = False
    for char in exten[1:]:
        if char == "[":
            inside = True
        elif char == "]":
            inside = False
        elif char in ".!" and not inside:
            return True
    return False


def _in_terms(data: Data, terms: tuple[Term, ...], exten: str, where: str) -> Iterator[Danger]:
    for term in terms:
        if isinstance(term, FunctionCall):
            name = data.of(term.name)
            if name in _CLEANERS:
                continue
            argument = data.of(term.arguments).strip().lower()
            if name in _SENT or (name in _PARTIES and argument.startswith(_PARTY_TEXT) and not _is_code(argument)):
                yield Danger(where, term.span, argument in _DIGITS)
                continue
        elif isinstance(term, Variable):
            name = data.of(term.name)
            if name in _VARIABLES or (name == "EXTEN" and is_open_pattern(exten)):
                yield Danger(where, term.span, name in ("EXTEN", "CALLERIDNUM", "INVALID_EXTEN"))
                continue
        yield from _in_terms(data, term.inner, exten, where)


def _is_code(argument: str) -> bool:
    """Whether it is one of the parts that hold a number or a word of Asterisk's own: `num-plan`, `name-valid`."""
    return argument.endswith(("-valid", "-charset", "-pres", "-plan", "-type", "-odd"))


def _within(terms: tuple[Term, ...], span: Span) -> tuple[Term, ...]:
    return tuple(term for term in terms if span.start <= term.span.start < span.end)
