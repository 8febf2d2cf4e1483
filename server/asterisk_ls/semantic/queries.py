"""Questions about a configuration. Each is a small hashable value; `semantic.project` answers.

The subject of a question is what has to change before its answer can.
"""

from __future__ import annotations

from asterisk_ls.semantic.homes import home_of
from asterisk_ls.syntax.held import SectionId
from asterisk_ls.syntax.names import fold
from asterisk_ls.tuples import NamedTuple

Subject = tuple[object, ...]


class Objects(NamedTuple):
    """-> tuple[Known, ...]: the objects of a type with that id, lost ones included, in load order."""

    type: str
    id: str

    @property
    def subject(self) -> Subject:
        """The objects of that id."""
        return ("object", home_of(self.type), self.id)


class AllObjects(NamedTuple):
    """-> tuple[Known, ...]: all objects of a type, lost ones included, in load order."""

    type: str

    @property
    def subject(self) -> Subject:
        """All objects of the type."""
        return ("type", home_of(self.type))


class LoadedNames(NamedTuple):
    """-> tuple[str, ...]: the ids of the objects of a type that Asterisk will have, in load order."""

    type: str

    @property
    def subject(self) -> Subject:
        """All objects of the type."""
        return ("type", home_of(self.type))


class Started(NamedTuple):
    """-> tuple[Known, ...]: the objects of a type that were created before Asterisk gave up on the type, if it did.

    What they opened stays open: a registration finds the socket of a transport that is lost.
    """

    type: str

    @property
    def subject(self) -> Subject:
        """All objects of the type."""
        return ("type", home_of(self.type))


class OpenType(NamedTuple):
    """-> bool: whether objects of the type can also come from elsewhere (a database, say), so that nothing is known missing."""

    type: str

    @property
    def subject(self) -> Subject:
        """Where the type is read from. An edit that changes it has everything worked out anew."""
        return ("mapping",)


class ReadFrom(NamedTuple):
    """-> tuple[str, ...] | None: the files that objects of a type of `pjsip.conf` are read from; None where that is not known."""

    type: str

    @property
    def subject(self) -> Subject:
        """Where the type is read from. An edit that changes it has everything worked out anew."""
        return ("mapping",)


class Matching(NamedTuple):
    """-> tuple[Known, ...]: the identifies that match a network, as `networks_of` writes it, in load order."""

    network: str

    @property
    def subject(self) -> Subject:
        """Who matches that network."""
        return ("match", self.network)


class Within(NamedTuple):
    """-> tuple[Known, ...]: the identifies that match a part of a network, or all of it, in the order of their addresses."""

    network: str

    @property
    def subject(self) -> Subject:
        """Who matches something in that network."""
        return ("within", self.network)


class NamedBy(NamedTuple):
    """-> tuple[Known, ...]: the objects of a type that name another one in one of the options of `NAMING`, in load order."""

    type: str
    option: str
    name: str

    @property
    def subject(self) -> Subject:
        """Who names it."""
        return ("named", self.type, self.option, self.name)


class Categories(NamedTuple):
    """-> tuple[Category, ...] | None: the categories of that name (in any case) in the file and what it includes, in order.

    None where not all of the file is seen, or Asterisk refuses it.
    """

    file: str
    name: str

    @property
    def subject(self) -> Subject:
        """The lines of these categories."""
        return ("category", self.file, fold(self.name))


class TableFamilies(NamedTuple):
    """-> frozenset[str] | None: the families of tables in `extconfig.conf`, folded; None where they are not known."""

    @property
    def subject(self) -> Subject:
        """Where types are read from: an edit of `extconfig.conf` has everything worked out anew."""
        return ("mapping",)


class FileThere(NamedTuple):
    """-> bool: whether there is a file of that name, or may be one, since it lies somewhere else."""

    name: str

    @property
    def subject(self) -> Subject:
        """A file that comes or goes has everything worked out anew."""
        return ("mapping",)


