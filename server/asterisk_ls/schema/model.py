"""What Asterisk knows about its options, as values.

A `Schema` is the view of one Asterisk version on the data set in `schema/data`, which holds all versions at once.
Nothing here reads a file; `load` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from asterisk_ls.tuples import NamedTuple


class Engine(StrEnum):
    """Which code of Asterisk turns a file into objects, and so what one bad line costs."""

    SORCERY = "sorcery"
    """One bad line drops one object."""
    WIZARD = "wizard"
    """`pjsip_wizard.conf`: each section expands to several sorcery objects."""
    ACO = "aco"
    """The configuration framework: one bad line refuses the whole file."""
    MODULE = "module"
    """A module's own code reads the file; what it does with a bad line differs."""


class OnBad(StrEnum):
    """What the handler of an option does with a value that it cannot use."""

    REFUSE = "refuse"
    """The object (sorcery) or the file (ACO) is lost."""
    FALSE = "false"
    """Read as `no`, without a word."""
    DEFAULT = "default"
    """Replaced by a default."""
    WARN = "warn"
    """Logged; the option has no effect."""
    IGNORE = "ignore"
    """No effect, without a word."""
    KEEP = "keep"
    """Stored as it is; nothing is refused."""


class Repeat(StrEnum):
    """What a second line of the same option does."""

    LAST = "last"
    """It takes the place of the first one."""
    FIRST = "first"
    """Nothing: Asterisk looks for the first line and no further."""
    ACCUMULATE = "accumulate"


class ValueType(NamedTuple):
    """How the handler of an option reads a value. `kind` picks the parser in `schema.values`; the rest are its data."""

    kind: str
    on_bad: OnBad = OnBad.REFUSE
    values: tuple[str, ...] = ()
    """The words of an enumeration or of a list, as documentation spells them."""
    aliases: Mapping[str, str] = MappingProxyType({})
    """Other spellings that the handler accepts, with the word that they mean."""
    case_sensitive: bool = False
    minimum: float | None = None
    maximum: float | None = None
    separator: str = ","
    trim: bool = False
    """Whether blanks around the items of a list are removed."""
    empty: str = ""
    """What an empty value does: "" nothing special, `refuse`, `ignore`, `default`, `clear`."""
    targets: tuple[str, ...] = ()
    """The object types (`endpoint`) or other kinds of name (`dialplan-context`, `acl.conf`) that a reference may name."""
    checked_at_load: bool = False
    """Whether Asterisk looks the target of a reference up while loading."""
    logs: tuple[str, ...] = ()
    """Templates of what the handler itself logs, with printf places, in the order of its checks."""
    extra: Mapping[str, object] = MappingProxyType({})
    """What only one kind of value needs, under the name that `facts` has for it."""


class OptionSchema(NamedTuple):
    """One option of a section type, as one version of Asterisk registers it."""

    name: str
    value: ValueType
    default: str | None = None
    required: bool = False
    repeat: Repeat = Repeat.LAST
    since: str | None = None
    """The first release of the target's own branch that has it, when that is not the branch's first one."""
    dead: bool = False
    """Accepted but without effect in this version."""
    replaced_by: str | None = None
    documented: bool = True
    example: str | None = None

    @property
    def key(self) -> str:
        """The name as Asterisk compares it."""
        return self.name.lower()


class AbsentOption(NamedTuple):
    """An option, a type or a whole file that other versions have and this one has not."""

    name: str
    since: Mapping[str, str]
    """Per branch, the first release that has it."""
    removed: Mapping[str, str] = MappingProxyType({})
    replaced_by: str | None = None


class ApplyRule(NamedTuple):
    """One check that Asterisk makes once all lines of an object are read."""

    level: str
    message: str
    when: str
    effect: str


