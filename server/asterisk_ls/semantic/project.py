"""A configuration directory as a value: its files, and what Asterisk will make of them.

An edit gives a new project. What was worked out for a section is taken over when its lines are the same and every
question that was asked about others still has the same answer; see `semantic.memo`. An ordinary edit does not even look
at the other sections; see `semantic.revision`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from asterisk_ls.semantic.apply import RANK, RANKS
from asterisk_ls.semantic.attempts import Attempt, Maker, home
from asterisk_ls.semantic.creation import Judge, sources_for
from asterisk_ls.semantic.dialplan.elsewhere import OPTIONS, OTHER_LANGUAGES, contexts_in, is_made_elsewhere
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE, is_computed
from asterisk_ls.semantic.elsewhere import name_there, names_there
from asterisk_ls.semantic.homes import home_of
from asterisk_ls.semantic.indexes import Indexes
from asterisk_ls.semantic.losses import Loss
from asterisk_ls.semantic.making import make_everything
from asterisk_ls.semantic.mapping import Sources, sources
from asterisk_ls.semantic.memo import Askers, Remembered
from asterisk_ls.semantic.model import Category, Creation, Known, SectionId
from asterisk_ls.semantic.modules import FILE as MODULES_FILE
from asterisk_ls.semantic.modules import NOTHING_KNOWN, Loading, module_list
from asterisk_ls.semantic.queries import (
    AbsentModules,
    AllObjects,
    Categories,
    ContextEmpty,
    ContextLines,
    ContextMade,
    ContextMayExist,
    ContextNamed,
    ContextNames,
    ContextThere,
    DialsOut,
    FileLost,
    FileRead,
    FileThere,
    FirstObject,
    GlobalNamed,
    HasGaps,
    HasHints,
    IncludeCircle,
    Includers,
    Inheritors,
    LoadedNames,
    Looped,
    Matching,
    ModuleAbsence,
    ModuleLoaded,
    NamedBy,
    NamesThere,
    NameThere,
    Objects,
    OpenDialplan,
    OpenType,
    PlainSections,
    ReadFrom,
    SectionNames,
    SectionsNamed,
    Started,
    TableFamilies,
    Within,
)
from asterisk_ls.semantic.sorcery_conf import families_of
from asterisk_ls.semantic.table import Table
from asterisk_ls.semantic.unit import BEFORE_ITS_LINES, Unit, read_unit
from asterisk_ls.semantic.wizard import WIZARD_FILE
from asterisk_ls.syntax.file import changes_between
from asterisk_ls.syntax.names import fold
from asterisk_ls.syntax.splicing import Change
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from asterisk_ls.schema.model import ObjectSchema, Schema
    from asterisk_ls.semantic.dialplan.kept import Plan
    from asterisk_ls.semantic.environment import Environment
    from asterisk_ls.semantic.homes import Home
    from asterisk_ls.semantic.mapping import TypeSource
    from asterisk_ls.semantic.queries import Question
    from asterisk_ls.semantic.revision import Revision
    from asterisk_ls.syntax.file import File
    from asterisk_ls.syntax.source import MappingSource
    from asterisk_ls.text import Edit


class Counts:
    """How much work the last analysis did itself instead of taking it over."""

    __slots__ = ("checked", "created", "linked")

    def __init__(self) -> None:
        self.linked = 0
        """Sections that were read again after an edit; 0 when whole files were."""
        self.created = 0
        self.checked = 0


class Listing(NamedTuple):
    """The objects of a type in load order."""

    all: tuple[Known, ...]
    """Lost ones included."""
    loaded: tuple[str, ...]
    """The ids of those that Asterisk will have."""


class Project:
    """Files, schema and machine, and what follows from them. Nothing in it changes once it is made."""

    def __init__(
        self, source: MappingSource, schema: Schema, environment: Environment, before: Project | None = None
    ) -> None:
        self.source = source
        self.schema = schema
        self.environment = environment
        self.counts = Counts()
        self.revision: Revision | None = None
        """What became different since the project before; None when all of it was worked out anew."""
        reuse = before if before is not None and before.schema is schema and before.environment == environment else None
        self.judges: dict[Home, Judge] = reuse.judges if reuse else {}
        self.units: dict[str, Unit] = {}
        self.mapping_lines = (self._held("sorcery.conf", reuse), self._held("extconfig.conf", reuse))
        self.families = None if self.units["extconfig.conf"].reading.unseen else families_of(self.mapping_lines[1])
        """What `extconfig.conf` says where to find; None where that is not known."""
        is_same = reuse is not None and (reuse.mapping_lines, reuse.families) == (self.mapping_lines, self.families)
        self.sources: Sources = (
            reuse.sources if reuse and is_same else sources(self.mapping_lines[0], schema, self.families)
        )
        self.made: dict[Home, Table[Attempt, Remembered[Creation]]] = {}
        """The attempts of sorcery at each type."""
        self.wizards: Table[SectionId, Remembered[tuple[Creation, ...]]] = Table({})
        """What the sections of `pjsip_wizard.conf` make."""
        self.framework: dict[str, tuple[Creation, ...]] = {}
        """What the files of the configuration framework make."""
        self.plan: Plan | None = None
        """The dialplan; None without an `extensions.conf`."""
        self.lost_files: frozenset[str] = frozenset()
        """Files of the configuration framework of which nothing is taken."""
        self.losses: dict[Home, Loss] = {}
        self.known: dict[Home, Table[str, tuple[Known, ...]]] = {}
        """The objects of each type by id, lost ones included."""
        self.lists: dict[Home, Listing] = {}
        """All that is known of a type, once somebody has asked."""
        self.boxes: dict[SectionId, tuple[Category, frozenset[str]]] = reuse.boxes if reuse else {}
        """The mailboxes of contexts that somebody has asked about."""
        self.made_contexts: frozenset[str] | None = None
        """Contexts that modules make, once somebody has asked."""
        self.indexes = Indexes()
        self._askers: Askers[Maker] | None = None
        make_everything(self, reuse)

    def prepare(self) -> None:
        """Find what edits will need: the first one need not wait for it then."""
        self.makers()
        for unit in self.units.values():
            unit.linked(self.source)

    def with_edit(self, path: str, edit: Edit) -> Project:
        """The project after an edit of one file."""
        file = self.source.file(path)
        return self if file is None else self.with_file(path, file.with_edit(edit)[0])

    def with_file(self, path: str, file: File | None) -> Project:
        """The project with another text in one file; None: the file is gone."""
        return self.with_files({path: file})

    def with_files(self, files: Mapping[str, File | None]) -> Project:
        """The project with other texts in some files."""
        from asterisk_ls.semantic.revision import revised  # noqa: PLC0415 - the command line edits nothing

        project: Project | None = self
        source = self.source
        for path, file in files.items():
            before = source.known(path)
            is_ordinary = not source.notices(path, is_there=file is not None)
            source = source.with_file(path, file)
            if project is not None and is_ordinary:
                change = changes_between(before, file) if before is not None and file is not None else Change((), ())
                project = None if change is None else revised(project, source, path, change)
            else:
                project = None
        return project if project is not None else Project(source, self.schema, self.environment, self)

    def answer(self, question: Question) -> Any:  # noqa: ANN401 - the type of an answer depends on the question
        """What holds in this project: the other side of `ask`."""
        if type(question) is Objects:  # by far the most
            of_type = self.known.get(home_of(question.type))
            return () if of_type is None else of_type.get(question.id, ())
        match question:
            case ContextMayExist(name):
                return self._context_may_exist(name)
            case ContextEmpty(name):
                return self.plan is not None and self.plan.is_empty(name)
            case AllObjects(type_):
                return self._listing(home_of(type_)).all
            case LoadedNames(type_):
                return self._listing(home_of(type_)).loaded
            case Started(type_):
                return self._started(home_of(type_))
            case OpenType(type_):
                return self._is_open(type_)
            case ReadFrom(type_):
                return self._read_from(type_)
            case Matching(network):
                return tuple(self.indexes.matching(self._listing(home_of("identify")).all, network))
            case Within(network):
                return tuple(self.indexes.within(self._listing(home_of("identify")).all, network))
            case NamedBy(type_, option, name):
                return tuple(self.indexes.naming(self._listing(home_of(type_)).all, option, name))
            case Categories(file, name):
                return self._categories(file, name)
            case TableFamilies():
                return self.families
            case FileThere(name):
                return (
                    name.startswith("/")
                    or self.source.file(self.source.key(name)) is not None
                    or self.source.unseen(name)
                )
            case FileRead(name):
                return name in self.units
            case Looped(path):
                return any(path in unit.reading.loops for unit in self.units.values())
            case HasGaps(file):
                return file in self.units and self.units[file].reading.has_gaps
            case FileLost(name):
                return name in self.lost_files or self.file_refused(name)
            case SectionsNamed(file, name):
                return self.units[file].names.get(fold(name), ()) if file in self.units else ()
            case PlainSections(file, name):
                unit = self.units.get(file)
                named = unit.names.get(fold(name), ()) if unit is not None else ()
                return tuple([id_ for id_ in named if unit is not None and not unit.categories[id_].template])
            case NameThere(kind, name):
                return name_there(self, kind, name)
            case NamesThere(kind):
                return names_there(self, kind)
            case ModuleLoaded(name):
                return self.loading.list.loads(name)
            case ModuleAbsence(name):
                return self.loading.absence(name)
            case AbsentModules():
                return self.loading.needed_and_absent
            case FirstObject(type_):
                return next((known for some in self.known.get(home_of(type_), {}).values() for known in some), None)
            case SectionNames(file):
                return self.units[file].section_names if file in self.units else ()
            case Inheritors(section):
                return self._heirs(section)
            case ContextThere(name):
                return self.plan is not None and name in self.plan.sections
            case IncludeCircle(name):
                return self.plan.circle(name) if self.plan is not None else frozenset()
            case Includers(name):
                return self.plan and self.plan.includers(name)
            case ContextMade(name):
                return self._is_context_made(name)
            case ContextNamed(name):
                context = self.plan.context(name) if self.plan is not None else None
                return context and context.shape
            case ContextLines(name):
                return self.plan and self.plan.context(name)
            case ContextNames():
                return tuple(self.plan.sections) if self.plan is not None else ()
            case HasHints(name):
                return self.plan is None or self.plan.has_hints(name)
            case DialsOut(name):
                return self.plan and self.plan.dials_out(name)
            case GlobalNamed(name):
                return self.plan.variables.get(name, "") if self.plan is not None else None
            case OpenDialplan():
                return self._is_dialplan_open()
            case _:
                msg = f"no answer to {question!r}"
                raise TypeError(msg)

    @cached_property
    def loading(self) -> Loading:
        """Which modules are loaded."""
        unit = self.units.get(MODULES_FILE)
        if unit is None or unit.refused or unit.reading.unseen:
            return Loading(NOTHING_KNOWN)
        from asterisk_ls.schema.dialplan import modules_of  # noqa: PLC0415 - few directories have that file

        return Loading(module_list(unit.ordered(), modules_of(self.schema.version)[0]))

    def sections(self, file: str) -> Table[str, tuple[SectionId, ...]]:
        """The sections of a top file by folded name."""
        return self.units[file].names if file in self.units else Table({})

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
            return unit.refusal
        if creation.file in self.lost_files:
            made = self.framework[creation.file]
            return next((fault.kind for one in made for fault in one.faults if fault.fatal), "refused-value")
        loss = self.losses.get(home(creation))
        return loss.kind if loss else ""

    @cached_property
    def creations(self) -> dict[Home, list[Creation]]:
        """All attempts by home file and type, in load order, wizards' at the end. It looks at every section."""
        found: dict[Home, list[Creation]] = {}
        for path in self.units:
            for creation in self.framework.get(path, ()):
                found.setdefault(home(creation), []).append(creation)
        made = [(key, some) for key in self.made if (some := self.attempts(key))]
        made.sort(key=lambda item: (RANKS.get(item[0][1], RANK), self.order((item[1][0].section, 0), item[1][0].file)))
        for key, some in made:
            found.setdefault(key, []).extend(some)
        for done in self.ordered_wizards():
            for creation in done:
                found.setdefault(home(creation), []).append(creation)
        return found

    def creations_of(self, path: str, category: Category) -> list[Creation]:
        """What Asterisk tries to make of a category of a top file."""
        found = [one for one in self.framework.get(path, ()) if one.section == category.section]
        for number, source in enumerate(sources_for(category, path, self.sources)):
            table = self.made.get((source.schema.file, source.schema.type))
            done = table.get((category.section, number)) if table is not None else None
            if done is not None:
                found.append(done.result)
        wizards = self.wizards.get(category.section) if path == WIZARD_FILE else None
        return [*found, *(wizards.result if wizards is not None else ())]

    def attempts(self, key: Home) -> list[Creation]:
        """The attempts of sorcery at a type, in load order."""
        table = self.made.get(key)
        if table is None:
            return []
        if table.is_fresh:
            return [done.result for done in table.values()]
        return [
            done.result for _, done in sorted(table.items(), key=lambda item: self.order(item[0], item[1].result.file))
        ]

    def ordered_wizards(self) -> Iterator[tuple[Creation, ...]]:
        """What each section of `pjsip_wizard.conf` makes, in its order."""
        unit = self.units.get(WIZARD_FILE)
        for category in unit.ordered() if unit is not None else ():
            done = self.wizards.get(category.section)
            if done is not None:
                yield done.result

    def order(self, attempt: Attempt, file: str) -> tuple[int, ...]:
        """What sorts attempts as they are loaded; `file` is the one that the type is read from."""
        section, number = attempt
        position = list(self.units).index(file)
        return (position, *self.units[file].order(section), number)

    def makers(self) -> Askers[Maker]:
        """Who asked about others while an object was made."""
        if self._askers is None or self._askers.is_worn:
            self._askers = Askers(
                [
                    *(((key, attempt), done) for key, table in self.made.items() for attempt, done in table.items()),
                    *(((None, (section, 0)), done) for section, done in self.wizards.items()),
                ]
            )
        return self._askers

    def _listing(self, key: Home) -> Listing:
        if key not in self.lists:
            table = self.known.get(key)
            found = [known for some in table.values() for known in some] if table is not None else []
            if table is not None and (not table.is_fresh or len(found) > len(table)):
                found.sort(key=self.load_order)
            self.lists[key] = Listing(tuple(found), tuple([known.id for known in found if known.loaded]))
        return self.lists[key]

    def _read_from(self, type_: str) -> tuple[str, ...] | None:
        file, name = home_of(type_)
        unit = self.units["sorcery.conf"]
        is_known = not unit.reading.unseen and not self.source.unseen("sorcery.conf")
        found = tuple(dict.fromkeys(source.file for source in _sources_of(self.sources, file, name)))
        return found if is_known and (found or name in self.sources.open_types) else None

    def _categories(self, file: str, name: str) -> tuple[Category, ...] | None:
        unit = self.units.get(file)
        if unit is None:
            return None if self.source.unseen(file) else ()
        if unit.refused or unit.reading.unseen:
            return () if unit.reading.status == "missing" else None
        return tuple(unit.categories[section] for section in unit.names.get(fold(name), ()))

    def _started(self, key: Home) -> tuple[Known, ...]:
        loss = self.losses.get(key)
        tried = self._listing(key).all[: None if loss is None else loss.reached]
        return tuple(known for known in tried if known.created and not self.file_refused(known.file))

    def load_order(self, known: Known) -> tuple[object, ...]:
        """What sorts objects of a type as they are loaded."""
        return (known.wizard, self.order((known.section, 0), WIZARD_FILE if known.wizard else known.file))

    def position(self, section: SectionId) -> tuple[int, ...]:
        """What sorts sections of all files as Asterisk reads them; a file that several include counts for the first."""
        path, label, turn = section
        return (*(self._places.get((path, turn)) or self._places.get((path, 0), ())), label, BEFORE_ITS_LINES, turn)

    @cached_property
    def _places(self) -> dict[tuple[str, int], tuple[int, ...]]:
        found: dict[tuple[str, int], tuple[int, ...]] = {}
        for number, unit in enumerate(self.units.values()):
            for file, place in unit.reading.places.items():
                found.setdefault(file, (number, *place))
        return found

    def _heirs(self, section: SectionId) -> tuple[str, ...]:
        return tuple(
            name
            for unit in self.units.values()
            if section in unit.categories
            for name in unit.heirs(section, self.source)
        )

    def _held(self, path: str, reuse: Project | None) -> tuple[Category, ...]:
        """What Asterisk has of a file that says where others are read from."""
        unit = self.units[path] = read_unit(self.source, path, reuse.units[path] if reuse is not None else None)
        return () if unit.refused else tuple(unit.ordered())

    def file_refused(self, path: str) -> bool:
        """Whether Asterisk takes nothing from that top file."""
        unit = self.units.get(path)
        return unit is not None and unit.refused

    def _is_dialplan_open(self) -> bool:
        unit = self.units.get(DIALPLAN_FILE)
        if self.plan is None or unit is None or unit.refused or unit.reading.unseen:
            return True
        return bool(self.plan.general.override_switch) or any(
            self.answer(FileThere(name)) for name in (*OTHER_LANGUAGES, "users.conf")
        )

    def _context_may_exist(self, name: str) -> bool:
        if (self.plan is not None and name in self.plan.sections) or is_computed(name) or self._is_dialplan_open():
            return True
        return self._is_context_made(name)

    def _is_context_made(self, name: str) -> bool:
        if self.made_contexts is None:
            self.made_contexts = frozenset().union(
                *[
                    contexts_in(path, self.units[path].categories.values())
                    for path in OPTIONS.keys() & self.units.keys()
                ]
            )
        return is_made_elsewhere(name, self.made_contexts)

    def _is_open(self, type_: str) -> bool:
        file, name = home_of(type_)
        schema = self.schema.files.get(file)
        if schema is None or name not in schema.types:
            return True
        if name in self.sources.open_types and file == "pjsip.conf":
            return True
        for path in (file, *(s.file for s in _sources_of(self.sources, file, name)), WIZARD_FILE):
            unit = self.units.get(path)
            if unit is None:
                if self.source.unseen(path):
                    return True
            elif unit.reading.unseen or (unit.refused and unit.reading.status != "missing"):
                return True
        return file in self.lost_files


def _sources_of(sources_: Sources, file: str, type_: str) -> list[TypeSource]:
    return [
        source
        for some in sources_.by_file.values()
        for source in some
        if source.schema.type == type_ and source.schema.file == file
    ]