class FileRead(NamedTuple):
    """-> bool: whether Asterisk opens the file by itself, and it is there."""

    name: str

    @property
    def subject(self) -> Subject:
        """A file that comes or goes has everything worked out anew."""
        return ("mapping",)


class Looped(NamedTuple):
    """-> bool: whether a file includes itself, so that each of its sections is there several times."""

    path: str

    @property
    def subject(self) -> Subject:
        """What includes what. An edit that changes it has everything worked out anew."""
        return ("mapping",)


class HasGaps(NamedTuple):
    """-> bool: whether the top file includes something, by whichever directive, that is missing or cannot be seen."""

    file: str

    @property
    def subject(self) -> Subject:
        """An edit of a directive has everything worked out anew, and so has a file that comes or goes."""
        return ("mapping",)


class FileLost(NamedTuple):
    """-> bool: whether the top file is there and Asterisk takes nothing of it."""

    name: str

    @property
    def subject(self) -> Subject:
        """An edit after which a file is lost, or no longer is, has everything worked out anew."""
        return ("mapping",)


class SectionsNamed(NamedTuple):
    """-> tuple[SectionId, ...]: the sections of that name (in any case) in the file and what it includes, in order."""

    file: str
    name: str

    @property
    def subject(self) -> Subject:
        """The sections of that name."""
        return ("section", self.file, fold(self.name))


class PlainSections(NamedTuple):
    """-> tuple[SectionId, ...]: the same without templates: what whoever reads the file gets to see."""

    file: str
    name: str

    @property
    def subject(self) -> Subject:
        """The sections of that name; one that becomes a template counts as a change."""
        return ("section", self.file, fold(self.name))


class NameThere(NamedTuple):
    """-> bool | None: whether there is something of that name elsewhere (see `semantic.elsewhere`); None: not known."""

    kind: str
    name: str

    @property
    def subject(self) -> Subject:
        """What the name stands for."""
        from asterisk_ls.semantic.elsewhere import subject_of  # noqa: PLC0415 - it needs the vocabulary above

        return subject_of(self.kind, self.name)


class NamesThere(NamedTuple):
    """-> tuple[str, ...]: all names of that kind elsewhere."""

    kind: str

    @property
    def subject(self) -> Subject:
        """Each of them."""
        from asterisk_ls.semantic.elsewhere import subject_of_all  # noqa: PLC0415 - see above

        return subject_of_all(self.kind)


class ModuleLoaded(NamedTuple):
    """-> bool | None: whether Asterisk loads a module; None: not known, or only if it is installed."""

    name: str

    @property
    def subject(self) -> Subject:
        """What `modules.conf` says of it."""
        return ("module", _module(self.name))


class ModuleAbsence(NamedTuple):
    """-> semantic.modules.Absence | None: why a module is not loaded; None: it may be."""

    name: str

    @property
    def subject(self) -> Subject:
        """What `modules.conf` says of it."""
        return ("module", _module(self.name))


class AbsentModules(NamedTuple):
    """-> frozenset[str]: the modules that something may need (`semantic.module_needs`) and that are not loaded."""

    @property
    def subject(self) -> Subject:
        """All of them."""
        return ("modules",)


class FirstObject(NamedTuple):
    """-> Known | None: some object of a type, lost ones included."""

    type: str

    @property
    def subject(self) -> Subject:
        """All objects of the type."""
        return ("type", home_of(self.type))


def _module(name: str) -> str:
    return fold(name).removesuffix(".so")


class SectionNames(NamedTuple):
    """-> tuple[str, ...]: the folded names of all sections of the file and what it includes, each once, in order."""

    file: str

    @property
    def subject(self) -> Subject:
        """All names in the file."""
        return ("sections", self.file)


class Inheritors(NamedTuple):
    """-> tuple[str, ...]: the names of the sections that have lines of this section by inheritance."""

    section: SectionId

    @property
    def subject(self) -> Subject:
        """Who inherits from the section."""
        return ("heirs", self.section)


class GlobalNamed(NamedTuple):
    """-> str | None: the value of a global variable of the dialplan, empty when it is not set; None: it is not known."""

    name: str

    @property
    def subject(self) -> Subject:
        """That variable."""
        return ("global", self.name)


