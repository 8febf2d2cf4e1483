"""How a call is written: `Goto([context,[extension,]]priority)`, and where each parameter stands in that."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.schema.vocabulary import Application, Function


class Syntax(NamedTuple):
    """A call with all of its parameters; those that may be left out stand in brackets."""

    label: str
    parameters: tuple[Span, ...]
    """Where each of them stands in the label, without brackets and separators."""


@lru_cache(maxsize=512)
def _built(name: str, forms: tuple[tuple[str, bool], ...], separator: str) -> Syntax:
    label = f"{name}("
    spans: list[Span] = []
    last = max((number for number, (_, required) in enumerate(forms) if required), default=-1)
    optional = 0
    for number, (form, required) in enumerate(forms):
        is_leading = not required and number < last
        if is_leading:
            label += "["
            optional += 1
        elif number > last:
            label += f"[{separator}" if number else "["
            optional += 1
        spans.append(Span(len(label), len(label) + len(form)))
        label += form
        if number < last:
            label += separator
            if is_leading and forms[number + 1][1]:
                label += "]" * optional
                optional = 0
    return Syntax(f"{label}{']' * optional})", tuple(spans))


def syntax_of(word: Application | Function) -> Syntax:
    """How an application or a function is called."""
    forms = tuple(
        (f"{one.form}…" if one.repeated and not one.form.endswith("…") else one.form, one.required)
        for one in word.parameters
    )
    return _built(word.name, forms, word.separator)
