"""The project file `.asterisk-ls.toml`, looked for upwards."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from asterisk_ls.settings import Settings, SettingsError, parse_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = ".asterisk-ls.toml"
LARGEST = 1024 * 1024
"""Bytes of a project file."""


def settings_for(folder: Path, rules: Iterable[str], given: Path | None = None) -> Settings:
    """The settings that hold in a folder: those of `given`, or of the nearest project file above.

    A path in it is relative to the file.

    Raises:
        SettingsError: the file cannot be read or has a mistake; the message names the file and the line.
    """
    path = given or project_file(folder)
    if path is None:
        return Settings()
    text = _text(path)
    import tomllib  # noqa: PLC0415 - most runs have no such file

    try:
        settings = parse_settings(tomllib.loads(text), rules)
    except tomllib.TOMLDecodeError as error:
        msg = f"{path} is not TOML: {error}"
        raise SettingsError(msg) from error
    except RecursionError as error:
        msg = f"{path} is not TOML that can be read: it is nested too deeply"
        raise SettingsError(msg) from error
    except SettingsError as error:
        msg = f"{path}{_line(text, error.key)}: {error}"
        raise SettingsError(msg, error.key) from error
    if settings.baseline:
        settings = settings._replace(baseline=str(path.parent / settings.baseline))
    if settings.documentation:
        there = os.path.expanduser(settings.documentation)  # noqa: PTH111 - the other one raises for nobody's home
        settings = settings._replace(documentation=str(path.parent / there))
    return settings


def project_file(folder: Path) -> Path | None:
    """The nearest project file, looked for from a folder upwards."""
    real = folder.resolve()
    return next((place / NAME for place in (real, *real.parents) if (place / NAME).is_file()), None)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            msg = f"{path} is no settings file: it is larger than {LARGEST // 1024} KiB"
            raise SettingsError(msg)
        return data.decode("utf-8")
    except OSError as error:
        msg = f"{path} cannot be read: {error.strerror}"
        raise SettingsError(msg) from error
    except UnicodeDecodeError as error:
        msg = f"{path} is not UTF-8"
        raise SettingsError(msg) from error


def _line(text: str, key: str) -> str:
    """`:LINE` of a key, or of an item of a list; nothing when it is not found."""
    for number, line in enumerate(text.splitlines(), 1):
        if key and re.match(rf"\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[\]=]", line):
            return f":{number}"
    for number, line in enumerate(text.splitlines(), 1):
        if key and (f'"{key}"' in line or f"'{key}'" in line):
            return f":{number}"
    return ""
