"""Which modules Asterisk loads: `modules.conf` as `main/loader.c` reads it.

Of the sections `[modules]` the first one counts. Names are compared in any case, with or without `.so`. `noload` takes a
module off the list, whatever puts it there; a module that lacks one that it requires is not loaded either.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from asterisk_ls.schema.values.booleans import read_bool
from asterisk_ls.semantic.module_needs import NEEDED
from asterisk_ls.syntax.names import fold
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.schema.vocabulary import Module
    from asterisk_ls.semantic.model import Category, Place
    from asterisk_ls.semantic.queries import Subject

FILE, SECTION = "modules.conf", "modules"
WANTING = frozenset({"load", "preload", "require", "preload-require"})
"""Options that put a module on the list."""
REQUIRING = frozenset({"require", "preload-require"})
"""Those without whose module Asterisk does not start."""
KNOWN = WANTING | {"noload", "autoload"}


class Why(StrEnum):
    """Why a module is not loaded."""

    FORBIDDEN = "forbidden"
    """`noload` names it."""
    UNLISTED = "unlisted"
    """Nothing names it, and `autoload` is off."""
    INCOMPLETE = "incomplete"
    """A module that it requires is not loaded."""


class Absence(NamedTuple):
    """That a module is not loaded, and why."""

    why: Why
    place: Place | None = None
    """The line that forbids it, or `autoload`; None: there is no such line."""
    missing: str = ""
    """The module that it lacks."""


class ModuleList(NamedTuple):
    """What `modules.conf` says."""

    autoload: bool
    autoload_place: Place | None
    wanted: Mapping[str, Place]
    """Modules by folded name that a line asks for: the first such line."""
    forbidden: Mapping[str, Place]
    modules: Mapping[str, Module]
    """All that the version has."""
    is_known: bool = True
    """False where Asterisk does not get to load anything: a line that it does not know, or a contradiction."""

    def absence(self, name: str, _above: tuple[str, ...] = ()) -> Absence | None:
        """Why a module is not loaded; None when it may be."""
        key = base(name)
        if not self.is_known or key in _above:
            return None
        if key in self.forbidden:
            return Absence(Why.FORBIDDEN, self.forbidden[key])
        if not self.autoload and key not in self.wanted:
            return Absence(Why.UNLISTED, self.autoload_place)
        module = self.modules.get(key)
        for other in module.requires if module is not None else ():
            if other in self.modules and (found := self.absence(other, (*_above, key))) is not None:
                missing = found.missing if found.why is Why.INCOMPLETE else other
                return Absence(Why.INCOMPLETE, found.place, missing)
        return None

    def loads(self, name: str) -> bool | None:
        """Whether a module is loaded; None: it may be, if it was built and installed."""
        if self.absence(name) is not None:
            return False
        return True if base(name) in self.wanted and self.is_known else None


class Loading:
    """What `modules.conf` comes to, with what was worked out of it. It is made once for each reading of the file."""

    def __init__(self, list_: ModuleList) -> None:
        self.list = list_
        self._absences: dict[str, Absence | None] = {}

    def absence(self, name: str) -> Absence | None:
        """Why a module is not loaded; None when it may be."""
        key = base(name)
        if key not in self._absences:
            self._absences[key] = self.list.absence(key)
        return self._absences[key]

    @cached_property
    def needed_and_absent(self) -> frozenset[str]:
        """The modules that something may need, and that are not loaded."""
        return frozenset(name for name in NEEDED if name in self.list.modules and self.absence(name) is not None)

    def changed(self, other: Loading) -> set[Subject]:
        """The modules of which another list says something else."""
        mine, yours = self.list, other.list
        names = {*mine.modules, *mine.wanted, *yours.wanted, *mine.forbidden, *yours.forbidden}
        subjects: set[Subject] = {
            ("module", name)
            for name in names
            if self.absence(name) != other.absence(name) or mine.loads(name) != yours.loads(name)
        }
        if self.needed_and_absent != other.needed_and_absent:
            subjects.add(("modules",))
        return subjects


NOTHING_KNOWN = ModuleList(
    autoload=True,
    autoload_place=None,
    wanted=MappingProxyType({}),
    forbidden=MappingProxyType({}),
    modules=MappingProxyType({}),
    is_known=False,
)
"""Without a `modules.conf` that is seen as a whole."""


def module_list(categories: Iterable[Category], modules: Mapping[str, Module]) -> ModuleList:
    """What the categories of `modules.conf` come to. `modules`: those that the version has."""
    section = next((one for one in categories if not one.template and fold(one.name) == SECTION), None)
    autoload: Place | None = None
    wanted: dict[str, Place] = {}
    forbidden: dict[str, Place] = {}
    required: set[str] = set()
    is_known = True
    for place in section.places() if section is not None else ():
        line = place.option
        if line is None:
            continue
        name, key = line.name.lower(), base(line.value)
        if name in WANTING:
            wanted.setdefault(key, place)
            required |= {key} if name in REQUIRING else set()
        elif name == "noload":
            forbidden.setdefault(key, place)
        elif name == "autoload":
            autoload = autoload or place
        else:
            is_known = False
    is_on = autoload is not None and autoload.option is not None and read_bool(autoload.option.value)
    return ModuleList(is_on, autoload, wanted, forbidden, modules, is_known and required.isdisjoint(forbidden))


def base(module: str) -> str:
    """The name of a module as Asterisk compares it: in any case, with or without `.so`."""
    lower = fold(module)
    return lower[:-3] if lower.endswith(".so") and len(lower) > len(".so") else lower
