"""What the client tells of files and folders that came, changed or went: whose business it is."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from asterisk_ls.lsp.homes import is_in, key_of
from asterisk_ls.lsp.uris import path_of
from asterisk_ls.tuples import NamedTuple
from asterisk_ls.workspace.discovery import SKIPPED, WELL_KNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from asterisk_ls.lsp.places import Places

CHANGED = 2
"""The kind of an event in which nothing came or went."""


class DiskChange(NamedTuple):
    """Something that the client saw on the disk."""

    uri: str
    kind: int


def follow(changes: Iterable[DiskChange], places: Places, is_open: Callable[[str, str], bool]) -> None:
    """Have each directory look again at what changed in it, and look for directories where one may have come or gone.

    `is_open` tells of a directory and a name whether a document stands for that file.
    """
    names: dict[str, dict[str, None]] = {}
    elsewhere = _read_from_elsewhere(places)
    holding = {folder for key in places.open for folder in (key, *_above(key))}
    tops = [key_of(top) for top in places.folders.values()]
    is_searched = False
    for path, kind in _real(changes):
        is_folder = os.path.isdir(path)  # noqa: PTH112 - a string
        if is_folder and kind == CHANGED:
            continue  # what changed in it is told as well
        for key in _above(path):
            if key in places.open:
                names.setdefault(key, {})[path[len(key) :].lstrip("/")] = None
        for key, name in elsewhere.get(path, ()):
            names.setdefault(key, {})[name] = None
        if path in holding and (is_folder or not os.path.lexists(path)):
            for key in [key for key in places.open if is_in(key, path)]:
                places.reread(key)
            is_searched = True
        is_searched = is_searched or _may_be_another(path, tops, places, is_folder=is_folder)
    for key, some in names.items():
        if places.open[key].changed_on_disk(some, partial(is_open, key)):
            places.note(key)
    if is_searched:
        places.search()


def _real(changes: Iterable[DiskChange]) -> Iterable[tuple[str, int]]:
    """The paths without links above them, each once. Of something that was told in two ways, the kind is not kept."""
    folders: dict[Path, str] = {}
    found: dict[str, int] = {}
    for uri, kind in changes:
        path = path_of(uri)
        if path is not None and path.name:
            if path.parent not in folders:
                folders[path.parent] = key_of(path.parent).rstrip("/")
            real = f"{folders[path.parent]}/{path.name}"
            found[real] = kind if found.get(real, kind) == kind else 0
    return found.items()


def _above(path: str) -> Iterator[str]:
    """The folders above a path."""
    return (str(folder).replace(os.sep, "/") for folder in Path(path).parents)


def _read_from_elsewhere(places: Places) -> dict[str, list[tuple[str, str]]]:
    """Files outside of the directories that read them, and what they are called there."""
    found: dict[str, list[tuple[str, str]]] = {}
    for key, place in places.open.items():
        for name in place.names_elsewhere:
            path = os.path.normpath(os.path.join(key, name)).replace(os.sep, "/")  # noqa: PTH118 - strings
            found.setdefault(path, []).append((key, name))
    return found


def _may_be_another(path: str, tops: Iterable[str], places: Places, *, is_folder: bool) -> bool:
    """Whether a configuration directory may have come with a file or a folder, or gone with a file."""
    top = next((top for top in tops if is_in(path, top)), None)
    if top is None or not SKIPPED.isdisjoint(path[len(top) :].split("/")):
        return False
    folder, _, name = path.rpartition("/")
    if is_folder:
        return not any(map(places.is_found, _above(path)))
    if name in WELL_KNOWN:
        return os.path.isfile(path) != places.is_found(folder)  # noqa: PTH113 - a string
    return name.endswith(".conf") and folder == top and not places.is_found(folder)
