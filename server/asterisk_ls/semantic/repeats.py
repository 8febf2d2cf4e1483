"""Lines without effect because another line of the same section sets the same option."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.model import Repeat
from asterisk_ls.semantic.model import Fault, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.schema.model import ObjectSchema, OptionSchema
    from asterisk_ls.semantic.model import Category, Part
    from asterisk_ls.syntax.nodes import Option


def repeats(category: Category, schema: ObjectSchema, faults: Iterable[Fault]) -> list[Fault]:
    """A fault for each such line; its detail is the number of the line that counts.

    A section may override what it inherits, so only its own lines are compared with each other. A line with a fatal one
    among its `faults` does have an effect.
    """
    fatal = {fault.at for fault in faults if fault.fatal}
    found = []
    for part in category.parts:
        if part.inherited:
            continue
        for option, lines in _by_option(part, schema):
            counting = _counting(option.key, lines)
            found += [
                Fault("repeated-option", place, option=option, detail=(str(counting.line),))
                for line in lines
                if line is not counting and (place := Place(part.section, line)) not in fatal
            ]
    return found


def _by_option(part: Part, schema: ObjectSchema) -> Iterable[tuple[OptionSchema, list[Option]]]:
    """The options of which one line counts, each with its lines."""
    found: dict[str, tuple[OptionSchema, list[Option]]] = {}
    for line in part.options:
        option = schema.options.get(line.name.lower())
        if option is not None and option.repeat is Repeat.LAST and line.operator != "+=":
            found.setdefault(option.key, (option, []))[1].append(line)
    return found.values()


def _counting(name: str, lines: list[Option]) -> Option:
    """Sorcery looks for the first `type`; all other options are set line by line."""
    return lines[0] if name == "type" else lines[-1]
