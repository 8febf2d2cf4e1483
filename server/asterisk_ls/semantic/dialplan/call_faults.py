"""What is wrong with the calls of a step, as far as the step and the version of Asterisk alone tell it.

Each fault names its rule. Its detail begins with where in the value of the line it is; what follows is for the message.
A step with nothing special costs a look into a dictionary.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from asterisk_ls.schema.dialplan import vocabulary_of
from asterisk_ls.semantic.dialplan.calls import RUNNERS, Call, calls_of
from asterisk_ls.semantic.dialplan.model import HINT
from asterisk_ls.semantic.dialplan.naming import APPLICATIONS
from asterisk_ls.semantic.dialplan.tainted import dangers
from asterisk_ls.semantic.model import Fault
from asterisk_ls.syntax.dialplan.arguments import Arguments, separate
from asterisk_ls.syntax.dialplan.assignments import assignments
from asterisk_ls.syntax.dialplan.expressions import mistake_in
from asterisk_ls.syntax.dialplan.options import letters
from asterisk_ls.syntax.dialplan.outside import find
from asterisk_ls.syntax.dialplan.substitution import parse
from asterisk_ls.syntax.dialplan.terms import Expression, FlawKind, FunctionCall, function_calls, has_term
from asterisk_ls.text import Span, new
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from asterisk_ls.schema.vocabulary import Application, Vocabulary
    from asterisk_ls.semantic.dialplan.model import Step
    from asterisk_ls.semantic.model import Place
    from asterisk_ls.syntax.dialplan.terms import Data, Term

_SETTERS = frozenset({"set", "mset"})
_JUMPS = frozenset({"goto", "gosub", "gotoif", "gosubif"})
_WORDS = {"background": frozenset({"skip", "noanswer"})}
"""What an application takes in place of letters."""
_PIPED = frozenset({"agi", "deadagi", "eagi", "macro"})
"""More applications whose arguments were separated by `|` once."""
_ODD = re.compile(r'[()\[\]"\\|]')
_NAME = re.compile(r"[A-Za-z_]\w*")
_MOST_FINE = 20_000
"""Texts that are remembered."""
_BLANK = re.compile(r"\s")


@lru_cache(maxsize=16)
def judge_for(version: str) -> CallJudge:
    """What checks calls for a version: a branch, a release or `master`."""
    return CallJudge(vocabulary_of(version))


class _Known(NamedTuple):
    """What is to be checked of an application."""

    key: str
    """Its name in small letters, without blanks around it."""
    application: Application | None
    is_plain: bool
    """Whether there is nothing to check but `$`."""
    most: int
    options_at: int
    allowed: frozenset[str]


class CallJudge:
    """Checks calls against what a version knows. It remembers what it has looked up."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        """What that version knows."""
        self._known: dict[str, _Known] = {}
        self._fine: set[tuple[str, str, str]] = set()
        """Applications, data and patterns that were all right: most lines of a dialplan are there many times."""

    def faults(self, step: Step) -> Iterable[Fault]:
        """What is wrong with a step."""
        if step.priority == HINT:
            return ()
        known = self._known.get(step.application)
        if known is None:
            known = self._look_up(step.application)
        data = step.data
        if known.is_plain and "$" not in data:
            return ()
        if known.key not in RUNNERS and "$" not in data and self._is_ordinary(known, data):
            return ()
        text = (step.application, data, step.exten if step.exten[:1] == "_" else "")
        if text in self._fine:
            return ()
        found = tuple(self._of_step(step))
        if not found:
            if len(self._fine) >= _MOST_FINE:
                self._fine.clear()
            self._fine.add(text)
        return found

    def _look_up(self, written: str) -> _Known:
        key = written.strip().lower()
        application = self.words.applications.get(key) if key == written.lower() else None
        options = application.options if application is not None else None
        allowed = frozenset(options.flags + options.with_argument) if options is not None else frozenset[str]()
        most = application.most if application is not None else 0
        is_plain = (
            application is not None
            and not (most or options or application.needs_data or application.needed)
            and key not in RUNNERS
            and key not in _SETTERS
            and not _is_piped(key, most)
        )
        at = options.at if options is not None else -1
        found = self._known[written] = _Known(key, application, is_plain, most, at, allowed)
        return found

    def _is_ordinary(self, known: _Known, data: str) -> bool:
        """Whether a plain text is certainly all right: most are, and this is fast."""
        application = known.application
        if application is None or not data or _ODD.search(data) or known.key in _SETTERS or application.needed:
            return False
        if not known.most and known.options_at < 0:
            return True
        pieces = data.split(",")
        if known.most and len(pieces) > known.most:
            return False
        return (
            known.options_at < 0
            or len(pieces) <= known.options_at
            or known.allowed.issuperset(pieces[known.options_at])
        )

    def _of_step(self, step: Step) -> Iterator[Fault]:
        for call in calls_of(step):
            yield from self._of_call(call, step.place)
            if call.data.terms and call.key in self.words.applications:  # what is not there reads nothing
                yield from _dangers(call, step)
        if step.data_start >= 0 and "$" in step.data:
            data = parse(step.data)
            yield from _flaws(data, step)
            if "$[" in data.text:
                yield from _mistakes(data, data.terms, step)
            for term in function_calls(data.terms):
                yield from self._of_reading(data, term, step)

    def _of_call(self, call: Call, place: Place) -> Iterator[Fault]:
        known = self._known.get(call.application) or self._look_up(call.application)
        application = known.application
        if application is None:
            if _BLANK.sub("", call.application):
                yield _fault("unknown-application", place, call.name, call.application, "nested" if call.nested else "")
            return
        data = call.data
        if not data.text:
            if application.needs_data or application.needed:
                yield _fault("missing-argument", place, call.name, application.name, "")
            return
        if known.key in _SETTERS:
            yield from self._of_assignments(known.key, call, place)
            return
        if known.is_plain or known.key in RUNNERS:
            return
        bar = _bar(known, data)
        if bar >= 0:
            yield _fault("pipe-separator", place, call.placed(Span(bar, bar + 1)), application.name, str(call.start))
            return
        if known.most or known.options_at >= 0 or application.needed:
            yield from _of_arguments(known, application, call, place)

    def _of_assignments(self, key: str, call: Call, place: Place) -> Iterator[Fault]:
        data = call.data
        found = assignments(key, data)
        if not found and not data.computed:
            yield _fault("bad-assignment", place, call.placed(Span(0, len(data.text))), "")
        for assigned in found:
            if assigned.function is not None and assigned.arguments is not None:
                if not has_term(data.terms, assigned.function):
                    name = data.of(assigned.function)
                    yield from self._of_writing(name, data, assigned.arguments, call, assigned.function, place)
            elif _BLANK.search(data.of(assigned.name)) and not has_term(data.terms, assigned.name):
                yield _fault("bad-assignment", place, call.placed(assigned.name), data.of(assigned.name))

    def _of_writing(
        self, name: str, data: Data, arguments: Span, call: Call, where: Span, place: Place
    ) -> Iterator[Fault]:
        function = self.words.functions.get(name)
        if function is None:
            if _NAME.fullmatch(name):
                yield _fault("unknown-function", place, call.placed(where), name)
        elif not function.writable:
            yield _fault("wrong-function-access", place, call.placed(where), name, "write")
        else:
            terms = tuple(term for term in data.terms if arguments.start <= term.span.start < arguments.end)
            missing = _missing(function.needed_to_write, separate(data, arguments, terms))
            if missing is not None:
                yield _fault("missing-argument", place, call.placed(where), name, function.parameters[missing].name)

    def _of_reading(self, data: Data, term: FunctionCall, step: Step) -> Iterator[Fault]:
        if has_term(term.inner, term.name):
            return
        name = data.of(term.name)
        function = self.words.functions.get(name)
        where = term.name.shifted(step.data_start)
        if function is None:
            if _NAME.fullmatch(name):
                yield _fault("unknown-function", step.place, where, name)
        elif not function.readable:
            yield _fault("wrong-function-access", step.place, where, name, "read")
        elif function.needed_to_read:
            missing = _missing(function.needed_to_read, separate(data, term.arguments, term.inner))
            if missing is not None:
                yield _fault("missing-argument", step.place, where, name, function.parameters[missing].name)


def _of_arguments(known: _Known, application: Application, call: Call, place: Place) -> Iterator[Fault]:
    data = call.data
    found = separate(data)
    told = [
        flaw
        for flaw in found.flaws
        if flaw.kind is FlawKind.OPEN_QUOTE
        or find(data.text, ",", Span(flaw.span.end, len(data.text)), data.terms) >= 0
    ]
    for flaw in told:
        of_option = "option" if _is_of_options(known, found, flaw.span.start, data) else ""
        yield _fault("unclosed-argument", place, call.placed(flaw.span), of_option, application.name)
    missing = _missing(application.needed, found)
    if missing is not None:
        yield _fault("missing-argument", place, call.name, application.name, application.parameters[missing].name)
    if known.most and len(found.items) > known.most and any(one.text.strip() for one in found.items[known.most :]):
        extra = Span(found.items[known.most].span.start - 1, len(data.text))
        yield _fault("too-many-arguments", place, call.placed(extra), application.name, str(known.most))
    elif 0 <= known.options_at < len(found.items) and not _is_unsure(found, known.options_at):
        argument = found.items[known.options_at]
        if argument.value.lower() in _WORDS.get(known.key, ()):
            return
        of_argument = letters(argument, data.terms)
        unknown = [item for item in of_argument.items if item.letter and item.letter not in known.allowed]
        if len(unknown) > 1 and len(unknown) == len(of_argument.items) and not any(one.argument for one in unknown):
            unknown = [unknown[0]._replace(letter=argument.value, span=argument.span)]
        for item in unknown:
            yield _fault("unknown-call-option", place, call.placed(item.span), application.name, item.letter)
        for flaw in of_argument.flaws if not told else ():
            yield _fault("unclosed-argument", place, call.placed(flaw.span), "option", application.name)


def _is_of_options(known: _Known, found: Arguments, at: int, data: Data) -> bool:
    """Whether what is not closed there is the argument of an option."""
    if not 0 <= known.options_at < len(found.items) or _is_unsure(found, known.options_at):
        return False
    argument = found.items[known.options_at]
    return any(flaw.span.start == at for flaw in letters(argument, data.terms).flaws)


def _missing(needed: tuple[int, ...], found: Arguments) -> int | None:
    """The first argument that has to be there and is not. Where a computed one may hold commas, none is missing for sure."""
    for at in needed:
        if _is_unsure(found, min(at, len(found.items))):
            return None
        if at >= len(found.items) or not found.items[at].value:
            return at
    return None


def _is_unsure(found: Arguments, at: int) -> bool:
    """Whether an argument may be another one, since commas may come of those before it."""
    return any(argument.computed for argument in found.items[:at])


def _is_piped(key: str, most: int) -> bool:
    return most > 1 or key in _PIPED or key in _JUMPS or key in APPLICATIONS


def _bar(known: _Known, data: Data) -> int:
    """Where the first `|` stands that was meant to separate arguments; -1 where none was."""
    text = data.text
    if "|" not in text or not _is_piped(known.key, known.most):
        return -1
    whole = Span(0, len(text))
    if known.key in ("gotoif", "gosubif"):
        question = find(text, "?", whole, data.terms)
        whole = Span(question + 1, len(text)) if question >= 0 else Span(0, 0)
    if find(text, ",", whole, data.terms) >= 0 or find(text, '"(', whole, data.terms) >= 0:
        return -1
    return find(text, "|", whole, data.terms)


def _flaws(data: Data, step: Step) -> Iterator[Fault]:
    for flaw in data.flaws:
        span = flaw.span.shifted(step.data_start)
        if flaw.kind is FlawKind.BAD_SLICE:
            yield _fault("bad-substring", step.place, span, data.of(flaw.span))
        else:
            yield _fault("unclosed-substitution", step.place, span, flaw.kind.value, data.of(flaw.span))


def _mistakes(data: Data, terms: tuple[Term, ...], step: Step) -> Iterator[Fault]:
    """What is wrong with expressions, nested ones included."""
    for term in terms:
        if isinstance(term, Expression) and term.closed:
            mistake = mistake_in(data, term)
            if mistake is not None:
                where = mistake.span.shifted(step.data_start)
                yield _fault("bad-expression", step.place, where, mistake.kind.value, data.of(mistake.span))
        if term.inner:
            yield from _mistakes(data, term.inner, step)


def _dangers(call: Call, step: Step) -> Iterator[Fault]:
    for danger in dangers(call.key, call.data, step.exten, nested=call.nested):
        kind = "unfiltered-dial" if danger.where == "dial" else "unfiltered-command"
        text = call.data.of(danger.span)
        yield _fault(kind, step.place, call.placed(danger.span), danger.where, text, "digits" if danger.digits else "")


def _fault(kind: str, place: Place, span: Span, *detail: str) -> Fault:
    return new(Fault, (kind, place, False, (), None, None, (str(span.start), str(span.end), *detail), None))