class ContextThere(NamedTuple):
    """-> bool: whether `extensions.conf` has a context of that name."""

    name: str

    @property
    def subject(self) -> Subject:
        """Whether there is one."""
        return ("context-there", self.name)


class ContextMayExist(NamedTuple):
    """-> bool: whether there is a context of that name, or may be: made by a module, or where we cannot see it."""

    name: str

    @property
    def subject(self) -> Subject:
        """Whether there is one; an edit that changes the rest has everything worked out anew."""
        return ("context-there", self.name)


class ContextEmpty(NamedTuple):
    """-> bool: whether there is a context of that name with nothing in it that could answer a call."""

    name: str

    @property
    def subject(self) -> Subject:
        """Whether there is something in it."""
        return ("context-empty", self.name)


class HasHints(NamedTuple):
    """-> bool: whether a context, or one that it includes, has a hint or may have one."""

    name: str

    @property
    def subject(self) -> Subject:
        """The hints and includes of all contexts."""
        return ("dialplan-shape",)


class DialsOut(NamedTuple):
    """-> tuple[str, str] | None: the context and the pattern by which whatever is dialled there is dialled on.

    The contexts that the named one includes count too.
    """

    name: str

    @property
    def subject(self) -> Subject:
        """Every line of the dialplan."""
        return ("dialplan",)


class Includers(NamedTuple):
    """-> tuple[str, ...] | None: the contexts from which a context is reached by includes, in order; None: not known."""

    name: str

    @property
    def subject(self) -> Subject:
        """The includes of all contexts."""
        return ("context-includes",)


class ContextMade(NamedTuple):
    """-> bool: whether a module makes a context of that name, or adds extensions to it as phones come and calls are parked."""

    name: str

    @property
    def subject(self) -> Subject:
        """Which contexts the files of modules name."""
        return ("context-there", self.name)


class IncludeCircle(NamedTuple):
    """-> frozenset[str]: the contexts that include each other in a circle with this one, itself among them."""

    name: str

    @property
    def subject(self) -> Subject:
        """The circle that it is part of."""
        return ("circle", self.name)


class ContextNames(NamedTuple):
    """-> tuple[str, ...]: the contexts of `extensions.conf`, in order."""

    @property
    def subject(self) -> Subject:
        """All names."""
        return ("contexts",)


class ContextNamed(NamedTuple):
    """-> semantic.dialplan.context.Shape | None: what others can see of a context: its extensions, not what they do."""

    name: str

    @property
    def subject(self) -> Subject:
        """What others can see of it."""
        return ("context", self.name)


class ContextLines(NamedTuple):
    """-> semantic.dialplan.context.Context | None: a context with all that its steps do."""

    name: str

    @property
    def subject(self) -> Subject:
        """Every line of it."""
        return ("context-lines", self.name)


class OpenDialplan(NamedTuple):
    """-> bool: whether contexts can come from elsewhere (AEL, Lua, a file that is not seen), so that none is known missing."""

    @property
    def subject(self) -> Subject:
        """Which files there are. An edit that changes it has everything worked out anew."""
        return ("mapping",)


Question = (
    Objects
    | AllObjects
    | LoadedNames
    | Looped
    | Started
    | OpenType
    | TableFamilies
    | ReadFrom
    | Matching
    | Within
    | NamedBy
    | Categories
    | FileThere
    | FileRead
    | FileLost
    | HasGaps
    | SectionsNamed
    | PlainSections
    | NameThere
    | NamesThere
    | ModuleLoaded
    | ModuleAbsence
    | AbsentModules
    | FirstObject
    | SectionNames
    | Inheritors
    | GlobalNamed
    | ContextThere
    | Includers
    | ContextMade
    | IncludeCircle
    | ContextMayExist
    | ContextEmpty
    | HasHints
    | DialsOut
    | ContextNames
    | ContextNamed
    | ContextLines
    | OpenDialplan
)
