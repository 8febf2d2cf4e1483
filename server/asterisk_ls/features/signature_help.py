"""Signature help: how the call is written that the cursor is in, and which of its parameters is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.cursor import cursor_at
from asterisk_ls.features.dialplan_calls import CallKind, arguments_of, calls_at
from asterisk_ls.features.dialplan_describing import parameter_text, short_text
from asterisk_ls.features.dialplan_line import line_at
from asterisk_ls.features.dialplan_slots import active
from asterisk_ls.features.dialplan_syntax import syntax_of
from asterisk_ls.features.scope import unit_of
from asterisk_ls.schema.dialplan import vocabulary_of
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import BLANKS
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.features.dialplan_calls import Call
    from asterisk_ls.schema.vocabulary import Application, Function, Vocabulary
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.text import Span

FROM_THE_END = frozenset({"channelredirect", "gosub", "goto", "verbose"})
"""Applications that take a single argument for the last one that has to be there."""


class Signature(NamedTuple):
    """How a call is written."""

    label: str
    parameters: tuple[Span, ...]
    """Where each parameter stands in the label."""
    texts: tuple[str, ...]
    """Markdown about each of them; empty where there is nothing to say."""
    active: int
    """Which of them the cursor is in. There is none in a call without parameters."""
    text: str
    """Markdown about the call."""


def signature_help(project: Project, path: str, offset: int) -> Signature | None:
    """The innermost call of an application or a function that is open at an offset of the dialplan; None outside of one."""
    file = project.source.file(path)
    unit = unit_of(project, path)
    if file is None or unit is None or unit.path != DIALPLAN_FILE:
        return None
    line = line_at(cursor_at(file, offset))
    calls = [call for call in calls_at(line) if call.kind in _CALLS] if line is not None else []
    if line is None or not calls:
        return None
    call = calls[-1]
    word = _word(line.text, call, vocabulary_of(project.schema.version))
    if word is None:
        return None
    syntax = syntax_of(word)
    number = _parameter(line.text, call, word)
    texts = tuple(parameter_text(one) for one in word.parameters)
    return Signature(syntax.label, syntax.parameters, texts, number, short_text(word))


_CALLS = (CallKind.APPLICATION, CallKind.FUNCTION)


def _word(text: str, call: Call, vocabulary: Vocabulary) -> Application | Function | None:
    name = text[call.name.start : call.name.end].strip(BLANKS)
    return vocabulary.application(name) if call.kind is CallKind.APPLICATION else vocabulary.functions.get(name)


def _parameter(text: str, call: Call, word: Application | Function) -> int:
    """The parameter that an argument is for. The last one takes all that is too much."""
    number = active(text, call, word)
    if fold(word.name) in FROM_THE_END:
        required = [at for at, parameter in enumerate(word.parameters) if parameter.required]
        first = next((at for at, parameter in enumerate(word.parameters) if not parameter.required), 0)
        if number >= first:
            number += max(0, required[-1] + 1 - len(arguments_of(text, call, word.separator)))
    return max(0, min(number, len(word.parameters) - 1))
