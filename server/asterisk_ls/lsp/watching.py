"""For clients that watch no files: what became different on the disk, looked for while nothing else is to do."""

from __future__ import annotations

import os
import stat
import time
from itertools import islice
from typing import TYPE_CHECKING

from pygls.uris import from_fs_path

from asterisk_ls.lsp.disk import CHANGED, DiskChange
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PAUSE = 2.0
"""Seconds between two looks."""
MOST = 1000
"""Files and folders of one look; of more, the others have their turn the next time."""
CREATED, DELETED = 1, 3


class Seen(NamedTuple):
    """What a file or a folder was like."""

    written: int = 0
    size: int = 0
    number: int = 0
    """A file that is put in the place of another one has its own, whatever its time is."""
    names: frozenset[str] = frozenset()
    """Of a folder, what is in it."""


GONE = Seen()


class Watch:
    """Compares files and folders with what they were like the last time."""

    def __init__(self, paths: Callable[[], Iterable[str]], clock: Callable[[], float] = time.monotonic) -> None:
        """`paths` tells what there is to look at."""
        self._paths = paths
        self._clock = clock
        self._next = clock()
        self._since = time.time_ns()
        self._seen: dict[str, Seen] = {}
        self._round: Iterator[str] = iter(())

    def hurry(self) -> None:
        """Somebody opens or saves a file, so others may have been saved as well: look as soon as there is time."""
        self._next = self._clock()
        self._round = iter(())

    def changes(self) -> list[DiskChange]:
        """What is different now, if it is time to look."""
        if self._clock() < self._next:
            return []
        self._next = self._clock() + PAUSE
        some = list(islice(self._round, MOST))
        if not some:
            paths = dict.fromkeys(self._paths())
            self._seen = {path: self._seen[path] for path in paths if path in self._seen}
            self._round = iter(paths)
            some = list(islice(self._round, MOST))
        return [change for path in some for change in self._compare(path)]

    def _compare(self, path: str) -> Iterator[DiskChange]:
        before = self._seen.get(path)
        now = self._seen[path] = _seen(path, before)
        if before is None:  # it was read a moment ago: what was written since the start may be newer than that
            before = GONE if now.written > self._since else now
        if now != before:
            yield _change(path, DELETED if now == GONE else CREATED if before == GONE else CHANGED)
            for name in sorted(now.names ^ before.names):
                yield _change(os.path.join(path, name), CREATED if name in now.names else DELETED)  # noqa: PTH118 - a string


def _seen(path: str, before: Seen | None) -> Seen:
    """What a file or a folder is like now. A folder that was not written is not listed again."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a string
        if not stat.S_ISDIR(found.st_mode):
            return Seen(found.st_mtime_ns, found.st_size, found.st_ino)
        if before is not None and before[:3] == (found.st_mtime_ns, 0, found.st_ino):
            return before
        return Seen(found.st_mtime_ns, 0, found.st_ino, frozenset(os.listdir(path)))  # noqa: PTH208 - a string
    except (OSError, ValueError):
        return GONE


def _change(path: str, kind: int) -> DiskChange:
    return DiskChange(from_fs_path(path) or path, kind)
