"""What a version of Asterisk knows of the words of a dialplan, from `schema/data/dialplan`.

The data is read when somebody asks for it first: a directory without a dialplan does not pay for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Generic, TypeVar

from asterisk_ls.schema.load import branches, read_data, versions
from asterisk_ls.schema.release import Release, release_of
from asterisk_ls.schema.shaping import Line, absent, is_there, state_of
from asterisk_ls.schema.vocabulary import Application, Function, Missing, Module, OptionLetters, Parameter, Vocabulary


@cache
def vocabulary_of(version: str) -> Vocabulary:
    """The words that a version knows: a branch, a release or `master`, as `load` takes it, or a schema's `version`.

    Raises:
        UnknownVersionError: the data describes no such branch.
    """
    release, _ = release_of(version, versions())
    return _vocabulary(release)


@cache
def _vocabulary(release: Release) -> Vocabulary:
    applications = read_data("dialplan/applications.json")
    functions = read_data("dialplan/functions.json")
    modules = read_data("dialplan/modules.json")
    has_application, lacks_application = _split(applications["applications"], release, fold=True)
    has_function, lacks_function = _split(functions["functions"], release)
    has_module, lacks_module = _split(modules["modules"], release)
    lacks_application |= {name.lower(): (name, line) for name, line in applications["gone"].items()}
    lacks_function |= {name: (name, line) for name, line in functions["gone"].items()}
    there: dict[str, tuple[str, ...]] = {}
    elsewhere: dict[str, tuple[str, ...]] = {}
    for name, makers in modules["technologies"].items():
        own = tuple(module for module, of_branches in makers.items() if release.branch in of_branches)
        if own:
            there[name.lower()] = own
        else:
            elsewhere[name.lower()] = tuple(
                branch for branch in branches() if any(branch in of_branches for of_branches in makers.values())
            )
    return Vocabulary(
        _Lazy(has_application, lambda name, line: _application(name, state_of(line, release), release)),
        _Lazy(has_function, lambda name, line: _function(name, state_of(line, release), release)),
        _Lazy(has_module, lambda name, line: _module(name, state_of(line, release))),
        there,
        _Lazy(lacks_application, _missing),
        _Lazy(lacks_function, _missing),
        _Lazy(lacks_module, _missing),
        elsewhere,
        {name.lower(): name for name in modules["technologies"]},
    )


@cache
def modules_of(version: str) -> tuple[Mapping[str, Module], Mapping[str, Missing]]:
    """The modules that a version has, and those that only others have: what `vocabulary_of` says of them."""
    release, _ = release_of(version, versions())
    there, missing = _split(read_data("dialplan/modules.json")["modules"], release)
    return _Lazy(there, lambda name, line: _module(name, state_of(line, release))), _Lazy(missing, _missing)


_Lines = dict[str, tuple[str, Line]]


def _split(lines: Mapping[str, Line], release: Release, *, fold: bool = False) -> tuple[_Lines, _Lines]:
    """What a release has and what it has not."""
    there: _Lines = {}
    missing: _Lines = {}
    for name, line in lines.items():
        (there if is_there(line, release) else missing)[name.lower() if fold else name] = (name, line)
    return there, missing


def _application(name: str, line: Line, release: Release) -> Application:
    options = line.get("options")
    return Application(
        name,
        line["module"],
        _parameters(line),
        line.get("separator", ","),
        line.get("most", 0),
        line.get("needs_data", False),
        tuple(line.get("needed", ())),
        OptionLetters(options["at"], options["flags"], options["with_argument"]) if options else None,
        _variables(line),
        line.get("deprecated", False),
        line.get("replaced_by", ""),
        _since(line, release),
    )


def _function(name: str, line: Line, release: Release) -> Function:
    access = line.get("access", "")
    return Function(
        name,
        line["module"],
        _parameters(line),
        line.get("separator", ","),
        access != "write",
        access != "read",
        line.get("dangerous", ""),
        tuple(line.get("needed_to_read", ())),
        tuple(line.get("needed_to_write", ())),
        _variables(line),
        line.get("deprecated", False),
        line.get("replaced_by", ""),
        _since(line, release),
    )


def _since(line: Line, release: Release) -> str:
    """The first release that has it: of the branch if it came within that, else of all branches."""
    since = line.get("since", {})
    if since.get(release.branch):
        return str(since[release.branch])
    first = next(branch for branch in branches() if since.get(branch, branch) is not None)
    return str(since.get(first, first)) if first != branches()[0] or first in since else ""


def _module(name: str, line: Line) -> Module:
    return Module(
        name,
        line["type"],
        line.get("support", ""),
        tuple(line.get("requires", ())),
        tuple(line.get("optional", ())),
        tuple(line.get("libraries", ())),
        line.get("not_built", False),
        line.get("deprecated_in", ""),
        line.get("replaced_by", ""),
    )


def _missing(name: str, line: Line) -> Missing:
    since = {} if "last" in line else absent(name, line, branches()).since
    return Missing(name, since, line.get("last", ""), line.get("replaced_by") or "", line.get("renamed", False))


def _parameters(line: Line) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(
            raw["name"],
            raw.get("form", raw["name"]),
            raw.get("required", False),
            raw.get("repeated", False),
            raw.get("letters", {}),
            tuple(raw.get("words", ())),
        )
        for raw in line.get("parameters", ())
    )


def _variables(line: Line) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in line.get("variables", {}).items()}


_Item = TypeVar("_Item")


class _Lazy(Mapping[str, _Item], Generic[_Item]):
    """Entries of the data by key, each made into a value when it is asked for."""

    __slots__ = ("_lines", "_made", "_make")

    def __init__(self, lines: Mapping[str, tuple[str, Line]], make: Callable[[str, Line], _Item]) -> None:
        self._lines = lines
        self._make = make
        self._made: dict[str, _Item] = {}

    def __getitem__(self, key: str) -> _Item:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._make(*self._lines[key])
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)
