"""The words of the dialplan as items: applications, functions, variables, option letters, and how lines begin."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from asterisk_ls.features.dialplan_variables import OF_A_CHANNEL, OF_THE_MACHINE, arguments_in, made_in, set_in
from asterisk_ls.features.items import MOST, Completion, Completions, Kind, literal
from asterisk_ls.schema.dialplan import vocabulary_of
from asterisk_ls.schema.load import help_for
from asterisk_ls.schema.vocabulary import Application
from asterisk_ls.syntax.dialplan.substitution import parse
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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

LONGEST_FORM = 20
"""Characters of the argument of an option letter that are shown in a list."""
_INSIDE = re.compile(r"\([^()]*\)")


def applications(version: str, span: Span, behind: str, *, snippets: bool) -> Iterator[Completion]:
    """The applications of a version, each with what it cannot do without. `behind`: what stands behind the word."""
    known = _applications(version, is_called=behind.startswith("("), snippets=snippets)
    return (item._replace(span=span) for item in known)


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


def functions(version: str, span: Span, behind: str, *, snippets: bool, is_set: bool = False) -> Iterator[Completion]:
    """The functions that can be read, or be set. What is read is closed with a `}` where none stands behind the word."""
    close = "=" if is_set else "}"
    known = _functions(
        version,
        is_called=behind.startswith("("),
        close="" if behind.startswith(close) else close,
        snippets=snippets,
        is_set=is_set,
    )
    return (item._replace(span=span) for item in known)


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


def variables(
    project: Project, steps: Sequence[Step], span: Span, word: tuple[str, str], *, is_bare: bool = False
) -> Completions:
    """The variables that steps of a context can know; those that they set first.

    `word`: what of it is typed, and what stands behind it. `is_bare`: without a `}` behind them.
    """
    typed, behind = word
    close = "" if is_bare or behind.startswith(("}", ":")) else "}"
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
    rows, more = first_of([Row(name, f"{rank} {name}", detail) for name, (rank, detail) in known.items()], typed)
    return Completions(tuple(_variable(row, span, row.name + close) for row in rows), more)


def global_variables(project: Project, span: Span, typed: str) -> Completions:
    """The global variables, where the name of one is asked for."""
    names = project.plan.variables if project.plan is not None else ()
    rows, more = first_of([Row(name, name, "global") for name in names], typed)
    return Completions(tuple(_variable(row, span, row.name) for row in rows), more)


def _variable(row: Row, span: Span, text: str) -> Completion:
    return Completion(row.name, Kind.VARIABLE, span, text, sort=row.sort, detail=row.detail, key=("variable", row.name))


class Row(NamedTuple):
    """A name before it is an item: of very many only some become one."""

    name: str
    sort: str
    detail: str


def first_of(rows: list[Row], typed: str) -> tuple[list[Row], bool]:
    """As many rows as are offered at once, and whether there are more: of these those that hold what is typed."""
    if len(rows) <= MOST:
        return rows, False
    wanted = fold(typed)
    fitting = [row for row in rows if wanted in fold(row.name)]
    return sorted(fitting, key=lambda row: row.sort)[:MOST], True


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
