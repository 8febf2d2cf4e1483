"""The library's front door: small, typed, stable. The command line and the server go through the same core.

```python
from pathlib import Path
from asterisk_ls import api

files = {path.name: path.read_bytes() for path in Path("/etc/asterisk").glob("*.conf")}
for finding in api.load(files).findings:
    print(finding.location.path, finding.location.start.line + 1, finding.message)
```

`files` maps names to bytes; a name is relative to the configuration directory, such as `pjsip.d/phones.conf`, without `./`
before it. Nothing here touches a disk or a network, and no text makes it raise; an unknown `target_version` does.

What is named in `__all__` keeps its meaning. Lines and columns of a `Position` count from 0, as an editor has them; the
`line` of a `Variable`, a `HeldCategory` and a `LostObject` counts from 1, as Asterisk's log does.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from asterisk_ls.findings.analysis import Analysis
from asterisk_ls.findings.report import FileEdit, LocatedFinding, LocatedFix, Location, Position, RelatedLocation
from asterisk_ls.rules import ALL
from asterisk_ls.rules.base import Effect, Rule, Severity
from asterisk_ls.schema.load import UnknownVersionError
from asterisk_ls.schema.load import load as load_schema
from asterisk_ls.schema.model import Engine
from asterisk_ls.schema.verdict import LogLine
from asterisk_ls.semantic import access_lists
from asterisk_ls.semantic.attempts import home
from asterisk_ls.semantic.environment import Environment
from asterisk_ls.semantic.losses import file_lost
from asterisk_ls.semantic.own_code import SPOKEN_OF
from asterisk_ls.semantic.project import Project
from asterisk_ls.semantic.queries import FileThere
from asterisk_ls.settings import Settings, SettingsError, check_severities
from asterisk_ls.syntax.reading import read as read_file
from asterisk_ls.syntax.source import MappingSource
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from asterisk_ls.semantic.dialplan.told import ToldContext as DialplanContext
    from asterisk_ls.semantic.dialplan.told import ToldDialplan as Dialplan
    from asterisk_ls.semantic.dialplan.told import ToldRoute as Route
    from asterisk_ls.semantic.dialplan.told import ToldStep as DialplanStep
    from asterisk_ls.semantic.model import Creation
    from asterisk_ls.syntax.held import SectionId
else:

    def __getattr__(name: str) -> object:
        """The types of the dialplan: they bring along much that nothing else needs."""
        told = {
            "Dialplan": "ToldDialplan",
            "DialplanContext": "ToldContext",
            "DialplanStep": "ToldStep",
            "Route": "ToldRoute",
        }
        if name not in told:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        return getattr(import_module("asterisk_ls.semantic.dialplan.told"), told[name])


_FRAMEWORK = ("cdr.conf", "cel.conf", "confbridge.conf", "features.conf", "res_parking.conf", "udptl.conf")
_SPOKEN_FOR = ("acl.conf", "pjsip_wizard.conf", "sorcery.conf", *_FRAMEWORK, *SPOKEN_OF)
"""Files beside those of sorcery whose log lines are told: what reads them starts whenever Asterisk does."""

__all__ = [
    "Analysis",
    "Dialplan",
    "DialplanContext",
    "DialplanStep",
    "Effect",
    "Environment",
    "FileEdit",
    "HeldCategory",
    "Loaded",
    "LocatedFinding",
    "LocatedFix",
    "Location",
    "LogLine",
    "LostObject",
    "Position",
    "Reading",
    "RelatedLocation",
    "Route",
    "Rule",
    "Settings",
    "SettingsError",
    "Severity",
    "UnknownVersionError",
    "Variable",
    "analysis",
    "checked",
    "dialplan",
    "load",
    "read",
    "rules",
]


class Variable(NamedTuple):
    """A variable of a category."""

    line: int
    """Counted from 1, in the file that it was written in."""
    name: str
    value: str


class HeldCategory(NamedTuple):
    """A category as Asterisk holds it once the file is read."""

    name: str
    line: int
    """Counted from 1."""
    file: str
    """The included file that it stands in, as Asterisk names it; empty for the file that was read."""
    template: bool
    variables: tuple[Variable, ...]
    """In the order in which Asterisk holds them, inherited ones included."""


class Reading(NamedTuple):
    """A file as Asterisk holds it: categories, what it logs, and whether it refuses the file."""

    status: str
    """`ok`; `invalid`: refused; `hang`: Asterisk never comes back from it; `missing`."""
    categories: tuple[HeldCategory, ...]
    """Of a refused file those that were read when Asterisk gave up."""
    log: tuple[LogLine, ...]
    """Asterisk's own words, so a line may hold a password."""

    def to_json(self) -> dict[str, Any]:
        """`status`, `categories` (name, line, file, template, vars) and `log` as plain lists and dictionaries."""
        categories = [
            {
                "name": category.name,
                "line": category.line,
                "file": category.file,
                "template": category.template,
                "vars": [list(variable) for variable in category.variables],
            }
            for category in self.categories
        ]
        return {"status": self.status, "categories": categories, "log": [_said(line) for line in self.log]}


