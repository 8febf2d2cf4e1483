"""Which configuration directories a path stands for. Bounded work, whatever else lies there."""

from __future__ import annotations

import os
import stat
from collections import deque
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

WELL_KNOWN = (
    "asterisk.conf",
    "pjsip.conf",
    "extensions.conf",
    "modules.conf",
    "sip.conf",
    "pjsip_wizard.conf",
    "sorcery.conf",
    "voicemail.conf",
    "queues.conf",
    "iax.conf",
    "confbridge.conf",
    "musiconhold.conf",
    "features.conf",
    "extconfig.conf",
    "chan_dahdi.conf",
    "res_parking.conf",
    "stir_shaken.conf",
    "geolocation.conf",
    "ari.conf",
    "cdr.conf",
    "cel.conf",
    "acl.conf",
)
"""A directory that has one of these is a configuration directory."""
SKIPPED = frozenset(
    (".git", ".hg", ".svn", "node_modules", ".venv", "venv", ".tox", ".nox", "__pycache__", "site-packages")
)
"""Folders that are never entered."""
MOST_ENTRIES = 200_000
"""Directory entries that are looked at below one path."""
FARTHEST = 3
"""How many folders above a file the configuration directory that it belongs to is looked for."""


class Place(NamedTuple):
    """A configuration directory that is to be checked."""

    folder: Path
    wanted: frozenset[str] | None
    """The names, relative to the folder, of the files that were asked for, and of folders with a `/` behind them;
    None: all of it."""

    def wants(self, name: str) -> bool:
        """Whether somebody asked for that file."""
        return (
            self.wanted is None
            or name in self.wanted
            or any(name.startswith(one) for one in self.wanted if one.endswith("/"))
        )

    def with_more(self, wanted: frozenset[str] | None) -> Place:
        """The directory with more files that are asked for."""
        both = None if self.wanted is None or wanted is None else self.wanted | wanted
        return Place(self.folder, both)


def places(paths: Iterable[Path], excludes: Callable[[Path], tuple[str, ...]]) -> tuple[list[Place], list[str]]:
    """The configuration directories that paths stand for, each once, and what was in the way.

    A file stands for itself, in the directory that it belongs to; a folder for all directories in it that have a
    well-known file, or, when it lies in such a directory itself, for that part of it. `excludes` gives the patterns of
    what is left out below a folder.
    """
    found: dict[str, Place] = {}
    troubles: list[str] = []
    for path in paths:
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            troubles.append(_unreachable(path, error))
            continue
        if stat.S_ISREG(mode):
            folder = home_of(path)
            _add(found, Place(folder, frozenset((relative_name(path, folder),))))
        elif stat.S_ISDIR(mode):
            for place in search(path, excludes(path), troubles):
                _add(found, place)
        else:
            troubles.append(f"{path} is neither a regular file nor a directory")
    return list(found.values()), troubles


def search(top: Path, patterns: tuple[str, ...], troubles: list[str]) -> Iterator[Place | None]:
    """The configuration directories in a folder, one by one; None: nothing new, but somebody else may want to go on.

    What lies below a configuration directory belongs to it. A folder that lies in one, such as `pjsip.d`, stands for that
    part of it.
    """
    trouble = len(troubles)
    is_found = False
    for folder in _below(top, patterns, troubles):
        is_found = is_found or folder is not None
        yield Place(folder, None) if folder is not None else None
    if not is_found and len(troubles) == trouble:
        inside = top / "any"
        home = home_of(inside)
        name = relative_name(inside, home).removesuffix("any")
        yield Place(home, frozenset((name,)) if name else None)


def is_excluded(name: str, patterns: Iterable[str]) -> bool:
    """Whether a name, relative to where the patterns hold, is left out.

    A pattern without `/` is compared with each part of the name, one with `/` with the whole and each folder above.
    """
    parts = name.split("/")
    above = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
    return any(
        fnmatchcase(candidate, pattern.strip("/"))
        for pattern in patterns
        for candidate in (above if "/" in pattern.strip("/") else parts)
    )


def home_of(path: Path) -> Path:
    """The configuration directory that a file belongs to: its own folder, or one a little above."""
    folder = path.parent
    for _ in range(FARTHEST + 1):
        if _is_recognised(folder):
            return folder
        above = folder / ".." if folder.name in ("", "..") else folder.parent
        if os.path.realpath(above) == os.path.realpath(folder):
            break
        folder = above
    return path.parent


def relative_name(path: Path, folder: Path) -> str:
    """The name of a file in a folder above it. The folder may be a link, the file is named as it is written."""
    real = os.path.join(os.path.realpath(path.parent), path.name)  # noqa: PTH118 - the last part stays a link
    return os.path.relpath(real, os.path.realpath(folder)).replace(os.sep, "/")


def _add(found: dict[str, Place], place: Place | None) -> None:
    if place is not None:
        key = os.path.realpath(place.folder)
        found[key] = found[key].with_more(place.wanted) if key in found else place


def _unreachable(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError) and not os.path.lexists(path):
        return f"{path}: there is no such file or directory"
    return f"{path} cannot be reached: {getattr(error, 'strerror', None) or error}"


def _is_recognised(folder: Path) -> bool:
    """Whether a folder has a well-known file. One that may not be entered has none that could be read."""
    return any(os.path.isfile(folder / name) for name in WELL_KNOWN)  # noqa: PTH113 - that one raises where it may not look


def _below(top: Path, patterns: tuple[str, ...], troubles: list[str]) -> Iterator[Path | None]:
    """The configuration directories in a tree, shallow ones first, and None for each other folder."""
    trouble = len(troubles)
    left = MOST_ENTRIES
    waiting = deque([("", top)])
    is_any = False
    while waiting:
        prefix, folder = waiting.popleft()
        if _is_recognised(folder):
            is_any = True
            yield folder
            continue
        yield None
        try:
            with os.scandir(folder) as listing:
                entries = list(islice(listing, left + 1))
        except OSError as error:
            troubles.append(f"{folder}: cannot be listed: {error.strerror}")
            continue
        left -= len(entries)
        if left < 0:
            troubles.append(f"{top}: more than {MOST_ENTRIES:,} files; name the directory that holds pjsip.conf")
            break
        is_any = is_any or (not prefix and any(entry.name.endswith(".conf") for entry in entries))
        folders = sorted(entry.name for entry in entries if _is_folder(entry))
        waiting.extend(
            (f"{prefix}{name}/", folder / name)
            for name in folders
            if name not in SKIPPED and not is_excluded(f"{prefix}{name}", patterns)
        )
    if not is_any and len(troubles) == trouble:
        troubles.append(f"{top}: there is no Asterisk configuration here or below, such as pjsip.conf")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
