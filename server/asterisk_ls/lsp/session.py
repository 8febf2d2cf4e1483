"""What a running server knows: the one thing in the program that changes.

Documents are filed under the configuration directory that they belong to. Whoever asks gets the state with everything
that the client has said so far; nothing is worked out before somebody asks.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pygls.uris import from_fs_path

from asterisk_ls.lsp.convert import has_lone_returns
from asterisk_ls.lsp.disk import DiskChange, follow
from asterisk_ls.lsp.documents import Document
from asterisk_ls.lsp.homes import Home, home_of_uri
from asterisk_ls.lsp.places import Places
from asterisk_ls.lsp.protocol import tell_bug
from asterisk_ls.lsp.settings_in_force import SettingsInForce
from asterisk_ls.schema.documentation import Documentation, DocumentationError
from asterisk_ls.schema.load import load as load_schema
from asterisk_ls.workspace.documentation import installed
from asterisk_ls.workspace.settings_file import NAME as SETTINGS_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from asterisk_ls.lsp.convert import Encoding, Lines
    from asterisk_ls.lsp.place import Place
    from asterisk_ls.syntax.file import File


class Session:
    """Workspace folders, open documents, and the configuration directories that they belong to."""

    def __init__(self, encoding: Encoding, tell: Callable[[str], None]) -> None:
        """`tell` shows a message to the user."""
        self.encoding = encoding
        self._documents: dict[str, Document] = {}
        self._homes: dict[str, Home] = {}
        """Where each of them belongs."""
        self._stacks: dict[tuple[str, str], list[str]] = {}
        """The documents of each file, by URI: hardly ever more than one. What was said last about the file is on top."""
        self._noted: dict[str, tuple[int, list[Any]]] = {}
        """Edits that nobody has looked at yet: the version that they lead to, and the client's changes in order."""
        self._settings = SettingsInForce(tell)
        self._places = Places(self._settings, self._buffers)
        self._has_guests = False
        """Whether somebody asked about a file that is not open: its directory may be open for that alone."""
        self._tell = tell

    @property
    def documents(self) -> Mapping[str, Document]:
        """Open documents by URI."""
        self._settle()
        return self._documents

    @property
    def places(self) -> Mapping[str, Place]:
        """Configuration directories by key."""
        self._settle()
        return self._places.open

    @property
    def is_busy(self) -> bool:
        """Whether directories of the workspace are still to be opened."""
        return self._places.is_busy

    def open(self, uri: str, version: int, text: str) -> None:
        """A document is shown in the editor: from now on what the client says goes before what is on the disk."""
        self.close(uri)
        home = home_of_uri(uri)
        place = self._places.at(home.key, home.folder)
        self._documents[uri] = Document(uri, version, place.set_text(home.name, text), has_lone_returns(text))
        self._enter(uri, home)

    def change(self, uri: str, version: int, changes: Iterable[Any]) -> None:
        """The client edited a document. Unknown documents are left alone.

        That is only noted: changes that come in a row are made together when somebody asks for what they lead to.
        """
        if uri in self._documents:
            _, noted = self._noted.pop(uri, (0, []))
            noted.extend(changes)
            self._noted[uri] = (version, noted)
            self._places.note(self._homes[uri].key)

    def close(self, uri: str) -> None:
        """A document is no longer shown: what another one has of its file holds again, or what is on the disk."""
        self._settle()
        if uri in self._documents:
            self._leave(uri)
            del self._documents[uri]
            self._places.close_unused()

    def changed_on_disk(self, changes: Iterable[DiskChange]) -> None:
        """Files and folders were written, made or deleted, by whomever. What stands in a buffer goes before them."""
        self._settle()
        changes = list(changes)
        if any(change.uri.rpartition("/")[2] == SETTINGS_FILE for change in changes):
            self._places.renew()
        follow(changes, self._places, lambda key, name: (key, name) in self._stacks)
        for uri in list(self._documents):  # a file that came or went can make another folder their directory
            home = home_of_uri(uri)
            if home.file != self._homes[uri].file:
                self._leave(uri)
                self._enter(uri, home)
        self._places.close_unused()

    def on_disk(self) -> Iterator[str]:
        """The paths of all that was looked at, and of the folders in which something may come that matters."""
        for folder in self._places.folders.values():
            yield str(folder)
            yield str(folder / SETTINGS_FILE)
        for place in self.places.values():
            yield from place.on_disk()

    def configure(self, given: Mapping[str, Any]) -> None:
        """Settings of the client, or of a project file, are others now: everything is looked at with them, bit by bit."""
        self._settle()
        self._settings.give(given)
        self._places.renew()

    def set_folders(self, added: Iterable[tuple[str, Path]], removed: Iterable[str] = ()) -> None:
        """Workspace folders come, as URI and path, and go."""
        self._settle()
        self._places.folders.update(added)
        for uri in removed:
            self._places.folders.pop(uri, None)
        self._places.renew()

    def step(self) -> bool:
        """Do a piece of what has to be done for the workspace, such as to open a directory; False: it is all done."""
        self._settle()
        if self._places.step():
            return True
        if self._has_guests:
            self._has_guests = False
            self._places.close_unused()
            return True
        return False

    def tell_troubles(self) -> None:
        """Tell the user what could not be read; each once."""
        self._settings.complain(*(trouble for place in self.places.values() for trouble in place.troubles))

    def changed_places(self) -> Iterator[str]:
        """The directories about which there may be something new, by key; each is given once."""
        self._settle()
        while self._places.changed:
            key = next(iter(self._places.changed))
            del self._places.changed[key]
            yield key

    def at(self, uri: str) -> tuple[Place, str]:
        """The directory of a document or file, and its name there."""
        self._settle()
        home = self._homes.get(uri)
        if home is None:
            home = home_of_uri(uri)
            self._has_guests = True
        return self._places.at(home.key, home.folder), home.name

    def lines(self, place: Place, name: str) -> Lines | None:
        """The lines of a file of a directory; None when it is not there."""
        return place.lines(name, self.encoding)

    def uri(self, place: Place, name: str) -> str:
        """The URI of a file of a directory, as the client writes it if it is open."""
        opened = self._stacks.get((place.key, name))
        if opened:
            return opened[-1]
        path = str((place.folder or Path()) / name)
        return from_fs_path(path) or path

    def opened(self, key: str) -> Iterator[tuple[str, str]]:
        """The documents of a directory: URI and name."""
        return ((uri, home.name) for uri, home in self._homes.items() if home.key == key)

    def documentation(self, place: Place) -> Documentation | None:
        """The documentation of the Asterisk that is installed; None without one."""
        try:
            return installed(place.settings.documentation)
        except DocumentationError as error:
            self._settings.complain(str(error))
            return None

    def warm_up(self) -> None:
        """Read what the first directory will need."""
        load_schema(self._settings.of(None).target_version)

    def _settle(self) -> None:
        """Make the changes that were noted, those of the document that was edited last at the end."""
        while self._noted:
            uri = next(iter(self._noted))
            version, changes = self._noted.pop(uri)
            try:
                document = self._documents[uri].with_changes(version, changes, self.encoding)
            except Exception as error:  # noqa: BLE001 - whatever it is, see below
                self._give_up(uri, error)
                continue
            home = self._homes[uri]
            self._documents[uri] = document
            stack = self._stacks[home.file]
            stack.append(stack.pop(stack.index(uri)))
            self._places.at(home.key, home.folder).set_file(home.name, document.file)

    def _give_up(self, uri: str, error: Exception) -> None:
        """Let go of a document of which a change could not be made, which is a mistake of ours.

        The client has a text now that we do not know: from here on each answer would be about another one, and each edit
        would be made at the wrong place. Better to have no document, and to say so.
        """
        tell_bug("an edit of a document", error)
        self._leave(uri)
        del self._documents[uri]
        self._tell(f"asterisk-ls lost track of {uri.rpartition('/')[2]}: close it and open it again")

    def _enter(self, uri: str, home: Home) -> None:
        """Put a document over the file that it stands for."""
        self._homes[uri] = home
        self._stacks.setdefault(home.file, []).append(uri)
        self._places.at(home.key, home.folder).set_file(home.name, self._documents[uri].file)
        self._places.note(home.key)

    def _leave(self, uri: str) -> None:
        """Take a document away from the file that it stands for."""
        home = self._homes.pop(uri)
        stack = self._stacks[home.file]
        stack.remove(uri)
        place = self._places.at(home.key, home.folder)
        if stack:
            place.set_file(home.name, self._documents[stack[-1]].file)
        else:
            del self._stacks[home.file]
            place.reread(home.name)
        self._places.note(home.key)

    def _buffers(self, key: str) -> Iterator[tuple[str, File]]:
        """The files of a directory that are open, as they are in the editor."""
        for uri, name in self.opened(key):
            if self._stacks[key, name][-1] == uri:
                yield name, self._documents[uri].file
