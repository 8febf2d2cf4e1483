"""A configuration directory that is being edited: what is on the disk, what is in buffers, and what follows from both."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from asterisk_ls import api
from asterisk_ls.findings.analysis import gravest
from asterisk_ls.lsp.convert import Lines, has_lone_returns
from asterisk_ls.lsp.new_findings import NewFindings
from asterisk_ls.schema.load import load
from asterisk_ls.semantic.environment import Environment
from asterisk_ls.semantic.project import Project
from asterisk_ls.syntax.file import File, changes_between, file_of, replaced
from asterisk_ls.syntax.source import MappingSource
from asterisk_ls.text import decode
from asterisk_ls.tuples import NamedTuple
from asterisk_ls.workspace.directory import Directory
from asterisk_ls.workspace.discovery import is_excluded
from asterisk_ls.workspace.host import environment_of, file_on_machine, is_own
from asterisk_ls.workspace.settings_file import NAME as SETTINGS_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from asterisk_ls.findings.baseline import Baseline
    from asterisk_ls.findings.report import LocatedFinding
    from asterisk_ls.lsp.convert import Encoding
    from asterisk_ls.settings import Settings
    from asterisk_ls.text import Span
    from asterisk_ls.workspace.discovery import Place as Found


class Terms(NamedTuple):
    """How a directory is to be looked at, and what is to be told of it."""

    folder: Path | None
    """None for a buffer that is no file."""
    settings: Settings
    around: Path | None = None
    """Links may lead to anything in there."""
    found: Found | None = None
    """What of it belongs to the workspace; None when it is open for a document's sake alone."""
    is_left_out: bool = False
    """Whether nothing is told about it."""
    baseline: Baseline | None = None
    """Findings that are not told."""


