"""Where files come from, and the plainest source there is: a mapping from names to bytes."""

from __future__ import annotations

import posixpath
from copy import copy
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from asterisk_ls.syntax.file import File, file_of
from asterisk_ls.syntax.globs import expand, expand_one
from asterisk_ls.syntax.wildcards import has_wildcards
from asterisk_ls.text import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping


class Source(Protocol):
    """Where files come from: the configuration directory, unsaved buffers before what is on a disk."""

    def file(self, path: str) -> File | None:
        """The file of that name, relative to the configuration directory; None when there is none."""

    def expand(self, pattern: str) -> Iterable[str]:
        """The paths that a pattern of an `#include` stands for, as written."""

    def is_folder(self, path: str) -> bool:
        """Whether the path is a folder, or anything else that is no regular file."""

    def key(self, name: str) -> str:
        """The name under which `file` knows what an `#include` calls `name`."""

    def unseen(self, name: str) -> bool:
        """Whether what an `#include` calls `name` may be there without our knowing what is in it."""


@runtime_checkable
class KnowsFolders(Protocol):
    """Files that can tell of a folder without a list of all of them."""

    def is_folder(self, name: str) -> bool:
        """Whether the name is that of a folder."""


@runtime_checkable
class KnowsUnread(Protocol):
    """Files that can tell of those which are there and were not read."""

    def is_unread(self, name: str) -> bool:
        """Whether there is a file of that name that may not or cannot be read."""


