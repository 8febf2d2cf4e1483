"""The values that describe the words of a dialplan: applications, functions, channels, and the modules that bring them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from asterisk_ls.tuples import NamedTuple

_NONE: Mapping[str, Any] = MappingProxyType({})


class Parameter(NamedTuple):
    """One parameter of an application or a function, as its documentation names it."""

    name: str
    form: str
    """How it is written: `mailbox[@context][&mailbox2…]`."""
    required: bool = False
    repeated: bool = False
    letters: Mapping[str, str] = _NONE
    """Options of one letter, each with how its argument is written; empty where it takes none."""
    words: tuple[str, ...] = ()
    """Words that it may be."""


class OptionLetters(NamedTuple):
    """The letters that the code looks for. It logs `Unrecognized option: '%c'` for another one, and goes on."""

    at: int
    """Which argument holds them, counted from 0."""
    flags: str
    with_argument: str
    """Letters that take `(argument)`."""


class Application(NamedTuple):
    """An application, as one version registers it. Its name is compared in any case."""

    name: str
    module: str
    """Empty: part of Asterisk itself."""
    parameters: tuple[Parameter, ...]
    separator: str = ","
    most: int = 0
    """How many arguments the code tells apart, the last one taking the rest; 0: not known, or the last is free text."""
    needs_data: bool = False
    """Whether the code complains, and does nothing, when there is nothing between the parentheses."""
    needed: tuple[int, ...] = ()
    """Arguments, counted from 0, without which it complains and does nothing."""
    options: OptionLetters | None = None
    """None where the code reads letters in a way of its own, or has none."""
    variables: Mapping[str, tuple[str, ...]] = _NONE
    """Variables that it sets, with their values where these are words."""
    deprecated: bool = False
    replaced_by: str = ""
    since: str = ""
    """The first release that has it; empty where all that are described have it."""


class Function(NamedTuple):
    """A function, as one version registers it. Its name is compared letter by letter."""

    name: str
    module: str
    parameters: tuple[Parameter, ...]
    separator: str = ","
    readable: bool = True
    writable: bool = True
    dangerous: str = ""
    """`read`, `write` or `both`: what AMI and the like may not do unless `live_dangerously` is set."""
    needed_to_read: tuple[int, ...] = ()
    needed_to_write: tuple[int, ...] = ()
    variables: Mapping[str, tuple[str, ...]] = _NONE
    deprecated: bool = False
    replaced_by: str = ""
    since: str = ""
    """As that of an application."""


class Module(NamedTuple):
    """A module that can be loaded."""

    name: str
    type: str
    """`application`, `channel`, `resource` and so on."""
    support: str = ""
    """`core`, `extended` or `deprecated`."""
    requires: tuple[str, ...] = ()
    """Modules without which it is not loaded."""
    optional: tuple[str, ...] = ()
    """Modules that it makes use of when they are there."""
    libraries: tuple[str, ...] = ()
    """What its build needs besides."""
    not_built: bool = False
    """Whether a build leaves it out unless it is asked for."""
    deprecated_in: str = ""
    replaced_by: str = ""


class Missing(NamedTuple):
    """A word of other versions."""

    name: str
    since: Mapping[str, str]
    """Per branch, the first release that has it."""
    last: str = ""
    """The last branch that had it, where that is older than all that are described."""
    replaced_by: str = ""
    """What to write in its place."""
    renamed: bool = False
    """Whether `replaced_by` is a name that takes the same arguments."""


class Vocabulary(NamedTuple):
    """All words of one version."""

    applications: Mapping[str, Application]
    """By name in small letters."""
    functions: Mapping[str, Function]
    modules: Mapping[str, Module]
    technologies: Mapping[str, tuple[str, ...]]
    """Kinds of channels by name in small letters, each with the modules that make them, `""` for Asterisk itself."""
    missing_applications: Mapping[str, Missing]
    """By name in small letters."""
    missing_functions: Mapping[str, Missing]
    missing_modules: Mapping[str, Missing]
    missing_technologies: Mapping[str, tuple[str, ...]]
    """Kinds of channels of other versions, by name in small letters, each with the branches that have it."""
    technology_names: Mapping[str, str]
    """How the name of a kind of channel is written, by its name in small letters."""

    def application(self, name: str) -> Application | None:
        """The application of that name, in any case; None: this version has none."""
        return self.applications.get(name.lower())
