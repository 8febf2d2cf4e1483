"""The files of a configuration directory, read when somebody asks for them."""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from asterisk_ls.workspace.discovery import SKIPPED

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is still read."""
MOST_BYTES = 512 * 1024 * 1024
"""Bytes that are read of one directory."""
MOST_NAMES = 50_000
"""Directory entries that are looked at when an `#include` has a pattern."""
_MIB = 1024 * 1024


class Directory(Mapping[str, bytes]):
    """The files of one configuration directory, by name relative to it.

    Only regular files are there. What a link brings in from elsewhere has to lie `around` the directory, such as in the
    same checkout, or the directory has to be the machine's `own`, read as Asterisk reads it: in a configuration that a
    stranger sent, a link could show anything. `troubles` collects what could not be read, `heard` is told each name that
    is read.
    """

    def __init__(
        self,
        root: Path,
        *,
        around: Path | None = None,
        own: bool = False,
        heard: Callable[[str], None] | None = None,
    ) -> None:
        self.root = root
        self.troubles: list[str] = []
        self._own = own
        self._heard = heard
        self._real = os.path.realpath(root)
        self._around = os.path.realpath(around or root)
        self._read: dict[str, bytes | None] = {}
        self._unread: set[str] = set()
        self._names: list[str] | None = None
        self._left = MOST_BYTES

    def __getitem__(self, name: str) -> bytes:
        """What is in the file of that name."""
        if name not in self._read:
            if self._heard is not None:
                self._heard(name)
            self._read[name] = self._load(name)
        data = self._read[name]
        if data is None:
            raise KeyError(name)
        return data

    def __iter__(self) -> Iterator[str]:
        """The names of all files, sorted; none of them is read for it."""
        if self._names is None:
            self._names = sorted(self._walk())
        return iter(self._names)

    def __len__(self) -> int:
        """How many files there are."""
        return sum(1 for _ in self)

    def is_folder(self, name: str) -> bool:
        """Whether the name is that of a folder, as far as may be seen."""
        path = os.path.join(self._real, name)  # noqa: PTH118 - strings
        return "\0" not in name and os.path.isdir(path) and self.holds(os.path.realpath(path))  # noqa: PTH112

    def is_unread(self, name: str) -> bool:
        """Whether there is a file of that name that may not or cannot be read: what is in it is not known."""
        return self.get(name) is None and name in self._unread

    def path(self, name: str) -> Path:
        """Where the file of that name is."""
        return self.root / name

    def forget(self, name: str) -> None:
        """Something happened to the file of that name: read it anew when somebody asks, and list what is there."""
        self._left += len(self._read.pop(name, None) or b"")
        self._names = None
        self._unread.discard(name)

    def was_read(self, name: str) -> bool:
        """Whether the file was asked for, and is there."""
        return self._read.get(name) is not None

    @property
    def is_untouched(self) -> bool:
        """Whether no file was read at all."""
        return all(data is None for data in self._read.values())

    def holds(self, real: str) -> bool:
        """Whether a resolved path lies in this directory, or around it."""
        return self._own or _is_in(real, self._real) or _is_in(real, self._around)

    def _load(self, name: str) -> bytes | None:
        if "\0" in name:
            return None
        path = self.root / name
        try:
            real = os.path.realpath(path)
            written = os.path.normpath(os.path.join(self._real, name))  # noqa: PTH118 - strings
            if not (_is_in(written, self._real) or _is_in(written, self._around)):
                if name.startswith("/") or not os.path.exists(written):  # noqa: PTH110 - a plain string
                    return None
                trouble = f"{path} lies outside of {self.root}; it is not read"
            elif self.holds(real):
                return self._bytes(path, real)
            elif os.path.exists(real):  # noqa: PTH110 - a plain string
                trouble = f"{path} leads out of {self.root}, to {real}; it is not read"
            else:
                return None
        except (FileNotFoundError, NotADirectoryError):
            return None
        except _NotReadError as error:
            trouble = str(error)
        except (OSError, ValueError) as error:
            trouble = f"{path} cannot be read: {getattr(error, 'strerror', None) or error}"
        self._unread.add(name)
        self.troubles.append(trouble)
        return None

    def _bytes(self, path: Path, real: str) -> bytes | None:
        """The content of a regular file. Opening a pipe or a device must neither wait nor do anything.

        Raises:
            _NotReadError: it is too large.
        """
        mode = os.stat(real).st_mode  # noqa: PTH116 - see above
        if stat.S_ISDIR(mode):
            return None
        if not stat.S_ISREG(mode):
            self.troubles.append(f"{path} is not a regular file; it is not read")
            return None
        handle = os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:  # noqa: PTH123 - a handle
            if not stat.S_ISREG(os.fstat(handle).st_mode):  # changed since
                return None
            size = os.fstat(handle).st_size
            if size <= min(LARGEST, self._left):
                data = file.read(min(LARGEST, self._left) + 1)
                size = max(size, len(data))
                if size <= min(LARGEST, self._left):
                    self._left -= size
                    return data
        if size > LARGEST:
            msg = f"{path}: {size // _MIB} MiB is more than is read ({LARGEST // _MIB} MiB)"
        else:
            msg = f"{path} is not read: the files before it had {MOST_BYTES // _MIB} MiB together"
        raise _NotReadError(msg)

    def _walk(self) -> Iterator[str]:
        left = MOST_NAMES
        waiting: deque[tuple[str, Path, tuple[str, ...]]] = deque([("", self.root, (self._real,))])
        while waiting:
            prefix, folder, above = waiting.popleft()
            try:
                with os.scandir(folder) as listing:
                    entries = sorted(islice(listing, left + 1), key=lambda entry: entry.name)
            except OSError as error:
                self.troubles.append(f"{folder} cannot be listed: {error.strerror}")
                continue
            left -= len(entries)
            for entry in entries:
                if _is_file(entry):
                    yield prefix + entry.name
                elif entry.name not in SKIPPED and (real := self._folder(entry)) and real not in above:
                    waiting.append((f"{prefix}{entry.name}/", Path(entry.path), (*above, real)))
            if left < 0:
                self.troubles.append(f"{self.root}: more than {MOST_NAMES:,} files; the rest is left out")
                return

    def _folder(self, entry: os.DirEntry[str]) -> str:
        """Where a folder really is, if it is one that may be entered."""
        try:
            if entry.is_dir(follow_symlinks=False):
                return os.path.realpath(entry.path)
            if entry.is_symlink() and entry.is_dir():
                real = os.path.realpath(entry.path)
                return real if self.holds(real) else ""
        except OSError:
            pass
        return ""


class _NotReadError(Exception):
    """A file is there, and is not read; the message says why."""


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False