class LostObject(NamedTuple):
    """An object that the configuration means and Asterisk will not have."""

    type: str
    id: str
    path: str
    line: int
    """Counted from 1."""
    why: str
    """The name of the rule that explains it."""


class Loaded(NamedTuple):
    """What Asterisk makes of a configuration directory."""

    project: Project
    """For the other parts of this package: not as stable as the rest."""
    findings: tuple[LocatedFinding, ...]

    @property
    def objects(self) -> dict[str, tuple[str, ...]]:
        """The objects that Asterisk will have: type to ids, in load order, over all files that hold the type."""
        found: dict[str, list[str]] = {}
        for creation in self._creations():
            if not self.project.fate(creation):
                found.setdefault(creation.type, []).append(creation.id)
        return {type_: tuple(dict.fromkeys(ids)) for type_, ids in found.items()}

    @property
    def lost(self) -> tuple[LostObject, ...]:
        """The objects that it will not have, and why."""
        return tuple(
            LostObject(creation.type, creation.id, creation.section.path, self._line(creation), why)
            for creation in self._creations()
            if (why := self.project.fate(creation))
        )

    @property
    def log(self) -> tuple[LogLine, ...]:
        """What Asterisk logs while it loads what belongs to PJSIP, each line once.

        What modules that may not be loaded at all say of their files stands with the findings. Asterisk's own words
        are kept, so a line may hold a password.
        """
        return tuple(dict.fromkeys(self._log()))

    def text(self, path: str) -> str:
        """The text of a file that was read; empty when there is none."""
        file = self.project.source.file(path)
        return file.text if file is not None else ""

    def to_json(self) -> dict[str, Any]:
        """`objects` (type to ids) and `log` as plain lists and dictionaries."""
        return {
            "objects": {type_: list(ids) for type_, ids in self.objects.items()},
            "log": [_said(line) for line in self.log],
        }

    def _creations(self) -> Iterator[Creation]:
        """Attempts at objects that have a place among others: those of sorcery, wizards and named ACLs."""
        for (file, _), creations in self.project.creations.items():
            if file in _SPOKEN_FOR or self.project.schema.engines[file] is Engine.SORCERY:
                yield from creations

    def _line(self, creation: Creation) -> int:
        file = self.project.source.file(creation.section.path)
        return file.start(creation.section.label).line + 1 if file is not None else 1

    def _log(self) -> Iterator[LogLine]:
        from asterisk_ls.findings.locating import resolved_log  # noqa: PLC0415 - few ask for it

        project = self.project
        for unit in project.units.values():
            if unit.path not in project.sources.by_file and unit.path not in _SPOKEN_FOR:
                continue
            for said in unit.log(project.source):
                yield LogLine(said.level, said.message)
            if unit.reading.status == "invalid":
                is_mapped = unit.path in project.sources.by_file
                engine = Engine.SORCERY if is_mapped else project.schema.engines.get(unit.path)
                yield from file_lost(unit.path, engine, project.schema)
        for path in project.sources.by_file:
            if path not in project.schema.files and not project.answer(FileThere(path)):
                yield LogLine("ERROR", f"Unable to load config file '{path}'")
        for path in access_lists.FILES:
            listing = project.units.get(path)
            for category in listing.ordered() if listing is not None and not listing.refused else ():
                for fault, _, _ in access_lists.access_faults(path, category, project.answer):
                    for line in fault.log:
                        yield resolved_log(project, line, fault.at, path)
        for path in SPOKEN_OF:
            yield from self._log_of_own(path)
        for key, creations in project.creations.items():
            if not creations or (key[0] not in _SPOKEN_FOR and project.schema.engines[key[0]] is not Engine.SORCERY):
                continue
            loss = project.losses.get(key)
            tried = creations if loss is None else creations[: loss.reached]
            for creation in tried:
                top = project.units.get(creation.file)
                if top is not None and top.refused:
                    continue
                for line, place in creation.log:
                    yield resolved_log(project, line, place, creation.file)
            if loss is not None:
                top = project.units.get(creations[0].file)
                if home(creations[0]) == key and top is not None and not top.refused:
                    yield loss.log

    def _log_of_own(self, path: str) -> Iterator[LogLine]:
        """What a module with code of its own says of its file."""
        from asterisk_ls.findings.locating import resolved_log  # noqa: PLC0415 - few ask for it
        from asterisk_ls.semantic.own_code.reading import read_section  # noqa: PLC0415 - see above

        project = self.project
        unit, schema = project.units.get(path), project.schema.files.get(path)
        if unit is None or unit.refused:
            return
        for category in unit.ordered():
            creation = read_section(category, path, schema, project.judge, project.answer)
            for fault in creation.faults if creation is not None else ():
                for line in fault.log:
                    yield resolved_log(project, line, fault.at, path)


