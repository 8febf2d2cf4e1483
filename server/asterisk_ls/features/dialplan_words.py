"""The words of the dialplan as items: applications, functions, variables, option letters, and how lines begin."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from asterisk_ls.features.dialplan_variables import OF_A_CHANNEL, OF_THE_MACHINE, arguments_in, made_in, set_in
from asterisk_ls.features.items import MOST_IN_LINE, Completion, Completions, Kind, literal
from asterisk_ls.schema.dialplan import vocabulary_of
from asterisk_ls.schema.load import help_for
from asterisk_ls.schema.vocabulary import Application
from asterisk_ls.syntax.dialplan.substitution import parse
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from asterisk_ls.schema.vocabulary import Function, Parameter
    from asterisk_ls.semantic.dialplan.model import Step
    from asterisk_ls.semantic.project import Project

USUAL = {
    name: number
    for number, name in enumerate(
        (
            *("Dial", "Answer", "Hangup", "Set", "Goto", "GotoIf", "Gosub", "Return", "Playback", "BackGround"),
            *("WaitExten", "VoiceMail", "VoiceMailMain", "Queue", "NoOp", "Verbose", "Wait", "ConfBridge", "ExecIf"),
            *("GotoIfTime", "GosubIf", "Read", "Page", "Park", "MixMonitor", "Stasis", "Busy", "Congestion"),
        )
    )
}
"""Applications that most dialplans call, in the order in which they are offered."""

USUAL_FUNCTIONS = frozenset(
    (
        *("CALLERID", "CHANNEL", "CDR", "CUT", "DB", "DB_EXISTS", "DEVICE_STATE", "DIALPLAN_EXISTS", "ENV", "EVAL"),
        *("EXISTS", "EXTENSION_STATE", "FIELDQTY", "FILTER", "GLOBAL", "GROUP", "GROUP_COUNT", "HANGUPCAUSE", "HASH"),
        *("HINT", "IF", "IFTIME", "ISNULL", "LEN", "LOCAL", "MATH", "PJSIP_DIAL_CONTACTS", "PJSIP_ENDPOINT"),
        *("PJSIP_HEADER", "QUEUE_MEMBER", "QUEUE_WAITING_COUNT", "QUOTE", "RAND", "REGEX", "REPLACE", "SHARED"),
        *("SHELL", "SPRINTF", "STAT", "STRFTIME", "TIMEOUT", "TOLOWER", "TOUPPER", "URIENCODE", "VMCOUNT", "VM_INFO"),
    )
)
"""Functions that most dialplans have something of. There are more than two hundred."""
LONGEST_FORM = 20
"""Characters of the argument of an option letter that are shown in a list."""
_INSIDE = re.compile(r"\([^()]*\)")


def applications(version: str, span: Span, word: Word, *, snippets: bool) -> Completions:
    """The applications of a version that the word may become, each with what it cannot do without."""
    known = _applications(version, is_called=word.behind.startswith("("), snippets=snippets)
    return Completions(tuple(_fitting(known, span, word, USUAL)), incomplete=bool(word.typed) or not word.is_asked)


def _fitting(known: Iterable[Completion], span: Span, word: Word, usual: Container[str]) -> Iterator[Completion]:
    """What a word may become. Of a list that comes up by itself before anything is typed, the usual ones."""
    if word.typed:
        return (item._replace(span=span) for item in known if may_become(word.typed, item.label))
    return (item._replace(span=span) for item in known if word.is_asked or item.label in usual)


@lru_cache(maxsize=8)
def _applications(version: str, *, is_called: bool, snippets: bool) -> tuple[Completion, ...]:
    """All of them with no span: there are many, and they are the same at each keystroke."""
    lines = help_for("applications")
    found = []
    for application in vocabulary_of(version).applications.values():
        name = application.name
        text = name if is_called else _call(application, snippets=snippets)
        usual = USUAL.get(name)
        rank = "8" if application.deprecated else "5" if usual is None else f"1{usual:02}"
        found.append(
            Completion(
                name,
                Kind.APPLICATION,
                _NOWHERE,
                text,
                is_snippet=snippets and not is_called,
                sort=f"{rank} {fold(name)}",
                detail=lines.get(name, {}).get("", ""),
                deprecated=application.deprecated,
                key=("application", name),
            )
        )
    return tuple(found)


def functions(version: str, span: Span, word: Word, *, snippets: bool, is_set: bool = False) -> Iterator[Completion]:
    """The functions that can be read, or be set, and that the word may become.

    What is read is closed with a `}` where none stands behind the word.
    """
    close = "=" if is_set else "}"
    known = _functions(
        version,
        is_called=word.behind.startswith("("),
        close="" if word.behind.startswith(close) else close,
        snippets=snippets,
        is_set=is_set,
    )
    return _fitting(known, span, word, USUAL_FUNCTIONS)


@lru_cache(maxsize=16)
def _functions(version: str, *, is_called: bool, close: str, snippets: bool, is_set: bool) -> tuple[Completion, ...]:
    lines = help_for("functions")
    found = []
    for name, function in vocabulary_of(version).functions.items():
        if not (function.writable if is_set else function.readable):
            continue
        text = name if is_called else _call(function, snippets=snippets)
        found.append(
            Completion(
                name,
                Kind.FUNCTION,
                _NOWHERE,
                text + close if text.endswith(")") else text,
                is_snippet=snippets and not is_called,
                sort=f"{'8' if function.deprecated else '6'} {name}",
                detail=lines.get(name, {}).get("", ""),
                deprecated=function.deprecated,
                key=("function", name),
            )
        )
    return tuple(found)


_NOWHERE = Span(0, 0)


def _call(word: Application | Function, *, snippets: bool) -> str:
    """A call with places to fill in for what has to be there: `Set(${1:name}=${2:value})`."""
    if not word.parameters:
        return f"{word.name}()"
    if not snippets:
        return f"{word.name}("
    required = [one for one in word.parameters if one.required]
    places = [f"${{{number}:{literal(one.name)}}}" for number, one in enumerate(required, 1)]
    return f"{word.name}({word.separator.join(places) or '$1'})"


def variables(project: Project, steps: Sequence[Step], span: Span, word: Word, *, is_bare: bool = False) -> Completions:
    """The variables that steps of a context can know; those that they set first. `is_bare`: without a `}` behind them."""
    close = "" if is_bare or word.behind.startswith(("}", ":")) else "}"
    vocabulary = vocabulary_of(project.schema.version)
    known = dict.fromkeys(set_in(steps, vocabulary), ("1", "set in this context"))
    count = arguments_in(steps)
    for number in range(count):
        known.setdefault(f"ARG{number + 1}", ("1", "argument of the subroutine"))
    if count:
        known.setdefault("ARGC", ("1", "how many arguments the subroutine has"))
    for name, made in made_in(steps, vocabulary).items():
        known.setdefault(name, ("2", f"of {made.maker}"))
    for name in project.plan.variables if project.plan is not None else ():
        known.setdefault(name, ("3", "global"))
    for number, (name, detail) in enumerate(OF_A_CHANNEL.items()):
        known.setdefault(name, (f"4 {number:02}", detail))
    for name, detail in OF_THE_MACHINE.items():
        known.setdefault(name, ("7", detail))
    rows, more = first_of([Row(name, f"{rank} {name}", detail) for name, (rank, detail) in known.items()], word.typed)
    return Completions(tuple(_variable(row, span, row.name + close) for row in rows), more)


def global_variables(project: Project, span: Span, typed: str) -> Completions:
    """The global variables, where the name of one is asked for."""
    names = project.plan.variables if project.plan is not None else ()
    rows, more = first_of([Row(name, name, "global") for name in names], typed)
    return Completions(tuple(_variable(row, span, row.name) for row in rows), more)


def _variable(row: Row, span: Span, text: str) -> Completion:
    return Completion(row.name, Kind.VARIABLE, span, text, sort=row.sort, detail=row.detail, key=("variable", row.name))


class Word(NamedTuple):
    """A word that is being written."""

    typed: str
    """Up to the cursor."""
    behind: str
    """What stands behind it in the line."""
    is_asked: bool = True
    """Whether somebody asked what it may be, and the list does not come up by itself."""


def may_become(typed: str, name: str) -> bool:
    """Whether a name has the letters that are typed, in that order and in any case: what editors look for."""
    letters_of = iter(fold(name))
    return all(letter in letters_of for letter in fold(typed))


class Row(NamedTuple):
    """A name before it is an item: of very many only some become one."""

    name: str
    sort: str
    detail: str


def first_of(rows: list[Row], typed: str) -> tuple[list[Row], bool]:
    """As many rows as are offered at once, and whether there are more: of these those that the word may become."""
    if len(rows) <= MOST_IN_LINE:
        return rows, False
    fitting = [row for row in rows if may_become(typed, row.name)] if typed else rows
    return sorted(fitting, key=lambda row: row.sort)[:MOST_IN_LINE], True


def letters(word: Application | Function, parameter: Parameter, at: int, there: str, *, snippets: bool) -> Completions:
    """The option letters that are not there yet, one of which may stand at `at`."""
    kind = "application" if isinstance(word, Application) else "function"
    given = _INSIDE.sub("", without_terms(there))
    lines = help_for(f"{kind}s").get(word.name, {})
    items = []
    for letter, form in parameter.letters.items():
        if letter not in given:
            behind = "" if not form or is_optional(form) else "($1)" if snippets else "("
            label = f"{letter}({form if len(form) <= LONGEST_FORM else '…'})" if form else letter
            items.append(
                Completion(
                    label,
                    Kind.VALUE,
                    Span(at, at),
                    letter + behind,
                    is_snippet=snippets and bool(behind),
                    sort=f"{fold(letter)}{letter}",
                    filter=letter,
                    detail=lines.get(letter, ""),
                    key=("letter", kind, word.name, letter),
                )
            )
    return Completions(tuple(items), incomplete=True)  # behind a letter there is another word


def without_terms(text: str) -> str:
    """A text without its variables, functions and expressions."""
    for term in reversed(parse(text).terms):
        text = text[: term.span.start] + text[term.span.end :]
    return text


def is_optional(form: str) -> bool:
    """Whether all of the argument of a letter may be left out: `[class]`, and not `[context^]priority`."""
    level = 0
    for char in form:
        if char == "[":
            level += 1
        elif char == "]":
            level -= 1
        elif not level:
            return False
    return True
