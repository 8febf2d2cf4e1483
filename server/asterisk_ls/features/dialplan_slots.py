"""The argument that is being written: what it stands for, and the word of it that the cursor is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.dialplan_calls import CallKind, arguments_before, arguments_of, calls_at
from asterisk_ls.features.dialplan_line import Piece
from asterisk_ls.features.dialplan_roles import (
    Role,
    role_in_application,
    role_in_function,
    role_of_assigned,
    role_of_letter,
)
from asterisk_ls.syntax.dialplan.arguments import separate
from asterisk_ls.syntax.dialplan.outside import find, split
from asterisk_ls.syntax.dialplan.substitution import parse
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import BLANKS, Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.features.dialplan_calls import Call
    from asterisk_ls.features.dialplan_line import Line
    from asterisk_ls.schema.vocabulary import Application, Function, Parameter, Vocabulary

MARKS = frozenset("&,()[]{}$^:?=|")
"""Characters at which a word ends. A `/` and an `@` are inside of some."""


class Slot(NamedTuple):
    """A place to write a word at. Offsets count from the start of the value of the line."""

    role: Role
    span: Span
    """The word, of which there may be more behind the cursor."""
    typed: str
    """The word up to the cursor."""
    word: Application | Function | None = None
    """Whose argument it is."""
    parameter: Parameter | None = None
    others: tuple[str, ...] = ()
    """For a place in the dialplan: what stands in all of its arguments. For an option letter: all that stand there."""
    number: int = 0
    """Which of these the word is."""


def active(text: str, call: Call, word: Application | Function) -> int:
    """Which argument of a call the cursor is in, counted from 0."""
    return len(arguments_before(text, call, word.separator, _most(word))) - 1


def _most(word: Application | Function) -> int:
    """Behind another separator than the comma comes the rest: `IF(a?b:c?d)`."""
    return len(word.parameters) if word.separator != "," else 0


def slot_at(line: Line, vocabulary: Vocabulary) -> Slot | None:
    """What is to be written at the cursor; None where that is not known."""
    if line.piece is Piece.DEVICES:
        return _last_of(Role.DEVICES, line.text, line.span.start, line.at, line.span.end)
    calls = calls_at(line)
    if not calls:
        return None
    call = calls[-1]
    name = line.text[call.name.start : call.name.end].strip(BLANKS)
    match call.kind:
        case CallKind.NAME:
            return Slot(Role.APPLICATION, Span(call.start, word_end(line.text, call.at, call.stop)), name)
        case CallKind.APPLICATION:
            application = vocabulary.application(name)
            return _in_application(line.text, call, application) if application is not None else None
        case CallKind.FUNCTION:
            function = vocabulary.functions.get(name)
            return _in_function(line.text, call, function) if function is not None else None
        case _:
            return None


def _in_application(text: str, call: Call, application: Application) -> Slot:
    if fold(application.name) in ("set", "mset"):
        return _in_set(text, call, application)
    number = active(text, call, application)
    role, first = role_in_application(application, number)
    return _slot(text, call, application, number, role, first)


def _in_function(text: str, call: Call, function: Function) -> Slot:
    number = active(text, call, function)
    role, first = role_in_function(function, number)
    return _slot(text, call, function, number, role, first)


def _slot(text: str, call: Call, word: Application | Function, number: int, role: Role, first: int) -> Slot:
    parameter = word.parameters[number] if number < len(word.parameters) else None
    before = arguments_before(text, call, word.separator, _most(word))
    start = call.start + before[-1].span.start
    match role:
        case Role.GOTO | Role.PLACE:
            begin = call.start + before[min(first, len(before) - 1)].span.start
            marks = ",^" if fold(word.name) in _CARETS else ","
            slot = place_in(text, Span(begin, call.stop), call.at, marks, role)
        case Role.TARGETS:
            marks = ",^" if fold(word.name) in _CARETS else ","
            slot = _target(text, Span(start, call.stop), call.at, marks)
        case Role.LETTERS:
            return _letters(text, call, start, word, parameter)
        case _:
            slot = _last_of(role, text, start, call.at, call.stop)
    return slot._replace(word=word, parameter=parameter)


_CARETS = frozenset({"gosub", "gosubif"})
"""Applications that take a `^` for a comma."""


def _last_of(role: Role, text: str, start: int, at: int, stop: int) -> Slot:
    """The word at the end of an argument of which the cursor is at `at`: behind the last `&`, without blanks in front."""
    amp = separate(parse(text[start:at]), separator="&", raw=True).items
    begin = start + amp[-1].span.start if amp else start
    while begin < at and text[begin] in BLANKS:
        begin += 1
    return Slot(role, Span(begin, word_end(text, at, stop)), text[begin:at])


def word_end(text: str, at: int, stop: int) -> int:
    """Where the word ends that the cursor is in."""
    while at < min(stop, len(text)) and text[at] not in MARKS and text[at] not in BLANKS:
        at += 1
    return at


def _target(text: str, span: Span, at: int, marks: str) -> Slot:
    """A place behind a condition: of `a,b,c:d` the one that the cursor is in."""
    terms = parse(text[span.start : at]).terms
    begin = span.start + split(text[span.start : at], ":", Span(0, at - span.start), terms, 2)[-1].start
    rest = text[begin : span.end]
    stop = begin + split(rest, ":", Span(0, len(rest)), parse(rest).terms)[0].end
    return place_in(text, Span(begin, max(stop, at)), at, marks)


def place_in(text: str, span: Span, at: int, marks: str, role: Role = Role.GOTO) -> Slot:
    """A place as Goto takes it, in a span of the text. What stands in parentheses behind it is none of it."""
    typed, whole = text[span.start : at], text[span.start : span.end]
    terms = parse(whole).terms
    before = split(typed, marks, Span(0, len(typed)), parse(typed).terms)
    opening = find(whole, "(", Span(0, len(whole)), terms)
    if 0 <= opening < len(typed):
        return Slot(Role.NOTHING, Span(at, at), "")
    every = split(whole, marks, Span(0, opening if opening >= 0 else len(whole)), terms)
    number = len(before) - 1
    stop = span.start + (every[number].end if number < len(every) else len(typed))
    others = tuple(whole[one.start : one.end].strip(BLANKS) for one in every)
    slot = _last_of(role, text, span.start + before[-1].start, at, max(stop, at))
    return slot._replace(others=others, number=number)


def _letters(text: str, call: Call, start: int, word: Application | Function, parameter: Parameter | None) -> Slot:
    """An option letter, or what stands between the parentheses behind one."""
    letter, inside = open_letter(text[start : call.at])
    slot = Slot(Role.LETTERS, Span(call.at, call.at), text[start : call.at], word, parameter)
    if not letter:
        behind = arguments_of(text, call._replace(start=start), word.separator)[0].text
        return slot._replace(others=(behind,))
    role = role_of_letter(word, letter)
    span = Span(start + inside, _close(text, call.at, call.stop))
    if role is Role.GOTO:
        return place_in(text, span, call.at, ",^")._replace(word=word)
    typed = text[span.start : call.at]
    if "^" in typed or role is Role.NOTHING:
        return slot._replace(role=Role.NOTHING)
    return Slot(role, Span(span.start, word_end(text, call.at, span.end)), typed, word)


def open_letter(typed: str) -> tuple[str, int]:
    """Of option letters up to the cursor the one whose parenthesis is open, and where that begins; else nothing."""
    level = 0
    letter, start = "", 0
    for at, char in enumerate(typed):
        if char == "(":
            if not level:
                letter, start = typed[at - 1 : at] if at else "", at + 1
            level += 1
        elif char == ")":
            level = max(level - 1, 0)
    return (letter, start) if level else ("", 0)


def _close(text: str, at: int, stop: int) -> int:
    """Where the parenthesis is closed that the cursor is in."""
    level = 0
    for where in range(at, stop):
        if text[where] == "(":
            level += 1
        elif text[where] == ")":
            if not level:
                return where
            level -= 1
    return stop


def _in_set(text: str, call: Call, application: Application) -> Slot:
    """The name to the left of an `=`, or what is assigned to it."""
    typed = text[call.start : call.at]
    begin = call.start
    if fold(application.name) == "mset":
        items = separate(parse(typed), raw=True).items
        begin += items[-1].span.start if items else 0
    pieces = separate(parse(text[begin : call.at]), separator="=", most=2, raw=True).items
    if len(pieces) < 2:  # noqa: PLR2004 - before and behind the `=`
        slot = _last_of(Role.VARIABLE, text, begin, call.at, call.stop)
        return slot._replace(word=application)
    name, _, argument = pieces[0].text.partition("(")
    role = role_of_assigned(name.strip(BLANKS), argument.rstrip(BLANKS).removesuffix(")"))
    begin += pieces[1].span.start
    if role is Role.GOTO:
        return place_in(text, Span(begin, call.stop), call.at, ",^")._replace(word=application)
    return _last_of(role, text, begin, call.at, call.stop)._replace(word=application)
