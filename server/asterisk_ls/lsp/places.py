"""The configuration directories that are known: looked for, opened and looked at again one at a time, as time allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.lsp.homes import is_in, key_of
from asterisk_ls.lsp.place import Place, Terms
from asterisk_ls.workspace.discovery import SKIPPED, is_excluded, search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from asterisk_ls.lsp.settings_in_force import SettingsInForce
    from asterisk_ls.syntax.file import File
    from asterisk_ls.workspace.discovery import Place as Found


class Places:
    """Configuration directories by key: those that lie in workspace folders, and those of open documents."""

    def __init__(
        self,
        settings: SettingsInForce,
        buffers: Callable[[str], Iterable[tuple[str, File]]],
    ) -> None:
        """`settings` knows what holds in a folder, `buffers` tells the files of a directory that are open, by name."""
        self._settings = settings
        self._buffers = buffers
        self.folders: dict[str, Path] = {}
        """Workspace folders by URI."""
        self.open: dict[str, Place] = {}
        self.changed: dict[str, None] = {}
        """Directories about which there may be something new, in order; whoever tells the client takes them out."""
        self._waiting: dict[str, Path] = {}
        """Directories that are to be opened, or for which other settings may hold."""
        self._outdated: set[str] = set()
        """Those of them that are to be read anew in any case."""
        self._found: dict[str, Found] = {}
        """What the last search of the workspace came to."""
        self._finding: dict[str, Found] = {}
        """What the search that is going on has come to so far."""
        self._search: Iterator[Found | None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether directories are still to be opened."""
        return self._search is not None or bool(self._waiting)

    def at(self, key: str, folder: Path | None) -> Place:
        """The directory of that key, opened if it is not; and if it waits, it need not wait any more."""
        if key not in self.open or key in self._waiting:
            self._waiting.pop(key, None)
            self._renew(key, folder)
        return self.open[key]

    def step(self) -> bool:
        """Open one directory, or go on with the search; False when nothing is left to do."""
        if self._waiting:
            key = next(iter(self._waiting))
            self._renew(key, self._waiting.pop(key))
            return True
        if self._search is None:
            return False
        try:
            found = next(self._search)
        except StopIteration:
            self._found, self._search = self._finding, None
            self._waiting = {
                key: one for key, one in self._waiting.items() if key in self._found or any(self._buffers(key))
            }
            self.close_unused()
            return True
        if found is not None:
            key = key_of(found.folder)
            found = self._finding[key].with_more(found.wanted) if key in self._finding else found
            self._finding[key] = found
            if key not in self.open or self.open[key].terms.found != found:
                self._waiting[key] = found.folder
        return True

    def search(self) -> None:
        """Look for the directories of the workspace folders, from the start. Meanwhile those that are known stay."""
        self._finding = {}
        self._search = self._searched()

    def renew(self) -> None:
        """Settings or workspace folders are others now: look at all directories again, those of open documents first."""
        known = {key: place.folder for key, place in self.open.items() if place.folder is not None}
        first = {key: folder for key, folder in known.items() if any(self._buffers(key))}
        self._waiting = {**first, **known, **self._waiting}
        for key in [key for key, place in self.open.items() if place.folder is None]:
            self._renew(key, None)
        self.search()

    def reread(self, key: str) -> None:
        """Much became different in a directory at once: read it anew."""
        folder = self.open[key].folder
        if folder is not None:
            self._outdated.add(key)
            self._waiting[key] = folder

    def close_unused(self) -> None:
        """Close the directories that nobody needs any more."""
        for key in list(self.open):
            self._close_unused(key)

    def note(self, key: str) -> None:
        """There may be something new about a directory."""
        self.changed[key] = None

    def is_found(self, key: str) -> bool:
        """Whether a directory lies in the workspace."""
        return key in self._found or key in self._finding

    def _close_unused(self, key: str) -> None:
        if key in self.open and not self.is_found(key) and not any(self._buffers(key)):
            del self.open[key]
            self._waiting.pop(key, None)
            self._outdated.discard(key)
            self.note(key)

    def _renew(self, key: str, folder: Path | None) -> None:
        """Open a directory, or open it again if it has to be looked at in another way."""
        terms = self._terms(key, folder)
        known = self.open.get(key)
        if known is not None and known.reads_as(terms) and key not in self._outdated:
            if known.terms != terms:
                known.terms = terms
                self.note(key)
            return
        self._outdated.discard(key)
        place = self.open[key] = Place(key, terms)
        for name, file in self._buffers(key):
            place.set_file(name, file)
        self.note(key)

    def _terms(self, key: str, folder: Path | None) -> Terms:
        settings = self._settings.of(folder)
        if folder is None:
            return Terms(None, settings)
        tops = [top for top in self.folders.values() if is_in(key, key_of(top))]
        return Terms(
            folder,
            settings,
            around=next(iter(tops), None),
            found=self._finding.get(key) or self._found.get(key),
            baseline=self._settings.baseline(settings),
            is_left_out=bool(tops) and all(self._leaves_out(top, key) for top in tops),
        )

    def _leaves_out(self, top: Path, key: str) -> bool:
        """Whether a directory in a workspace folder is one that nothing is told about."""
        name = key[len(key_of(top)) :].strip("/")
        if not name:
            return False
        return not SKIPPED.isdisjoint(name.split("/")) or is_excluded(name, self._settings.of(top).exclude)

    def _searched(self) -> Iterator[Found | None]:
        for top in list(self.folders.values()):
            if top.is_dir():
                yield from search(top, self._settings.of(top).exclude, [])
