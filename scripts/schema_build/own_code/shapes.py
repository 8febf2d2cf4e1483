"""Short ways to write down an option, and what a table is made of."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

Keys = dict[str, Any]
Since = dict[str, str | None]
Log = tuple[str, str]
"""Level and message, with the places `{name}`, `{value}`, `{id}`, `{line}`, `{number}`."""

UNTIL_21: Since = {"21": None, "22": None, "23": None, "master": None}
UNTIL_23: Since = {"23": None, "master": None}
SINCE_16: Since = {"13": None}
"""What a branch has is there since its first release, if nothing else is said."""


class Sections(NamedTuple):
    """The sections of one kind."""

    options: dict[str, Keys]
    name: str = ""
    """The name that such a section has to have; empty: any that no other kind has."""
    unknown: Log | None = None
    """What is logged about an option that is not known."""
    patterns: Mapping[str, Keys] = MappingProxyType({})
    is_complete: bool = True
    """Whether every other option is one that Asterisk does not know."""
    is_first: bool = True
    """For a fixed name: whether only the first section of that name counts."""
    ignored: bool = False
    is_strict_since_16: bool = False
    """Whether 13 says nothing about an unknown option."""
    is_inner: bool = False
    """Whether it is no section but what stands in a value."""


class OwnFile(NamedTuple):
    """A file, with its kinds of section."""

    name: str
    module: str
    types: dict[str, Sections]
    refused: Log | None = None
    """What the module logs when the reader has refused its file."""


def aborting(file: str) -> Log:
    """What several modules say of a file that cannot be read."""
    return ("ERROR", f"Config file {file} is in an invalid format.  Aborting.")


def text(default: str | None = None, **more: Any) -> Keys:  # noqa: ANN401 - any key of the data
    """What nobody looks at while loading."""
    return _line("text", default, more)


def yes_no(default: str | None = None, **more: Any) -> Keys:  # noqa: ANN401 - any key of the data
    """`ast_true`: what it does not know is no."""
    return _line("bool", default, more)


def path(default: str | None = None, **more: Any) -> Keys:  # noqa: ANN401 - any key of the data
    """A file or folder that is opened later."""
    return _line("text", default, more)


def name_of(*targets: str, default: str | None = None, **more: Any) -> Keys:  # noqa: ANN401 - any key of the data
    """The name of something else, looked up while a call is going on."""
    return _line("ref", default, {"targets": list(targets), "on_bad": "keep", **more})


def number(
    parse: str = "atoi",
    low: int | None = None,
    high: int | None = None,
    default: str | None = None,
    *,
    reads_as: str | None = None,
    log: Log | None = None,
    above: Log | None = None,
    replaced_log: Log | None = None,
    **more: Any,  # noqa: ANN401 - any key of the data
) -> Keys:
    """A number. `above`: what is logged of one that is too large, which then counts for the largest. `parse`: the C function that reads it; `reads_as`: what a bad one comes to, if not the default.

    `atoi` takes what is no number for 0; `scan` is `sscanf` with `%d`, `unsigned` with `%u`; both stop at the first
    letter. `uint32` and `int32` are those of `ast_parse_arg`.
    """
    extra: Keys = {"parse": parse}
    if reads_as is not None:
        extra["reads_as"] = reads_as
    if log is not None:
        extra["log"] = list(log)
    if above is not None:
        extra["above"] = list(above)
    if replaced_log is not None:
        extra["replaced_log"] = list(replaced_log)
    bounds = {name: given for name, given in (("minimum", low), ("maximum", high)) if given is not None}
    return _line("number", default, {"on_bad": "default", **bounds, **more, "extra": extra})


def word(
    *words: str,
    default: str | None = None,
    reads_as: str | None = None,
    log: Log | None = None,
    aliases: dict[str, str] | None = None,
    **more: Any,  # noqa: ANN401 - any key of the data
) -> Keys:
    """One word of a few, in any case. `reads_as`: what another one comes to; without, it has no effect."""
    extra: Keys = {}
    if reads_as is not None:
        extra["reads_as"] = reads_as
    if log is not None:
        extra["log"] = list(log)
    keys: Keys = {"on_bad": "default" if reads_as is not None else "ignore", "values": list(words), **more}
    if aliases:
        keys["aliases"] = aliases
    if extra:
        keys["extra"] = extra
    return _line("word", default, keys)


def yes_no_or(*words: str, default: str | None = None, **more: Any) -> Keys:  # noqa: ANN401 - any key of the data
    """A word of a few, or a boolean; anything else reads as no."""
    return _line("bool_or_word", default, {"on_bad": "false", "values": ["yes", "no", *words], **more})


def special(
    kind: str,
    default: str | None = None,
    *,
    log: Log | None = None,
    **more: Any,  # noqa: ANN401 - any key of the data
) -> Keys:
    """A value that a reader of its own looks at."""
    extra = {**more.pop("extra", {}), **({"log": list(log)} if log is not None else {})}
    return _line(kind, default, {**more, **({"extra": extra} if extra else {})})


def first(options: dict[str, Keys]) -> dict[str, Keys]:
    """Options of which the first line counts: `ast_variable_retrieve` looks no further."""
    return {name: {"repeat": "first", **line} for name, line in options.items()}


def many(line: Keys) -> Keys:
    """An option that may be there several times."""
    return {**line, "repeat": "accumulate"}


def _line(kind: str, default: str | None, more: Keys) -> Keys:
    line: Keys = {"kind": kind, **{name: given for name, given in more.items() if given is not None}}
    if default is not None:
        line["default"] = default
    return line
