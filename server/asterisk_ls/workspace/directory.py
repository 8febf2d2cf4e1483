"""Configuration directories on a disk: which there are, and what is in their files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

WELL_KNOWN = frozenset(
    "asterisk.conf pjsip.conf pjsip_wizard.conf extensions.conf modules.conf sip.conf voicemail.conf queues.conf "
    "sorcery.conf".split()
)
"""A directory that has one of these is a configuration directory."""
SKIPPED = frozenset((".git", ".hg", ".svn", "node_modules", ".venv", "venv", "__pycache__"))
MOST_ENTRIES = 50_000
"""Directory entries that are looked at below one path; what lies beyond is told, not read."""
LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is still read."""


class Directory(Mapping[str, bytes]):
    """The files of one configuration directory, by name relative to it. Each is read when it is asked for.

    Only regular files that lie inside are there; `troubles` collects what could not be read.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.troubles: list[str] = []
        self._real = os.path.realpath(root)
        self._read: dict[str, bytes | None] = {}
        self._names: list[str] | None = None

    def __getitem__(self, name: str) -> bytes:
        """What is in the file of that name."""
        if name not in self._read:
            self._read[name] = self._load(name)
        data = self._read[name]
        if data is None:
            raise KeyError(name)
        return data

    def __iter__(self) -> Iterator[str]:
        """The names of all files, sorted."""
        if self._names is None:
            self._names = sorted(self._walk())
        return iter(self._names)

    def __len__(self) -> int:
        """How many files there are."""
        return sum(1 for _ in self)

    def path(self, name: str) -> Path:
        """Where the file of that name is."""
        return self.root / name

    def _load(self, name: str) -> bytes | None:
        if "\0" in name:
            return None
        path = os.path.join(self.root, name)  # noqa: PTH118 - `/` would take an absolute name for the whole path
        try:
            real = os.path.realpath(path)
            if not (real == self._real or real.startswith(self._real + os.sep)):
                return None
            status = os.stat(real)  # noqa: PTH116
            if not stat.S_ISREG(status.st_mode):
                return None
            if status.st_size > LARGEST:
                size = status.st_size // (1024 * 1024)
                self.troubles.append(f"{path}: {size} MiB is more than is read ({LARGEST // (1024 * 1024)} MiB)")
                return None
            with open(real, "rb") as file:  # noqa: PTH123
                return file.read()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            self.troubles.append(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}")
            return None

    def _walk(self) -> Iterator[str]:
        left = MOST_ENTRIES
        stack = [("", self.root)]
        while stack:
            prefix, folder = stack.pop()
            try:
                entries = list(os.scandir(folder))
            except OSError as error:
                self.troubles.append(f"{folder}: cannot be listed: {error.strerror}")
                continue
            for entry in entries:
                left -= 1
                if left < 0:
                    self.troubles.append(f"{self.root}: more than {MOST_ENTRIES} files; the rest is left out")
                    return
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in SKIPPED:
                        stack.append((f"{prefix}{entry.name}/", Path(entry.path)))
                elif entry.is_file():
                    yield prefix + entry.name


def directories(path: Path) -> tuple[list[tuple[Path, str | None]], list[str]]:
    """The configuration directories that a path stands for, and what was in the way.

    A file stands for the directory that it lies in, and for itself in it; a tree for all directories in it that have
    a well-known file.
    """
    if path.is_file():
        return [(path.parent, path.name)], []
    if not path.is_dir():
        return [], [f"{path}: there is no such file or directory"]
    found: list[tuple[Path, str | None]] = []
    troubles: list[str] = []
    left = MOST_ENTRIES
    stack = [path]
    while stack:
        folder = stack.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            troubles.append(f"{folder}: cannot be listed: {error.strerror}")
            continue
        left -= len(entries)
        if left < 0:
            troubles.append(f"{path}: more than {MOST_ENTRIES} files; name the directory that holds pjsip.conf")
            break
        if any(entry.name in WELL_KNOWN for entry in entries):
            found.append((folder, None))
            continue  # what lies below belongs to it
        stack.extend(
            Path(entry.path)
            for entry in sorted(entries, key=lambda entry: entry.name, reverse=True)
            if entry.is_dir(follow_symlinks=False) and entry.name not in SKIPPED
        )
    if not found and not troubles:
        found.append((path, None))
    return found, troubles