def read(files: Mapping[str, bytes], path: str, *, directory: str = "") -> Reading:
    """How Asterisk reads the top file `path` and what it includes. `directory`: where Asterisk has these files."""
    source = MappingSource(files, directory=directory)
    reading = read_file(source, path, stop=True)
    starts: dict[SectionId, int] = {}

    def start(section: SectionId) -> int:
        if section not in starts:
            file = source.file(section.path)
            below = file.start(section.label).line if file is not None else 0
            starts[section] = reading.line_bases.get(section.path, 0) + below + 1
        return starts[section]

    categories = tuple(
        HeldCategory(
            category.name,
            category.line,
            category.file,
            category.template,
            tuple(
                Variable(start(part.section) + option.line, option.name, option.value)
                for part in category.parts
                for option in part.options
            ),
        )
        for category in reading.categories
    )
    return Reading(reading.status, categories, tuple(LogLine(line.level, line.message) for line in reading.log))


def dialplan(
    files: Mapping[str, bytes],
    *,
    target_version: str = "",
    settings: Settings | None = None,
    directory: str = "",
) -> Dialplan:
    """The dialplan that Asterisk makes of `extensions.conf`. `target_version` as for `load`.

    Raises:
        UnknownVersionError: there is no data for that version of Asterisk.
    """
    from asterisk_ls.semantic.dialplan.told import told_dialplan  # noqa: PLC0415 - few ask for it

    load_schema(_version(target_version, settings))  # how lines are read is the same in all versions that are known
    return told_dialplan(MappingSource(files, directory=directory))


def load(
    files: Mapping[str, bytes],
    *,
    target_version: str = "",
    environment: Environment | None = None,
    settings: Settings | None = None,
    directory: str = "",
) -> Loaded:
    """What Asterisk makes of a configuration directory: objects, log, findings.

    `target_version` goes before that of `settings`; without either it is the default branch.

    Raises:
        UnknownVersionError: there is no data for that version of Asterisk.
        SettingsError: a severity does not exist.
    """
    version = _version(target_version, settings)
    machine = environment or Environment()
    source = MappingSource(files, machine.exists, directory)
    return checked(Project(source, load_schema(version), machine), settings)


def _version(target_version: str, settings: Settings | None) -> str:
    return target_version or (settings.target_version if settings is not None else "22")


def checked(project: Project, settings: Settings | None = None) -> Loaded:
    """The project with its findings, as the settings want them."""
    return Loaded(project, analysis(project, settings).all_findings())


def analysis(project: Project, settings: Settings | None = None) -> Analysis:
    """The project with its findings by file, as the settings want them, to be kept up while files change."""
    return Analysis(project, _chosen(settings), _severities(settings))


def _said(line: LogLine) -> dict[str, str]:
    return {"level": line.level, "message": line.message}


def rules() -> tuple[Rule, ...]:
    """All rules, by name."""
    return ALL


def _chosen(settings: Settings | None) -> tuple[Rule, ...]:
    if settings is None:
        return ALL
    off = {name for name, severity in settings.severities.items() if severity == "off"}
    return tuple(
        rule
        for rule in ALL
        if (not settings.select or rule.name in settings.select)
        and rule.name not in settings.ignore
        and rule.name not in off
    )


def _severities(settings: Settings | None) -> dict[str, Any]:
    if settings is None:
        return {}
    check_severities(settings.severities)
    return {name: Severity(text) for name, text in settings.severities.items() if text != "off"}
