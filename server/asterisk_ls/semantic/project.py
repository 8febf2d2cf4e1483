"""A configuration directory as a value: its files, and what Asterisk will make of them.

An edit gives a new project. What was worked out for a section is taken over when its lines are the same and every
question that was asked about others still has the same answer; see `semantic.memo`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from asterisk_ls.schema.model import Engine
from asterisk_ls.semantic import aco
from asterisk_ls.semantic.apply import RANK, RANKS
from asterisk_ls.semantic.creation import Judge, create, sources_for
from asterisk_ls.semantic.losses import Loss, loss_of
from asterisk_ls.semantic.mapping import Sources, sources
from asterisk_ls.semantic.memo import Remembered, remembered
from asterisk_ls.semantic.model import AllObjects, Category, Known, Objects, OpenType
from asterisk_ls.semantic.queries import Inheritors, SectionNames, SectionsNamed
from asterisk_ls.semantic.wizard import wizard_creations
from asterisk_ls.syntax.reading import Reading, fold, read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asterisk_ls.schema.model import ObjectSchema, Schema
    from asterisk_ls.semantic.environment import Environment
    from asterisk_ls.semantic.mapping import TypeSource
    from asterisk_ls.semantic.model import Creation, SectionId
    from asterisk_ls.syntax.file import File
    from asterisk_ls.syntax.source import MappingSource
    from asterisk_ls.text import Edit

HOMES = {
    "geolocation-profile": ("geolocation.conf", "profile"),
    "geolocation-location": ("geolocation.conf", "location"),
    "stir-shaken-profile": ("stir_shaken.conf", "profile"),
    "acl.conf": ("acl.conf", "named_acl"),
    "named_acl": ("acl.conf", "named_acl"),
    "websocket-client": ("websocket_client.conf", "websocket_client"),
    "ari-user": ("ari.conf", "user"),
    "confbridge-bridge": ("confbridge.conf", "bridge_profile"),
    "confbridge-user": ("confbridge.conf", "user_profile"),
    "confbridge-menu": ("confbridge.conf", "menu"),
}
"""Where the objects are that a reference may name; all other names are types of `pjsip.conf`."""
WIZARD = "pjsip_wizard.conf"


@dataclass(slots=True)
class Counts:
    """How much work the last analysis did itself instead of taking it over."""

    created: int = 0
    checked: int = 0


@dataclass(slots=True)
class Unit:
    """A top file as it was read, and what its sections are."""

    path: str
    reading: Reading
    categories: list[Category] = field(default_factory=list)
    by_section: dict[SectionId, Category] = field(default_factory=dict)

    @property
    def refused(self) -> bool:
        """Whether Asterisk does not take the file."""
        return self.reading.status != "ok"


class Project:
    """Files, schema and machine, and what follows from them. Nothing in it changes once it is made."""

    def __init__(
        self, source: MappingSource, schema: Schema, environment: Environment, before: Project | None = None
    ) -> None:
        self.source = source
        self.schema = schema
        self.environment = environment
        self.counts = Counts()
        reuse = before if before is not None and before.schema is schema and before.environment == environment else None
        self.judges: dict[tuple[str, str], Judge] = reuse.judges if reuse else {}
        self.units: dict[str, Unit] = {}
        self.sources: Sources = self._mappings(reuse)
        self.memo: dict[tuple[str, str, SectionId], Remembered[Creation]] = {}
        self.creations: dict[tuple[str, str], list[Creation]] = {}
        """All attempts by home file and type, in load order, wizards' at the end."""
        self.losses: dict[tuple[str, str], Loss] = {}
        self.known: dict[tuple[str, str], dict[str, tuple[Known, ...]]] = {}
        self.lost_files: set[str] = set()
        """Files of the configuration framework of which nothing is taken."""
        self.wizards: dict[SectionId, tuple[Creation, ...]] = {}
        self._names: dict[str, dict[str, list[SectionId]]] = {}
        self._inheritors: dict[SectionId, list[str]] | None = None
        self._create(reuse)

    def with_edit(self, path: str, edit: Edit) -> Project:
        """The project after an edit of one file."""
        file = self.source.file(path)
        if file is None:
            return self
        changed, _ = file.with_edit(edit)
        return self.with_file(path, changed)

    def with_file(self, path: str, file: File | None) -> Project:
        """The project with another text in one file; None: the file is gone."""
        return Project(self.source.with_file(path, file), self.schema, self.environment, self)

    def answer(self, question: Any) -> Any:  # noqa: ANN401 - the type of an answer depends on the question
        """What holds in this project: the other side of `ask`."""
        match question:
            case Objects(type_, id_):
                return self.known.get(home_of(type_), {}).get(id_, ())
            case AllObjects(type_):
                return tuple(known for some in self.known.get(home_of(type_), {}).values() for known in some)
            case OpenType(type_):
                return self._is_open(type_)
            case SectionsNamed(file, name):
                return tuple(self.sections(file).get(fold(name), ()))
            case SectionNames(file):
                return tuple(self.sections(file))
            case Inheritors(path, label):
                return self._inheriting().get((path, label), ())  # type: ignore[call-overload]
            case _:
                msg = f"no answer to {question!r}"
                raise TypeError(msg)

    def sections(self, file: str) -> Mapping[str, list[SectionId]]:
        """The sections of a top file by folded name."""
        if file not in self._names:
            names: dict[str, list[SectionId]] = defaultdict(list)
            for category in self.units[file].categories if file in self.units else ():
                names[fold(category.name)].append(category.section)
            self._names[file] = names
        return self._names[file]

    def judge(self, schema: ObjectSchema) -> Judge:
        """What reads the values of a type."""
        key = (schema.file, schema.type)
        found = self.judges.get(key)
        if found is None:
            found = self.judges[key] = Judge(schema, self.schema, self.environment)
        return found

    def fate(self, creation: Creation) -> str:
        """Empty for an object that Asterisk will have; otherwise the name of the rule that explains why not."""
        if not creation.created:
            first = next((fault.kind for fault in creation.faults if fault.fatal), "")
            return first or "refused-value"
        if creation.wizard:
            return ""
        unit = self.units.get(creation.file)
        if unit is not None and unit.refused:
            return next((fault.kind for fault in unit.reading.faults if fault.refused), "missing-include")
        if creation.file in self.lost_files:
            return "lost-file"
        loss = self.losses.get(home(creation))
        return loss.kind if loss else ""

    def _unit(self, path: str, reuse: Project | None) -> Unit:
        if path in self.units:
            return self.units[path]
        reading = read(self.source, path)
        unit = Unit(path, reading)
        before = reuse.units[path].by_section if reuse and path in reuse.units else {}
        for building in reading.categories:
            parts = tuple(building.parts)
            old = before.get(building.section)
            if (
                old is not None
                and old.parts == parts
                and old.name == building.name
                and old.template == building.template
            ):
                category = old
            else:
                category = Category(building.name, building.section, building.template, parts)
            unit.categories.append(category)
            unit.by_section[building.section] = category
        self.units[path] = unit
        return unit

    def _mappings(self, reuse: Project | None) -> Sources:
        unit = self._unit("sorcery.conf", reuse)
        held = () if unit.refused else tuple(unit.categories)
        if reuse is not None and reuse.units["sorcery.conf"].categories == unit.categories:
            return reuse.sources
        return sources(held, self.schema)

    def _create(self, reuse: Project | None) -> None:
        for path in self._top_files():
            self._unit(path, reuse)
        self._create_aco()
        work: list[tuple[int, Category, TypeSource]] = []
        for path in self.sources.by_file:
            unit = self.units.get(path)
            for category in unit.categories if unit else ():
                work.extend(
                    (RANKS.get(source.schema.type, RANK), category, source)
                    for source in sources_for(category, path, self.sources)
                )
        work.sort(key=lambda item: item[0])
        answer = self.answer
        by_source: dict[tuple[str, str], tuple[TypeSource, list[Creation]]] = {}
        rank = -1
        has_wizards = False
        for place, category, source in work:
            if place != rank:
                self._settle(by_source)
                by_source = {}
                rank = place
                if place > RANK and not has_wizards:
                    has_wizards = True
                    self._create_wizards()
            key = (source.schema.file, source.schema.type)
            before = reuse.memo.get((*key, category.section)) if reuse else None
            judge = self.judge(source.schema)
            done = remembered(
                before,
                (category, source) if before is None or before.source != (category, source) else before.source,
                answer,
                lambda ask, c=category, s=source, j=judge: create(c, s, j, ask, self.environment),  # type: ignore[misc]
            )
            if done is not before:
                self.counts.created += 1
            self.memo[(*key, category.section)] = done
            by_source.setdefault(key, (source, []))[1].append(done.result)
            if source.schema.type == "transport":
                self._add(done.result, loaded=done.result.created and not self._file_refused(source.file))
        self._settle(by_source)
        if not has_wizards:
            self._create_wizards()

    def _settle(self, by_source: dict[tuple[str, str], tuple[TypeSource, list[Creation]]]) -> None:
        """All objects of some types are tried: find out which types are lost, and let others know."""
        for key, (source, creations) in by_source.items():
            self.creations[key] = [*creations, *self.creations.get(key, ())]
            loss = loss_of(source, creations)
            if loss is not None:
                self.losses[key] = loss
            refused = self._file_refused(source.file)
            if source.schema.type == "transport":
                self.known.pop(key, None)
            for creation in creations:
                self._add(creation, loaded=creation.created and loss is None and not refused)

    def _add(self, creation: Creation, *, loaded: bool) -> None:
        of_type = self.known.setdefault(home(creation), {})
        known = Known(creation.type, creation.id, creation.section, loaded, creation.facts)
        of_type[creation.id] = (*of_type.get(creation.id, ()), known)

    def _create_aco(self) -> None:
        for name, unit in self.units.items():
            schema = self.schema.files.get(name)
            if schema is None or schema.engine is not Engine.ACO:
                continue
            made = aco.creations_of(unit.categories, name, schema, self.judge)
            lost = not all(creation.created for creation in made)
            if lost:
                self.lost_files.add(name)
            for creation in made:
                self.creations.setdefault(home(creation), []).append(creation)
                self._add(creation, loaded=not lost and not unit.refused)

    def _create_wizards(self) -> None:
        unit = self.units.get(WIZARD)
        if unit is None or unit.refused or "res_pjsip" in self.sources.broken:
            return
        for category in unit.categories:
            made = wizard_creations(category, self.schema, self.judge, self.answer, self.environment)
            if made:
                self.wizards[category.section] = made
            for creation in made:
                self.creations.setdefault(home(creation), []).append(creation)
                self._add(creation, loaded=creation.created)

    def _top_files(self) -> list[str]:
        """The files that Asterisk opens by itself. What else lies there is read when something includes it."""
        known = [name for name in (*self.sources.by_file, *self.schema.files) if self.source.file(name) is not None]
        return list(dict.fromkeys(known))

    def _file_refused(self, path: str) -> bool:
        unit = self.units.get(path)
        return unit is not None and unit.refused

    def _is_open(self, type_: str) -> bool:
        file, name = home_of(type_)
        schema = self.schema.files.get(file)
        if schema is None or name not in schema.types:
            return True
        if name in self.sources.open_types and file == "pjsip.conf":
            return True
        for path in (file, *(s.file for s in _sources_of(self.sources, file, name)), WIZARD):
            unit = self.units.get(path)
            if unit is not None and (unit.reading.unseen or (unit.refused and unit.reading.status != "missing")):
                return True
        return file in self.lost_files

    def _inheriting(self) -> dict[SectionId, list[str]]:
        if self._inheritors is None:
            found: dict[SectionId, list[str]] = defaultdict(list)
            for unit in self.units.values():
                for category in unit.categories:
                    for part in category.parts:
                        if part.inherited:
                            found[part.section].append(category.name)
            self._inheritors = found
        return self._inheritors


def home_of(type_: str) -> tuple[str, str]:
    """The file and type behind a name that references and questions use."""
    return HOMES.get(type_, ("pjsip.conf", type_))


def home(creation: Creation) -> tuple[str, str]:
    """The file and type that others know the object by, whatever file `sorcery.conf` has it read from."""
    file = creation.schema.file if creation.schema is not None else creation.file
    return (file, creation.type)


def _sources_of(sources_: Sources, file: str, type_: str) -> list[TypeSource]:
    return [
        source
        for some in sources_.by_file.values()
        for source in some
        if source.schema.type == type_ and source.schema.file == file
    ]
