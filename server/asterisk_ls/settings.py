"""Settings of a project, as values. Where they come from is the business of the adapters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Annotated, Any, get_args, get_type_hints

SEVERITIES = ("error", "warning", "information", "hint", "off")


class SettingsError(ValueError):
    """A setting is unknown or has a value that does not fit. The message says which, and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an admin may choose. The help text of a field stands beside its type; pages are made from it."""

    target_version: Annotated[
        str, "The Asterisk that will run: a branch such as 22, a release such as 20.8, or master"
    ] = "22"
    select: Annotated[tuple[str, ...], "Only these rules; empty for all"] = ()
    ignore: Annotated[tuple[str, ...], "Rules to leave out"] = ()
    severities: Annotated[Mapping[str, str], "Rule to error, warning, information, hint or off"] = field(
        default_factory=dict
    )
    config_directory: Annotated[str, "Where Asterisk will have these files, when that is not /etc/asterisk"] = (
        "/etc/asterisk"
    )
    exclude: Annotated[tuple[str, ...], "Patterns of files that are not looked at"] = ()
    check_paths: Annotated[bool, "Whether certificates and keys have to exist on this machine"] = False


def help_texts() -> dict[str, str]:
    """The help text of each setting, by name."""
    hints = get_type_hints(Settings, include_extras=True)
    return {name: get_args(hint)[1] for name, hint in hints.items()}


def parse_settings(values: Mapping[str, Any], rules: Iterable[str]) -> Settings:
    """Settings from a mapping, such as a parsed TOML file.

    Raises:
        SettingsError: a key or a rule is unknown, or a value has the wrong type.
    """
    known = {one.name: one for one in fields(Settings)}
    names = set(rules)
    chosen: dict[str, Any] = {}
    for written, value in values.items():
        key = written.replace("-", "_")
        if key not in known:
            msg = f"unknown setting `{written}`{_nearest(key, known)}"
            raise SettingsError(msg)
        chosen[key] = _checked(written, key, value, names)
    return Settings(**chosen)


def _checked(written: str, key: str, value: Any, rules: set[str]) -> Any:  # noqa: ANN401 - what a file may hold
    if key in ("select", "ignore", "exclude"):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            msg = f"`{written}` has to be a list of names"
            raise SettingsError(msg)
        for name in value if key != "exclude" else ():
            _known_rule(name, rules)
        return tuple(value)
    if key == "severities":
        if not isinstance(value, dict):
            msg = f"`{written}` has to be a table of rules"
            raise SettingsError(msg)
        for name, severity in value.items():
            _known_rule(name, rules)
            if severity not in SEVERITIES:
                msg = f"the severity of `{name}` has to be one of {', '.join(SEVERITIES)}"
                raise SettingsError(msg)
        return dict(value)
    if key == "check_paths":
        if not isinstance(value, bool):
            msg = f"`{written}` has to be true or false"
            raise SettingsError(msg)
        return value
    if isinstance(value, (int, float)) and key == "target_version" and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        msg = f"`{written}` has to be a text"
        raise SettingsError(msg)
    return value


def _known_rule(name: str, rules: set[str]) -> None:
    if name not in rules:
        msg = f"there is no rule `{name}`{_nearest(name, rules)}"
        raise SettingsError(msg)


def _nearest(name: str, names: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong

    near = get_close_matches(name, list(names), 1)
    return f"; did you mean `{near[0]}`?" if near else ""
