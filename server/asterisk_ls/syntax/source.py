"""Files given as a mapping from names to bytes: the plainest source there is."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from asterisk_ls.syntax.file import File, file_of
from asterisk_ls.text import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


@runtime_checkable
class KnowsFolders(Protocol):
    """Files that can tell of a folder without a list of all of them."""

    def is_folder(self, name: str) -> bool:
        """Whether the name is that of a folder."""


class MappingSource:
    """Parses each file once, when it is first asked for. Names are relative to the configuration directory."""

    def __init__(
        self, files: Mapping[str, bytes], exists: Callable[[str], bool] | None = None, directory: str = ""
    ) -> None:
        """`directory` is the absolute path at which Asterisk will have these files, when that is known."""
        self._files = files
        self._directory = f"{directory.rstrip('/')}/" if directory else ""
        self._exists = exists
        self._parsed: dict[str, File | None] = {}
        self._folders: frozenset[str] | None = None
        self._extra: frozenset[str] = frozenset()
        """Files that only a buffer holds."""
        self._gone: frozenset[str] = frozenset()
        """Files that were there."""

    def file(self, path: str) -> File | None:
        """The file of that name; None when there is none."""
        if path not in self._parsed:
            data = self._files.get(path)
            self._parsed[path] = None if data is None else file_of(decode(data))
        return self._parsed[path]

    def with_file(self, path: str, file: File | None) -> MappingSource:
        """The same files, but for that one: an unsaved buffer, or an edit. None: it is gone."""
        other = MappingSource(self._files, self._exists)
        other._directory = self._directory
        other._parsed = {**self._parsed, path: file}
        there = path in self._files and path not in self._gone
        other._folders = self._folders if there and file is not None else None
        other._gone = self._gone - {path} if file is not None else self._gone | {path}
        other._extra = self._extra if path in self._files or file is None else self._extra | {path}
        return other

    def names(self) -> Iterable[str]:
        """The names of all files there are."""
        return {*self._files, *self._extra} - self._gone if self._extra or self._gone else self._files.keys()

    def is_folder(self, path: str) -> bool:
        """Whether some file lies below that path."""
        if isinstance(self._files, KnowsFolders):
            return self._files.is_folder(path)
        if self._folders is None:
            self._folders = frozenset(
                name[:index] for name in self.names() for index, char in enumerate(name) if char == "/"
            )
        return path in self._folders or path in (".", "")

    def key(self, name: str) -> str:
        """A name without `./`, `x/..` and doubled slashes, relative to the configuration directory if it lies there."""
        if self._directory and name.startswith(self._directory):
            name = name[len(self._directory) :]
        return posixpath.normpath(name) if name else name

    def unseen(self, name: str) -> bool:
        """Whether an absolute path outside of the directory may be there: nothing of it is known."""
        return self._exists is not None and self.key(name).startswith("/") and self._exists(name)
