"""Where documents and files belong."""

from __future__ import annotations

import os
from pathlib import Path

from asterisk_ls.lsp.uris import path_of
from asterisk_ls.tuples import NamedTuple
from asterisk_ls.workspace.discovery import home_of, relative_name


class Home(NamedTuple):
    """Where a document belongs. Two URIs that lead to one file, through a link or written otherwise, have one home."""

    key: str
    """What the directory is filed under: its path without links, or the URI of a buffer that is no file."""
    name: str
    """Its name in there."""
    folder: Path | None
    """Its configuration directory as it was reached; None for a buffer that is no file, which is a directory of its own."""

    @property
    def file(self) -> tuple[str, str]:
        """What the file is filed under, however it was reached."""
        return self.key, self.name


def home_of_uri(uri: str) -> Home:
    """The home of a document."""
    path = path_of(uri)
    if path is None or not path.name:
        return Home(uri, uri.replace("\\", "/").rpartition("/")[2].rpartition(":")[2], None)
    folder = home_of(path)
    return Home(key_of(folder), relative_name(path, folder), folder)


def key_of(folder: Path) -> str:
    """What a directory is filed under: its path without links, with `/`."""
    return os.path.realpath(folder).replace(os.sep, "/")


def is_in(path: str, folder: str) -> bool:
    """Whether a path is a folder, or lies below it."""
    return path == folder or path.startswith(f"{folder.rstrip('/')}/")
