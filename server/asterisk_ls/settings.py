"""Settings of a project, as values. Where they come from is the business of the adapters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, get_args, get_type_hints

from asterisk_ls.tuples import NamedTuple

SEVERITIES = ("error", "warning", "information", "hint", "off")


class SettingsError(ValueError):
    """A setting is unknown or has a value that does not fit. The message says which, and what to do."""

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key
        """The key, or the name in a list, that is to blame, as it is written."""


class Settings(NamedTuple):
    """What an admin may choose. The help text of a field stands beside its type; pages are made from it."""

    target_version: Annotated[
        str, "The Asterisk that will run: a branch such as 22, a release such as 20.8, or master"
    ] = "22"
    select: Annotated[tuple[str, ...], "Only these rules; empty for all"] = ()
    ignore: Annotated[tuple[str, ...], "Rules to leave out"] = ()
    severities: Annotated[
        Mapping[str, str],
        "How much the findings of a rule matter, in place of what the rule itself says: its name, and `error`, `warning`,"
        " `information`, `hint` or `off`, which leaves it out",
    ] = MappingProxyType({})
    config_directory: Annotated[
        str,
        "Where Asterisk will have these files: an `#include` of an absolute path below it is looked for among them",
    ] = "/etc/asterisk"
    exclude: Annotated[
        tuple[str, ...],
        "Patterns of files and folders that are not checked, such as `old` or `backup/*.conf`; a pattern without"
        " `/` is compared with each part of a name",
    ] = ()
    check_paths: Annotated[
        bool,
        "Whether certificates, keys and other files that are named have to exist on this machine; in the directory"
        " that Asterisk reads itself (`config-directory`) they always have to",
    ] = False
    baseline: Annotated[
        str, "A file with findings that are known and not reported again, as `--write-baseline` writes it"
    ] = ""
    documentation: Annotated[
        str,
        "The documentation that an installed Asterisk brings along (`core-en_US.xml`), or its folder, for the texts that"
        " an editor shows; empty: looked for in the usual places",
    ] = ""

    most_findings: Annotated[
        int, "How many findings of one file an editor is sent, the gravest first; 0 for all. The command prints all"
    ] = 1000

    def with_overrides(
        self, *, select: Iterable[str] = (), ignore: Iterable[str] = (), target_version: str = "", baseline: str = ""
    ) -> Settings:
        """What was asked for now goes before what is written; rules to leave out add up."""
        return self._replace(
            select=tuple(select) or self.select,
            ignore=(*self.ignore, *ignore),
            target_version=target_version or self.target_version,
            baseline=baseline or self.baseline,
        )


def help_texts() -> dict[str, str]:
    """The help text of each setting, by name."""
    hints = get_type_hints(Settings, include_extras=True)
    return {name: get_args(hint)[1] for name, hint in hints.items()}


def parse_settings(values: Mapping[str, Any], rules: Iterable[str]) -> Settings:
    """Settings from a mapping, such as a parsed TOML file. Keys may be written with `-` or `_`.

    Raises:
        SettingsError: a key or a rule is unknown, or a value has the wrong type.
    """
    known = Settings._fields
    names = set(rules)
    chosen: dict[str, Any] = {}
    for written, value in values.items():
        key = written.replace("-", "_")
        if key not in known:
            msg = f"unknown setting `{written}`{nearest(in_file(key), map(in_file, known))}"
            raise SettingsError(msg, written)
        if key in chosen:
            msg = f"`{written}` is set twice"
            raise SettingsError(msg, written)
        chosen[key] = checked(key, value, names, written)
    return Settings(**chosen)


def checked(key: str, value: Any, rules: set[str], written: str) -> Any:  # noqa: ANN401 - what a file may hold
    """The value of the field `key` of `Settings`. `written`: what that is called in a message.

    Raises:
        SettingsError: the value has the wrong type, or names a rule that there is not.
    """
    match key:
        case "select" | "ignore" | "exclude":
            if not isinstance(value, list) or not all(map(_is_text, value)):
                raise _wrong(written, "a list of texts", value)
            if key != "exclude":
                check_rules(value, rules)
            return tuple(value)
        case "severities":
            if not isinstance(value, dict):
                raise _wrong(written, "a table from rules to severities", value)
            check_rules(value, rules)
            check_severities(value)
            return dict(value)
        case "check_paths":
            if not isinstance(value, bool):
                raise _wrong(written, "true or false", value)
            return value
        case "most_findings":
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                raise _wrong(written, "a number, 0 for all", value)
            return value
        case "target_version":
            if isinstance(value, bool) or not isinstance(value, (str, int)):
                raise _wrong(written, 'a text such as "20.8"', value)
            return str(value)
        case _:
            if not _is_text(value):
                raise _wrong(written, "a text", value)
            return value


def in_file(name: str) -> str:
    """A field of `Settings` as it is written in a project file."""
    return name.replace("_", "-")


def in_editor(name: str) -> str:
    """A field of `Settings` as it is written in an editor."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def check_rules(written: Iterable[str], rules: Iterable[str], *, guesses: int = 1) -> None:
    """See that rules exist.

    Raises:
        SettingsError: one does not; the message has the nearest names.
    """
    known = set(rules)
    for name in written:
        if name not in known:
            msg = f"there is no rule `{name}`{nearest(name, known, guesses)}"
            raise SettingsError(msg, name)


def nearest(name: str, names: Iterable[str], count: int = 1) -> str:
    """`; did you mean …?` with the names that look like it, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong

    near = get_close_matches(name, sorted(names), count)
    return f"; did you mean {' or '.join(f'`{one}`' for one in near)}?" if near else ""


def check_severities(values: Mapping[str, Any]) -> None:
    """See that severities exist.

    Raises:
        SettingsError: one does not.
    """
    for name, severity in values.items():
        if severity not in SEVERITIES:
            msg = f"the severity of `{name}` has to be one of {', '.join(SEVERITIES)}, not {severity!r}"
            raise SettingsError(msg, name)


def _is_text(value: object) -> bool:
    """Whether a value is a text that can be a path or a part of one: no path holds a NUL or half a character."""
    return isinstance(value, str) and re.search("[\0\ud800-\udfff]", value) is None


def _wrong(written: str, expected: str, value: object) -> SettingsError:
    msg = f"`{written}` has to be {expected}, not {str(value)[:40]!r}"
    return SettingsError(msg, written)