class Place:
    """One configuration directory. An edit is only noted; the project follows when it is asked for, findings later still.

    So many edits in a row cost one look at what they come to.
    """

    def __init__(self, key: str, terms: Terms) -> None:
        """`key` is what it is filed under."""
        self.key = key
        self.terms = terms
        self.folder = folder = terms.folder
        self.settings = settings = terms.settings
        self._odd: dict[str, tuple[File, bool]] = {}
        """For each file: whether a `\\r` ends a line by itself, as it was last looked at."""
        self._pending: dict[str, File | None] = {}
        self._new = NewFindings()
        self._disk: Directory | None = None
        environment = Environment()
        if folder is not None:
            self._disk = Directory(folder, around=terms.around, own=is_own(folder, settings))
            environment = environment_of(folder, settings)
        source = MappingSource(
            self._disk if self._disk is not None else {}, environment.exists, settings.config_directory
        )
        self._analysis = api.analysis(Project(source, load(settings.target_version), environment), settings)
        self._project: Project | None = self._analysis.project

    def reads_as(self, terms: Terms) -> bool:
        """Whether no more than what is told of it would be different under other terms."""
        told = {name: getattr(terms, name) for name in ("found", "is_left_out", "baseline")}
        return self.terms._replace(**told) == terms

    def set_file(self, name: str, file: File | None) -> None:
        """Note another text of a file; None: it is gone."""
        self._pending[name] = file
        self._project = None

    def set_text(self, name: str, text: str) -> File:
        """Note another text of a file, of which most may be as it was. The file that it is now."""
        known = self._pending.get(name) or self._analysis.project.source.known(name)
        file = replaced(known, text) if known is not None else file_of(text)
        self.set_file(name, file)
        return file

    def reread(self, name: str) -> None:
        """Note what is on the disk now."""
        self._forget([name])
        self._take(name)

    def changed_on_disk(self, names: Collection[str], is_open: Callable[[str], bool]) -> bool:
        """Note what is on the disk now, of files and of folders with all in them; whether that may say something new.

        A file that nobody has asked for, and that no `#include` would find, is not opened. What stands in a buffer is not
        looked for on the disk.
        """
        self._forget(names)
        noticed = {
            name for given in names for name in self._below(given) if self._is_noticed(name) and not is_open(name)
        }
        for name in sorted(noticed):
            self._take(name)
        return bool(noticed)

    @property
    def project(self) -> Project:
        """The project with all that was noted."""
        if self._project is None:
            self._project = self._analysis.project.with_files(self._pending)
        return self._project

    @property
    def analysis(self) -> api.Analysis:
        """The findings of that project."""
        if self._pending:
            self._analysis = self._analysis.with_project(self.project)
            self._pending.clear()
        return self._analysis

    @property
    def names_elsewhere(self) -> list[str]:
        """The files outside of the directory that something in it asked for, by the names that it has for them."""
        return [name for name in self._analysis.project.source.asked if name.startswith(("../", "/"))]

    @property
    def told_of(self) -> tuple[str, ...]:
        """The files that something may be told about, open or not."""
        found = self.terms.found
        if self.terms.is_left_out:
            return ()
        return self.analysis.paths if found is None else tuple(filter(found.wants, self.analysis.paths))

    def on_disk(self) -> Iterator[str]:
        """The paths of all that was asked for, there or not, and of the folders in which an `#include` may find more."""
        if self.folder is None:
            return
        source = self._analysis.project.source
        for name in (SETTINGS_FILE, "", *source.asked_folders, *source.asked):
            yield os.path.join(self.folder, name)  # noqa: PTH118 - strings

    def on_machine(self, path: str) -> str | None:
        """Where a file lies that a configuration names by its path on the machine; None when there is no such file."""
        return file_on_machine(self.folder, self.settings, path) if self.folder is not None else None

    def lines(self, name: str, encoding: Encoding) -> Lines | None:
        """The lines of a file as the client counts them; None when it is not there."""
        file = self.project.source.file(name)
        if file is None:
            return None
        known = self._odd.get(name)
        if known is None or known[0] is not file:
            known = self._odd[name] = (file, _is_odd(file, known))
        return Lines(file, encoding, has_lone_returns=known[1])

    def findings(self, name: str) -> tuple[LocatedFinding, ...]:
        """What is shown of a file: where there are very many findings, the gravest."""
        most = self.settings.most_findings
        if self.terms.baseline is not None:
            return gravest(self.all_findings(name), most)
        return self._of(name, lambda: self.analysis.findings(name, most))

    def all_findings(self, name: str) -> tuple[LocatedFinding, ...]:
        """All that there is to say about a file."""
        return self._of(name, lambda: self._unknown(name, self.analysis.findings(name)))

    def findings_at(self, name: str, span: Span) -> tuple[LocatedFinding, ...]:
        """What there is to say about the sections of a file that a span touches."""
        file = self.project.source.file(name)
        labels = file.labels_in(span) if file is not None else ()
        found = self._of(name, lambda: self.analysis.findings_in(name, labels))
        if self.terms.baseline is None:
            return found
        new = frozenset(self.all_findings(name))
        return tuple(one for one in found if one in new)

    def shows_all(self, name: str) -> bool:
        """Whether a file has so few findings that all of them are shown."""
        most = self.settings.most_findings
        if not most or len(self.findings(name)) < most:
            return True
        count = len(self.all_findings(name)) if self.terms.baseline is not None else self.analysis.spotted(name)
        return count <= most

    @property
    def troubles(self) -> tuple[str, ...]:
        """What could not be read, and why."""
        return tuple(self._disk.troubles) if self._disk is not None and not self.terms.is_left_out else ()

    def _of(self, name: str, found: Callable[[], tuple[LocatedFinding, ...]]) -> tuple[LocatedFinding, ...]:
        is_silent = self.terms.is_left_out or is_excluded(name, self.settings.exclude)
        return () if is_silent else found()

    def _unknown(self, name: str, found: tuple[LocatedFinding, ...]) -> tuple[LocatedFinding, ...]:
        """Those of the findings of a whole file that the baseline does not know."""
        baseline, file = self.terms.baseline, self.project.source.file(name)
        if baseline is None or file is None or self.folder is None:
            return found
        return self._new.of(baseline, self.settings.baseline, self.folder / name, file, found)

    def _forget(self, names: Iterable[str]) -> None:
        if self._disk is not None:
            for name in names:
                self._disk.forget(name)
        self._analysis.project.source.listing.forget()

    def _take(self, name: str) -> None:
        data = None
        if self._disk is not None:
            self._disk.forget(name)
            data = self._disk.get(name)
        if data is None:
            self.set_file(name, None)
        else:
            self.set_text(name, decode(data))

    def _below(self, name: str) -> Iterator[str]:
        """A name with those below it, if it is, or was, a folder: of a folder that went, nothing more may be told."""
        source = self.project.source
        yield name
        yield from [one for one in source.asked if one.startswith(f"{name}/")]
        if self.folder is not None and os.path.isdir(self.folder / name):  # noqa: PTH112 - does not raise
            yield from [one for one in source.listing.names if one.startswith(f"{name}/")]

    def _is_noticed(self, name: str) -> bool:
        """Whether a file was asked for, or would be if it came or went."""
        source = self.project.source
        if name in source.asked:
            return True
        if not any(source.notices(name, is_there=is_there) for is_there in (True, False)):
            return False
        return source.notices(name, is_there=name in source.listing.names)

    def prepare(self) -> None:
        """Do ahead what the first edit would have to wait for."""
        self.analysis.prepare()


def _is_odd(file: File, known: tuple[File, bool] | None) -> bool:
    """Whether a `\\r` ends a line by itself; only what changed is looked at."""
    change = changes_between(known[0], file) if known is not None and not known[1] else None
    if change is None:
        return has_lone_returns(file.text)
    return any(has_lone_returns(section.text) for _, section in change.added)
