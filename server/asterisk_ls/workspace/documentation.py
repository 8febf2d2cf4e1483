"""The documentation file of the Asterisk on this machine: where it is, and what is in it."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from asterisk_ls.schema.documentation import Documentation, DocumentationError, documentation_of

NAME = "core-en_US.xml"
PLACES = (
    "/var/lib/asterisk/documentation",
    "/usr/share/asterisk/documentation",
    "/usr/local/share/asterisk/documentation",
    "/usr/local/var/lib/asterisk/documentation",
    "/opt/asterisk/var/lib/asterisk/documentation",
)
"""Below the data directory (`astdatadir`) of `make install`, of distributions, of FreeBSD and of other prefixes."""
LARGEST = 32 * 1024 * 1024
"""Bytes of a file that is read; the one of Asterisk 22 has 1.6 million."""


def find(setting: str = "") -> Path | None:
    """The file: what the setting names, itself or in that folder, else the first one in a usual place.

    Raises:
        DocumentationError: the setting names something that is not there.
    """
    if setting:
        path = Path(os.path.expanduser(setting))  # noqa: PTH111 - the other one raises for nobody's home
        for candidate in (path, path / NAME, path / "documentation" / NAME):
            if candidate.is_file():
                return candidate
        message = f"there is no documentation at {setting}"
        raise DocumentationError(message)
    return next((path for place in PLACES if (path := Path(place) / NAME).is_file()), None)


def installed(setting: str = "") -> Documentation | None:
    """What is in that file, read again only when it has changed; None without a file.

    Raises:
        DocumentationError: the file cannot be used; the message says which and why.
    """
    path = find(setting)
    if path is None:
        return None
    try:
        status = path.stat()
        if status.st_size > LARGEST:
            message = f"{path}: {status.st_size // 2**20} MiB is more than is read ({LARGEST // 2**20} MiB)"
            raise DocumentationError(message)
        return _read(path, status.st_mtime_ns, status.st_size)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise DocumentationError(message) from error


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int, size: int) -> Documentation:
    with path.open("rb") as file:
        data = file.read(size)
    try:
        return documentation_of(data)
    except DocumentationError as error:
        message = f"{path}: {error}"
        raise DocumentationError(message) from error