class MappingSource:
    """Parses each file once, when it is first asked for. Names are relative to the configuration directory.

    What was answered once stays the answer, whatever becomes of the files meanwhile: for another one there is
    `with_file`, and `notices` tells whether somebody has asked for what is different then.
    """

    def __init__(
        self, files: Mapping[str, bytes], exists: Callable[[str], bool] | None = None, directory: str = ""
    ) -> None:
        """`directory` is the absolute path at which Asterisk will have these files, when that is known."""
        self._files = files
        self._directory = f"{directory.rstrip('/')}/" if directory else ""
        self._exists = exists
        self._knows_unread = files if isinstance(files, KnowsUnread) else None
        """Asked once: to ask a value whether it fits a protocol takes long."""
        self.listing = Listing(files)
        self._parsed: dict[str, File | None] = {}
        self._expanded: dict[str, tuple[str, ...]] = {}
        """What was answered about patterns."""
        self._folders: dict[str, bool] = {}
        """What was answered about folders."""
        self._there: frozenset[str] = frozenset()
        """Files that were said to be there, listed or not."""
        self._gone: frozenset[str] = frozenset()
        """Files that were said to be gone."""

    def file(self, path: str) -> File | None:
        """The file of that name; None when there is none."""
        if path not in self._parsed:
            data = self._files.get(path)
            self._parsed[path] = None if data is None else file_of(decode(data))
        return self._parsed[path]

    def known(self, path: str) -> File | None:
        """The file of that name if somebody has asked for it already."""
        return self._parsed.get(path)

    @property
    def asked(self) -> Collection[str]:
        """The names of files that somebody has asked for, there or not."""
        return self._parsed.keys()

    @property
    def asked_folders(self) -> set[str]:
        """The folders that hold what somebody has asked for, or would hold it: by name, or by a pattern."""
        folders = {posixpath.dirname(path) for path in self._parsed}
        for pattern in self._expanded:
            _, inside = self._split(pattern)
            fixed = takewhile(lambda piece: not has_wildcards(piece), posixpath.dirname(inside).split("/"))
            folders.add("/".join(fixed))
        return folders | self.listing.known_folders

    def with_file(self, path: str, file: File | None) -> MappingSource:
        """The same files, but for that one: an unsaved buffer, or an edit. None: it is gone."""
        other = copy(self)
        other._take(path, file)  # noqa: SLF001 - its own
        return other

    def notices(self, path: str, *, is_there: bool) -> bool:
        """Whether some answer so far is another if that file is there, or is not: more than what is in it."""
        if path in self._folders or (path in self._parsed and is_there != (self._parsed[path] is not None)):
            return True
        if path in (self._there if is_there else self._gone):
            return False
        return any(
            (set(hits) <= set(found)) != is_there
            for pattern, found in self._expanded.items()
            if (hits := self._hits(pattern, path))
        ) or any(known != is_there for folder, known in self._folders.items() if path.startswith(f"{folder}/"))

    def names(self) -> Iterable[str]:
        """The names of all files there are, sorted."""
        names = self.listing.names
        return sorted({*names, *self._there} - self._gone) if self._there or self._gone else names

    def expand(self, pattern: str) -> tuple[str, ...]:
        """The paths that a pattern of an `#include` stands for, as written."""
        if pattern not in self._expanded:
            lead, inside = self._split(pattern)
            found = expand(inside, self.names() if has_wildcards(pattern) else ())
            self._expanded[pattern] = tuple([lead + path for path in found])
        return self._expanded[pattern]

    def is_folder(self, path: str) -> bool:
        """Whether a path is a folder."""
        if path not in self._folders:
            self._folders[path] = path in (".", "") or self._has_below(path)
        return self._folders[path]

    def key(self, name: str) -> str:
        """A name without `./`, `x/..` and doubled slashes, relative to the configuration directory if it lies there."""
        if self._directory and name.startswith(self._directory):
            name = name[len(self._directory) :]
        return posixpath.normpath(name) if name else name

    def unseen(self, name: str) -> bool:
        """Whether a file, or one that a pattern stands for, may be there without our knowing what is in it.

        It lies outside of the directory, or could not be read.
        """
        found = self.expand(name)
        if not found:
            return self._exists is not None and self.key(name).startswith("/")
        return any(self._is_unseen(self.key(path), path) for path in found)

    def _split(self, pattern: str) -> tuple[str, str]:
        """The path of the directory, if a pattern begins with it, and what is left to look for in there."""
        lead = self._directory if self._directory and pattern.startswith(self._directory) else ""
        return lead, pattern[len(lead) :]

    def _hits(self, pattern: str, path: str) -> list[str]:
        """What a pattern stands for because of one file."""
        lead, inside = self._split(pattern)
        return [lead + found for found in expand_one(inside, path)]

    def _is_unseen(self, path: str, written: str) -> bool:
        if self.file(path) is not None:
            return False
        if self._knows_unread is not None and self._knows_unread.is_unread(path):
            return True
        return self._exists is not None and path.startswith("/") and self._exists(written)

    def _take(self, path: str, file: File | None) -> None:
        self._parsed = {**self._parsed, path: file}
        if path not in (self._gone if file is None else self._there):
            self._there = self._there - {path} if file is None else self._there | {path}
            self._gone = self._gone | {path} if file is None else self._gone - {path}
            self._expanded = {one: found for one, found in self._expanded.items() if not self._hits(one, path)}
            self._folders = {one: known for one, known in self._folders.items() if not _is_at(path, one)}

    def _has_below(self, path: str) -> bool:
        below = f"{path}/"
        if any(name.startswith(below) for name in self._there):
            return True
        if isinstance(self._files, KnowsFolders):
            return self._files.is_folder(path)
        if path not in self.listing.folders:
            return False
        return not self._gone or any(name.startswith(below) for name in self.names())


class Listing:
    """The names of files and of the folders that these make up, as they were when somebody asked first."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all files, sorted."""
        return tuple(sorted(self._files))

    @cached_property
    def folders(self) -> frozenset[str]:
        """All paths that some file lies below."""
        return frozenset(name[:index] for name in self.names for index, char in enumerate(name) if char == "/")

    @property
    def known_folders(self) -> frozenset[str]:
        """The same, if somebody has asked for names already."""
        return self.folders if "names" in vars(self) else frozenset()

    def forget(self) -> None:
        """Files came or went: look again when somebody asks the next time."""
        vars(self).pop("names", None)
        vars(self).pop("folders", None)


def _is_at(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")
