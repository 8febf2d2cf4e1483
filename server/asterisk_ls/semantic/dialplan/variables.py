"""Variables in what is read at load: names of extensions, includes, ignore patterns, switches, and globals themselves.

This is `pbx_substitute_variables_helper` of `main/pbx_variables.c` without a channel. What depends on the machine, on the
time or on a function makes the whole text unknown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.schema.values.cstrings import scan_decimal
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from asterisk_ls.semantic.dialplan.model import ValueOf
    from asterisk_ls.semantic.model import Category

GLOBALS = "globals"
"""The section of global variables, in any case."""
LONGEST_VALUE = 8190
"""Bytes of what comes out when variables are replaced: `realvalue` of `pbx_load_config`, without the end of the text."""
DEEPEST = 15
"""How many times a name may be computed within a name."""

_OF_THE_MACHINE = frozenset(
    (
        *("EPOCH", "SYSTEMNAME", "ENTITYID", "ASTCACHEDIR", "ASTETCDIR", "ASTMODDIR", "ASTVARLIBDIR", "ASTDBDIR"),
        *("ASTKEYDIR", "ASTDATADIR", "ASTAGIDIR", "ASTSPOOLDIR", "ASTRUNDIR", "ASTLOGDIR", "ASTSBINDIR"),
    )
)
"""Names that Asterisk answers by itself, before it looks for a variable."""
_OF_A_CHANNEL = frozenset(
    (
        *("CALLINGPRES", "CALLINGANI2", "CALLINGTON", "CALLINGTNS"),
        *("HINT", "HINTNAME", "PRIORITY", "CHANNEL", "UNIQUEID", "HANGUPCAUSE"),
    )
)
_GLOBAL = re.compile(r"GLOBAL\(([^()]*)\)")


def globals_of(categories: Iterable[Category]) -> dict[str, str | None]:
    """The global variables that the sections `[globals]` set; None for a value that is not known."""
    found: dict[str, str | None] = {}
    for category in categories:
        if category.template or fold(category.name) != GLOBALS:
            continue
        for part in category.parts:
            for option in part.options:
                value = substituted(option.value, lambda name: found.get(name, ""))
                _set(found, option.name, value)
    return found


def _set(variables: dict[str, str | None], name: str, value: str | None) -> None:
    """`pbx_builtin_setvar_helper`: a name that ends with a parenthesis is a function that takes the value."""
    if name.endswith(")"):
        function = _GLOBAL.fullmatch(name)
        if function is None:
            return
        name = function[1]
    variables[_bare(name)] = value


def _bare(name: str) -> str:
    """The name that a variable is found by: without the marks of inheritance."""
    return name[2:] if name[:2] == "__" else name[1:] if name[:1] == "_" else name


def value_among(variables: Mapping[str, str | None]) -> ValueOf:
    """Answers what the value of a global variable is."""
    return lambda name: variables.get(name, "")


def hint_value_of(value_of: ValueOf, exten: str, context: str) -> ValueOf:
    """Answers variables of a hint: it is read with a channel that is nowhere but at its extension."""

    def value(name: str) -> str | None:
        if name == "EXTEN":
            return exten
        if name == "CONTEXT":
            return context
        return None if name in _OF_A_CHANNEL else value_of(name)

    return value


def substituted(text: str, value_of: ValueOf, depth: int = 0) -> str | None:
    """The text with its variables replaced; None when something in it is not known."""
    if "$" not in text:
        return text
    if depth == DEEPEST:
        return ""
    found: list[str] = []
    at = length = 0
    while True:
        start = text.find("$", at)
        if start < 0 or length > LONGEST_VALUE:
            found.append(text[at:])
            return _cut("".join(found))
        found.append(text[at:start])
        following = text[start + 1 : start + 2]
        if following == "[":
            return None
        if following != "{":
            found.append("$")
            at = start + 1
            continue
        end, is_nested, is_closed = _end_of_variable(text, start + 2)
        name: str | None = text[start + 2 : end - 1 if is_closed else end]
        if is_nested:
            name = substituted(name or "", value_of, depth + 1)
        value = None if name is None else _value(name, value_of)
        if value is None:
            return None
        found.append(value)
        length += len(value)
        at = end


def _cut(text: str) -> str:
    """As much of a text as Asterisk has room for."""
    if len(text) <= LONGEST_VALUE // 4:
        return text
    data = encode(text)
    return text if len(data) <= LONGEST_VALUE else decode(data[:LONGEST_VALUE])


def _end_of_variable(text: str, at: int) -> tuple[int, bool, bool]:
    """Where a variable ends, whether others stand within it, and whether a brace ends it, rather than the text."""
    open_ = 1
    is_nested = False
    while open_ and at < len(text):
        two = text[at : at + 2]
        if two == "${":
            is_nested = True
            open_ += 1
            at += 1
        elif two == "$[":
            is_nested = True
            at += 1
        elif two[0] == "{":
            open_ += 1
        elif two[0] == "}":
            open_ -= 1
        at += 1
    return at, is_nested, not open_


def _value(name: str, value_of: ValueOf) -> str | None:
    parens = 0
    is_function = False
    for at, char in enumerate(name):
        if char == "(":
            is_function = True
            parens += 1
        elif char == ")":
            parens -= 1
        elif char == ":" and not parens:
            name, part = name[:at], name[at + 1 :]
            break
    else:
        part = ""
    if is_function:
        function = _GLOBAL.fullmatch(name)
        if function is None:
            return None
        name = function[1]
    elif name in _OF_THE_MACHINE:
        return None
    value = value_of(name)
    return value if value is None or not part else _substring(value, part)


def _substring(value: str, part: str) -> str:
    """`offset` or `offset:length`, in bytes; what is no number counts as 0, or as all."""
    offset, length = 0, None
    scanned = scan_decimal(part)
    if scanned is not None:
        offset, end = scanned
        if part[end : end + 1] == ":":
            second = scan_decimal(part, end + 1)
            length = None if second is None else second[0]
    data = encode(value)
    if offset < 0:
        offset = max(0, len(data) + offset)
    if length is not None and length < 0:
        kept = data[offset : len(data) + length] if len(data) > offset - length else b""
    else:
        kept = data[offset:] if length is None else data[offset : offset + length]
    return decode(kept)
