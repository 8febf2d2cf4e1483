"""What the machine has that the command runs on, where that says something about the Asterisk that is meant."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from asterisk_ls.semantic.environment import Environment

if TYPE_CHECKING:
    from pathlib import Path

    from asterisk_ls.settings import Settings


def is_own(folder: Path, settings: Settings) -> bool:
    """Whether Asterisk, on this machine, reads its configuration from that folder."""
    return os.path.realpath(folder) == os.path.realpath(settings.config_directory)


def environment_of(folder: Path, settings: Settings) -> Environment:
    """Files are looked for where it is known what there is; host names never are: no network is used."""
    if not settings.check_paths and not is_own(folder, settings):
        return Environment()
    prefix = settings.config_directory.rstrip("/") + "/"
    here = os.path.join(os.path.abspath(folder), "")  # noqa: PTH100, PTH118 - strings

    def exists(path: str) -> bool:
        return (path.startswith(prefix) and _is_there(here + path[len(prefix) :])) or _is_there(path)

    return Environment(exists=exists)


def file_on_machine(folder: Path, settings: Settings, path: str) -> str | None:
    """The file that an absolute path in a configuration means: one of the folder, if it begins with its path there.

    None when there is no such file, or it may not be seen.
    """
    prefix = settings.config_directory.rstrip("/") + "/"
    inside = [os.path.join(os.path.abspath(folder), path[len(prefix) :])] if path.startswith(prefix) else []  # noqa: PTH100, PTH118 - strings
    try:
        return next((one for one in (*inside, path) if os.path.isfile(one)), None)  # noqa: PTH113 - see above
    except ValueError:  # no path at all
        return None


def _is_there(path: str) -> bool:
    """Whether a path leads to something. What may not be seen, or depends on the working directory, is assumed."""
    if not os.path.isabs(path):  # noqa: PTH117 - strings
        return True
    try:
        os.stat(path)  # noqa: PTH116 - strings
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True
