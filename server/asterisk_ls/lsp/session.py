"""What a running server knows: the one thing in the program that changes.

Documents are filed under the configuration directory that they belong to. Whoever asks gets the state with everything
that the client has said so far; nothing is worked out before somebody asks.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pygls.uris import from_fs_path

from asterisk_ls import api
from asterisk_ls.lsp.client_settings import merged
from asterisk_ls.lsp.convert import has_lone_returns
from asterisk_ls.lsp.documents import Document
from asterisk_ls.lsp.place import Place
from asterisk_ls.lsp.uris import path_of
from asterisk_ls.schema.documentation import Documentation, DocumentationError
from asterisk_ls.schema.load import load as load_schema
from asterisk_ls.settings import Settings, SettingsError
from asterisk_ls.workspace.discovery import home_of, places, relative_name
from asterisk_ls.workspace.documentation import installed
from asterisk_ls.workspace.settings_file import NAME as SETTINGS_FILE
from asterisk_ls.workspace.settings_file import settings_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from asterisk_ls.lsp.convert import Encoding, Lines


class Home(NamedTuple):
    """Where a document belongs."""

    folder: Path | None
    """Its configuration directory; None for a buffer that is no file, which is a directory of its own."""
    name: str
    """Its name in there."""
    key: str
    """What the directory is filed under."""


class Session:
    """Workspace folders, open documents, and the configuration directories that they belong to."""

    def __init__(self, encoding: Encoding, tell: Callable[[str], None]) -> None:
        """`tell` shows a message to the user."""
        self.encoding = encoding
        self.folders: dict[str, Path] = {}
        """Workspace folders by URI."""
        self._documents: dict[str, Document] = {}
        self._places: dict[str, Place] = {}
        self._noted: dict[str, tuple[int, list[Any]]] = {}
        """Edits that nobody has looked at yet: the version that they lead to, and the client's changes in order."""
        self._homes: dict[str, Home] = {}
        self._given: Mapping[str, Any] = {}
        self._told: set[str] = set()
        self._tell = tell

    @property
    def documents(self) -> Mapping[str, Document]:
        """Open documents by URI."""
        self._settle()
        return self._documents

    @property
    def places(self) -> Mapping[str, Place]:
        """Configuration directories."""
        self._settle()
        return self._places

    def open(self, uri: str, version: int, text: str) -> None:
        """A document is shown in the editor: from now on what the client says goes before what is on the disk."""
        place, name = self.at(uri)
        self._documents[uri] = Document(uri, version, place.set_text(name, text), has_lone_returns(text))

    def change(self, uri: str, version: int, changes: Iterable[Any]) -> None:
        """The client edited a document. Unknown documents are left alone.

        That is only noted: changes that come in a row are made together when somebody asks for what they lead to.
        """
        if uri in self._documents:
            _, noted = self._noted.get(uri, (0, []))
            self._noted[uri] = (version, [*noted, *changes])

    def close(self, uri: str) -> None:
        """A document is no longer shown: what is on the disk holds again."""
        self._settle()
        if self._documents.pop(uri, None) is not None:
            place, name = self.at(uri)
            place.reread(name)
            self._forget_unused()

    def changed_on_disk(self, uri: str) -> None:
        """A file was written, made or deleted, by whomever. What stands in a buffer goes before it."""
        if uri.rpartition("/")[2] == SETTINGS_FILE:
            self.configure(self._given)
            return
        self._homes.pop(uri, None)  # a new file can make its folder a configuration directory
        home = self._home(uri)
        if home.key in self.places:
            open_ = {name for place, name in map(self.at, self.documents) if place is self.places[home.key]}
            self.places[home.key].changed_on_disk([home.name], open_.__contains__)
        elif home.folder is not None and self._is_in_workspace(home.folder):
            self.at(uri)

    def configure(self, given: Mapping[str, Any]) -> None:
        """Settings of the client, or of a project file, are others now: everything is looked at with them."""
        if given != self._given:
            self._told.clear()
        self._given = given
        known = [place.folder for place in self.places.values()]
        self._places.clear()
        for folder in known:
            if folder is not None:
                self._open_folder(folder)
        for uri, document in self.documents.items():
            place, name = self.at(uri)
            place.set_file(name, document.file)

    def set_folders(self, added: Iterable[tuple[str, Path]], removed: Iterable[str] = ()) -> None:
        """Workspace folders come, as URI and path, and go."""
        self.folders.update(added)
        for uri in removed:
            self.folders.pop(uri, None)
        self._forget_unused()

    def discover(self) -> None:
        """Open the configuration directories of the workspace folders."""
        found, _ = places(self.folders.values(), lambda folder: self._settings(folder).exclude)
        for place in found:
            self._open_folder(place.folder)

    def at(self, uri: str) -> tuple[Place, str]:
        """The directory of a document or file, and its name there."""
        home = self._home(uri)
        place = self.places.get(home.key)
        if place is None and home.folder is not None:
            place = self._open_folder(home.folder)
        elif place is None:
            place = self._places[home.key] = Place(None, self._settings(None), None)
        return place, home.name

    def lines(self, place: Place, name: str) -> Lines | None:
        """The lines of a file of a directory; None when it is not there."""
        return place.lines(name, self.encoding)

    def uri(self, place: Place, name: str) -> str:
        """The URI of a file of a directory, as the client writes it if it is open."""
        for uri in self.documents:
            if self.at(uri) == (place, name):
                return uri
        path = str((place.folder or Path()) / name)
        return from_fs_path(path) or path

    def documentation(self, place: Place) -> Documentation | None:
        """The documentation of the Asterisk that is installed; None without one."""
        try:
            return installed(place.settings.documentation)
        except DocumentationError as error:
            self._complain(str(error))
            return None

    def warm_up(self) -> None:
        """Read what the first directory will need."""
        load_schema(self._settings(None).target_version)

    def _settle(self) -> None:
        """Make the changes that were noted."""
        while self._noted:
            uri, (version, changes) = self._noted.popitem()
            document = self._documents[uri] = self._documents[uri].with_changes(version, changes, self.encoding)
            place, name = self.at(uri)
            place.set_file(name, document.file)

    def _open_folder(self, folder: Path) -> Place:
        key = str(folder.resolve())
        if key not in self.places:
            around = next((root for root in self.folders.values() if folder.is_relative_to(root)), None)
            self._places[key] = Place(folder, self._settings(folder), around)
        return self.places[key]

    def _home(self, uri: str) -> Home:
        if uri not in self._homes:
            path = path_of(uri)
            if path is None or not path.name:
                self._homes[uri] = Home(None, uri.replace("\\", "/").rpartition("/")[2].rpartition(":")[2], uri)
            else:
                folder = home_of(path)
                self._homes[uri] = Home(folder, relative_name(path, folder), str(folder.resolve()))
        return self._homes[uri]

    def _is_in_workspace(self, folder: Path) -> bool:
        return any(folder.is_relative_to(root) for root in self.folders.values())

    def _forget_unused(self) -> None:
        """Close directories in which no document is open, if they lie outside of the workspace."""
        used = {self._home(uri).key for uri in self.documents}
        for key, place in list(self.places.items()):
            if key not in used and (place.folder is None or not self._is_in_workspace(place.folder)):
                del self._places[key]

    def _settings(self, folder: Path | None) -> Settings:
        """The settings that hold in a folder. What is wrong in them is told once, and left out."""
        rules = [rule.name for rule in api.rules()]
        settings = Settings()
        try:
            settings = settings_for(folder, rules) if folder is not None else settings
        except SettingsError as error:
            self._complain(str(error))
        settings, wrong = merged(settings, self._given, rules)
        for message in wrong:
            self._complain(message)
        return settings

    def _complain(self, message: str) -> None:
        if message not in self._told:
            self._told.add(message)
            self._tell(message)
