"""The dialplan of `extensions.conf`: all contexts, and what Asterisk logs while it loads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values.booleans import read_bool
from asterisk_ls.semantic.dialplan.context import Context, include_faults, merged
from asterisk_ls.semantic.dialplan.elsewhere import is_made_elsewhere
from asterisk_ls.semantic.dialplan.model import is_computed
from asterisk_ls.semantic.dialplan.reading import script_of
from asterisk_ls.semantic.dialplan.variables import GLOBALS, globals_of, value_among
from asterisk_ls.syntax.names import fold
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from asterisk_ls.schema.verdict import LogLine
    from asterisk_ls.semantic.dialplan.model import Script
    from asterisk_ls.semantic.model import Category, Place

GENERAL = "general"
"""The section of settings, in any case."""
NOT_CONTEXTS = (GENERAL, GLOBALS)


class General(NamedTuple):
    """The settings of `[general]` that change what the dialplan is or does. They are taken from its first section."""

    is_static: bool
    write_protect: bool
    auto_fallthrough: bool
    pattern_match_new: bool
    """Whether extensions are found with the tree of patterns, which does not always agree with the list."""
    clear_global_variables: bool
    override_switch: str
    """Asked before any context; empty for none."""
    users_context: str
    """Where `users.conf` adds extensions."""


class Dialplan(NamedTuple):
    """All contexts by name, in the order in which they are made."""

    contexts: Mapping[str, Context]
    variables: Mapping[str, str | None]
    """The global variables; None for a value that is not known."""
    general: General
    log: tuple[tuple[LogLine, Place | None], ...]
    """What Asterisk logs while it makes the contexts of the lines."""


def is_context(category: Category) -> bool:
    """Whether lines of a category are those of a context."""
    return not category.template and fold(category.name) not in NOT_CONTEXTS


def dialplan_of(
    categories: Iterable[Category], elsewhere: frozenset[str] = frozenset(), *, is_open: bool = False
) -> Dialplan:
    """The dialplan that these categories make.

    `elsewhere`: contexts that other files name; `is_open`: others may exist that are not known.
    """
    held = list(categories)
    variables = globals_of(held)
    value_of = value_among(variables)
    sections: dict[str, list[tuple[Category, Script]]] = {}
    for category in held:
        if is_context(category):
            sections.setdefault(category.name, []).append((category, script_of(category, value_of)))
    contexts = {name: merged(name, some, value_of) for name, some in sections.items()}
    log = [line for category in held if is_context(category) for line in _said(category, contexts[category.name])]

    def is_there(name: str) -> bool:
        return is_open or name in contexts or is_made_elsewhere(name, elsewhere) or is_computed(name)

    for context in reversed(contexts.values()):
        log += [(line, fault.at) for fault in include_faults(context, is_there) for line in fault.log]
    return Dialplan(contexts, variables, general_of(held), tuple(log))


def general_of(categories: Iterable[Category]) -> General:
    """What the first section `[general]` says."""
    general = next((one for one in categories if not one.template and fold(one.name) == GENERAL), None)

    def value(name: str, default: str = "") -> str:
        found = general.first(name) if general is not None else None
        return default if found is None else found

    return General(
        read_bool(value("static")),
        read_bool(value("writeprotect")),
        read_bool(value("autofallthrough", "yes")),
        read_bool(value("extenpatternmatchnew")),
        read_bool(value("clearglobalvars")),
        value("overrideswitch"),
        value("userscontext", "default"),
    )


def _said(category: Category, context: Context) -> Iterator[tuple[LogLine, Place | None]]:
    """What Asterisk logs about the lines of a section, in their order."""
    faults = (*context.scripts[category.section].faults, *context.faults.get(category.section, ()))
    found = [(fault.at, line) for fault in faults for line in fault.log]
    order = {place: number for number, place in enumerate(category.places())} if found else {}
    found.sort(key=lambda item: order.get(item[0], 0) if item[0] is not None else 0)
    return ((line, place) for place, line in found)
