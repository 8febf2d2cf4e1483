"""An object as its apply handler sees it: all lines read, the last one of each option in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asterisk_ls.schema.values import read_bool
from asterisk_ls.schema.verdict import LogLine
from asterisk_ls.semantic.model import Fault, Place
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from asterisk_ls.schema.model import ObjectSchema
    from asterisk_ls.schema.values import ValueContext
    from asterisk_ls.semantic.environment import Environment
    from asterisk_ls.semantic.model import Category


class View(NamedTuple):
    """One object about to be created, and what may be asked about the rest."""

    id: str
    schema: ObjectSchema
    category: Category
    values: dict[str, str]
    """Lower-case option name to the value of its last line, in the order of these lines."""
    context: ValueContext
    environment: Environment
    ask: Callable[[Any], Any]
    release: tuple[int, ...]

    def get(self, name: str) -> str:
        """The value in force: the last line's, or the default; empty for none."""
        found = self.values.get(name)
        if found is not None:
            return found
        option = self.schema.options.get(name)
        return (option.default or "") if option else ""

    def is_on(self, name: str) -> bool:
        """Whether a boolean option is on."""
        return read_bool(self.get(name))

    def all(self, name: str) -> list[tuple[Place, str]]:
        """Every line of an option that accumulates, in order."""
        return [
            (Place(part.section, option), option.value)
            for part in self.category.parts
            for option in part.options
            if option.name.lower() == name
        ]

    def at(self, name: str) -> Place | None:
        """The last line of that option; None without one."""
        return next(
            (
                Place(part.section, option)
                for part in reversed(self.category.parts)
                for option in reversed(part.options)
                if option.name.lower() == name
            ),
            None,
        )

    def since(self, message: str) -> bool:
        """Whether this version makes the check that logs a message starting so."""
        return any(rule.message.startswith(message) for rule in self.schema.apply_rules)


def refusal(view: View, kind: str, message: str, option: str = "", *detail: str, level: str = "ERROR") -> Fault:
    """The object is dropped, and Asterisk says why."""
    at = view.at(option) if option else None
    return Fault(kind, at, fatal=True, log=(LogLine(level, message),), detail=(option, *detail))


def remark(view: View, kind: str, message: str, option: str = "", *detail: str, level: str = "WARNING") -> Fault:
    """The object loads, but Asterisk minds something."""
    at = view.at(option) if option else None
    return Fault(kind, at, fatal=False, log=(LogLine(level, message),) if message else (), detail=(option, *detail))


def silent_refusal(view: View, kind: str, option: str = "", *detail: str) -> Fault:
    """The object is dropped, and only the generic line tells of it."""
    at = view.at(option) if option else None
    return Fault(kind, at, fatal=True, detail=(option, *detail))


def signed(number: int) -> int:
    """An unsigned number as C prints it where it is taken for a signed one of 32 bits."""
    number &= 0xFFFFFFFF
    return number - (1 << 32) if number >> 31 else number