class ObjectSchema(NamedTuple):
    """One type of object: what its sections may hold, and who loads it."""

    type: str
    file: str
    options: Mapping[str, OptionSchema]
    """By lower-case name."""
    patterns: tuple[tuple[str, OptionSchema], ...] = ()
    """Options whose names are a pattern (regular expression, matched from the start, any case), such as `event_*`."""
    absent: Mapping[str, AbsentOption] = MappingProxyType({})
    module: str = ""
    sorcery: str = ""
    """The section of `sorcery.conf` that maps the type."""
    sorcery_sections: tuple[str, ...] = ()
    """All sections of `sorcery.conf` that may map it, the first one that does so wins."""
    single: bool = False
    """At most one object of the type may exist."""
    explicit_name: str | None = None
    """A section of this name needs no `type` line."""
    mapped: bool = True
    """Whether Asterisk reads the type from `file` unless `sorcery.conf` says otherwise."""
    reloadable: bool = True
    criteria: tuple[str, str] | None = ("type", "")
    """Option and value that make a section one of this type; ACO types may have none."""
    apply_rules: tuple[ApplyRule, ...] = ()
    category: str = ""
    """ACO and MODULE: the section names that the type takes, with `category_match` saying how; several have commas."""
    category_match: str = ""
    """`ACO_WHITELIST` or `ACO_BLACKLIST` (a regular expression), or one of them with `_EXACT` or `_ARRAY`; any case."""
    prefixes: Mapping[str, str] = MappingProxyType({})
    """`pjsip_wizard.conf`: what stands before an option (`endpoint/`) that goes to an object of another type."""
    internal: bool = False
    """Made by Asterisk alone: no configuration file holds the type."""
    ignored: bool = False
    """ACO: the sections belong to another module, and nothing in them is read here."""
    complete: bool = True
    """False where the options of these sections are not all known: none is called unknown then."""
    first_section: bool = False
    """MODULE: whether only the first section of that name is read."""
    unknown_log: tuple[str, str] | None = None
    """MODULE: level and template, with `{name}` and so on, of what is logged about an unknown option; None: nothing."""

    def option(self, name: str) -> OptionSchema | None:
        """The option that Asterisk takes `name` for: an exact name before a pattern, in any case. None: unknown."""
        import re  # noqa: PLC0415 - most names are exact, and start-up counts

        found = self.options.get(name.lower())
        if found is not None:
            return found
        for pattern, option in self.patterns:
            if re.match(pattern, name, re.IGNORECASE):
                return option
        return None


class FileSchema(NamedTuple):
    """One configuration file: its engine and the types that its sections may have."""

    name: str
    engine: Engine
    types: Mapping[str, ObjectSchema]
    module: str = ""
    complete: bool = True
    """False where the data is known to lack options: nothing in the file is called unknown then."""
    absent_types: Mapping[str, AbsentOption] = MappingProxyType({})
    """Types of other versions, by name."""
    refused: str = ""
    """What becomes of Asterisk itself when it starts and cannot read the file: `crashes`, `does-not-start`, or nothing."""
    refused_log: tuple[str, str] | None = None
    """MODULE: level and message of what its module logs when the reader has refused it."""
    early: bool = False
    """Whether it is read before the log is opened: nothing that is said of it gets there."""


class SorceryMapping(NamedTuple):
    """Where Asterisk looks for objects of a type unless `sorcery.conf` says otherwise."""

    type: str
    instance: str
    """The module that owns the type, as sorcery knows it."""
    sections: tuple[str, ...]
    """The sections of `sorcery.conf` in which a line for the type counts."""
    wizards: tuple[str, ...]
    """In the order in which they are asked: `config,pjsip.conf,criteria=type=aor`."""
    family: str = ""
    """What the family of the type is called in the database schema that Asterisk comes with: `ps_aors`."""
    internal: bool = False


class Schema(NamedTuple):
    """All files that one version of Asterisk reads."""

    version: str
    """The release that is described, such as `22.10.1`."""
    branch: str
    """Its branch: `13` to `23`, or `master`."""
    files: Mapping[str, FileSchema]
    engines: Mapping[str, Engine]
    """Of each file: this is known before the file's own data is read."""
    codecs: frozenset[str]
    """Names that `allow` and `disallow` take, lower-case, without `all` and `none`."""
    absent_files: Mapping[str, AbsentOption] = MappingProxyType({})
    """Files that only other versions read, by name."""
    exact: bool = True
    """Whether this very release is meant. Else its branch is, and the machine may run an older release of it."""

    def type(self, name: str, file: str = "pjsip.conf") -> ObjectSchema | None:
        """The object type `name` of `file`; None when there is none."""
        of_file = self.files.get(file)
        return of_file.types.get(name) if of_file else None

    def always_has(self, option: OptionSchema) -> bool:
        """Whether every release that may be meant has the option."""
        return self.exact or option.since is None
