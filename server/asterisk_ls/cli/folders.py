"""The configuration directory that a command is about."""

from __future__ import annotations

import os
from pathlib import Path

from asterisk_ls import api
from asterisk_ls.settings import Settings
from asterisk_ls.workspace.directory import Directory
from asterisk_ls.workspace.host import is_own
from asterisk_ls.workspace.settings_file import settings_for


def why_not(folder: Path) -> str:
    """Why that is no directory; empty when it is one."""
    if os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises where it may not look
        return ""
    return f"{folder} is no directory" if os.path.lexists(folder) else f"{folder}: there is no such directory"


def settings_of(folder: Path) -> Settings:
    """The settings that hold in a directory.

    Raises:
        SettingsError: they cannot be used.
    """
    return settings_for(folder, [rule.name for rule in api.rules()])


def opened(folder: Path, settings: Settings) -> Directory:
    """The files of a directory, read when somebody asks for them."""
    return Directory(folder, around=Path.cwd(), own=is_own(folder, settings))
