"""What a rule is, and what it says.

A rule is a function `check` from a `Case` to `Finding`s, in a file of its own whose name is the rule's name and whose
docstring is the rule's page. It points at pieces of lines, never at offsets: `findings.report` turns pieces into places of
a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from asterisk_ls.semantic.model import Place, SectionId
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from asterisk_ls.schema.model import Schema
    from asterisk_ls.schema.verdict import LogLine
    from asterisk_ls.semantic.dialplan.calls import CallReference
    from asterisk_ls.semantic.dialplan.model import Script, Step
    from asterisk_ls.semantic.model import Category, Creation, Fault, Reference
    from asterisk_ls.syntax.nodes import Problem, Section
    from asterisk_ls.text import Span


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """Asterisk refuses or loses something."""
    WARNING = "warning"
    """It loads but will not work."""
    INFORMATION = "information"
    HINT = "hint"


SEVERITIES = tuple(Severity)
"""The gravest first."""


class Effect(StrEnum):
    """What the thing found costs."""

    FILE_REFUSED = "file-refused"
    REST_LOST = "rest-lost"
    """What stands below it in its file is not read."""
    MODULE_LOST = "module-lost"
    """A module of Asterisk does not start, nor do those that need it."""
    TYPE_LOST = "type-lost"
    OBJECT_DROPPED = "object-dropped"
    IGNORED = "ignored"
    MISREAD = "misread"
    FAILS_AT_RUN_TIME = "fails-at-run-time"
    INSECURE = "insecure"
    """It works, for more people than it should."""
    CRASHES = "crashes"
    DOES_NOT_START = "does-not-start"
    """Asterisk itself ends with a message."""
    STYLE = "style"


class Piece(StrEnum):
    """A part of a line that can be pointed at or replaced."""

    LINE = "line"
    """From the first to the last character that is not blank or comment."""
    WHOLE_LINE = "whole-line"
    """The line with its line end: what is removed when the line goes."""
    NAME = "name"
    VALUE = "value"
    OPERATOR = "operator"
    HEADER = "header"
    """`[name](…)`."""
    SECTION_NAME = "section-name"
    MODIFIERS = "modifiers"
    """What stands between the parentheses."""


class Spot(NamedTuple):
    """A piece of a line, or a part of that piece."""

    place: Place
    piece: Piece
    within: Span | None = None
    """A part of the piece, counted from its start."""
    line: int | None = None
    """For `LINE` and `WHOLE_LINE` of a line that is no option: which one, below the section's first."""


class Replace(NamedTuple):
    """Put `text` in place of a piece."""

    spot: Spot
    text: str


class AddLine(NamedTuple):
    """Write a new line `text` below `place`; below the header when the place has no option."""

    place: Place
    text: str


class AddSection(NamedTuple):
    """Write new lines behind the section."""

    section: SectionId
    text: str


class Fix(NamedTuple):
    """A cure. `safe` when what the configuration means to its author cannot change by it."""

    title: str
    """What it does, in the imperative: ``use `set_var` ``."""
    changes: tuple[Replace | AddLine | AddSection, ...]
    safe: bool = False
    choice: bool = False
    """One of several that are as likely as each other: for a person to choose from, never made unasked."""


MOST_RELATED = 10
"""Places that are shown with a finding. Among thousands of duplicates, each would have thousands."""


class Note(NamedTuple):
    """Another place that belongs to a finding."""

    spot: Spot
    message: str


class Finding(NamedTuple):
    """Something found. `rule`, `severity` and `effect` may stay empty: the rule's own are taken then."""

    spot: Spot
    message: str
    """What is wrong, in half a line, without a full stop; names in back quotes. Never a secret."""
    lost: tuple[str, ...] = ()
    """The objects that are lost by it, as `type id`: `endpoint 6001`."""
    log: tuple[tuple[LogLine, Place | None], ...] = ()
    """What Asterisk prints at load because of it; the marks of `schema.verdict` are filled in later from the place."""
    related: tuple[Note, ...] = ()
    """Of many, the first `MOST_RELATED` are shown, so there is no need to give more."""
    more_related: int = 0
    """How many there are besides."""
    fixes: tuple[Fix, ...] = ()
    severity: Severity | None = None
    effect: Effect | None = None


class Case(NamedTuple):
    """What a rule is asked about, and what it may ask."""

    section_id: SectionId
    section: Section
    file: str
    """The configuration file, such as `pjsip.conf`, that reads the section; not the name of an included file."""
    ask: Callable[[Any], Any]
    """Answers the questions of `semantic.model` and `semantic.queries`."""
    schema: Schema
    category: Category | None = None
    creation: Creation | None = None
    fault: Fault | None = None
    reference: Reference | None = None
    problem: Problem | None = None
    script: Script | None = None
    """What the section adds to its dialplan context."""
    step: Step | None = None
    named: CallReference | None = None
    """What a call names."""


class Trigger(StrEnum):
    """What makes a rule run."""

    FAULT = "fault"
    """A `Fault` whose kind is the rule's name."""
    PROBLEM = "problem"
    """A line that cannot be read, whose kind is the rule's name."""
    REFERENCE = "reference"
    """A reference without a loaded object behind it that can be used."""
    OBJECT = "object"
    """Each object of the rule's types."""
    SECTION = "section"
    """Each section of the rule's files, but for those of which there is nothing to say: `findings.owners.is_ordinary`."""
    SCRIPT = "script"
    """Each section of the dialplan."""
    UNLOADED = "unloaded"
    """Each object of the rule's types, while `modules.conf` keeps a module out that something may need."""
    CALL = "call"
    """Each step of the dialplan that calls one of the applications in the rule's `types`; without any, each step."""
    NAME = "name"
    """Each name in a call of the dialplan that stands for one of the rule's `types`: see `semantic.dialplan.naming`."""


class Rule(NamedTuple):
    """A rule as the registry knows it. Its file is imported when it is first asked for more: few runs need many."""

    name: str
    severity: Severity
    effect: Effect
    trigger: Trigger
    types: tuple[str, ...] = ()
    """For `OBJECT` and `UNLOADED` the types of objects, for `CALL` the applications, in lower case, and for `SECTION` the files that Asterisk
    opens by itself, all of them when none is named."""
    when: Callable[[Creation], bool] | None = None
    """For `OBJECT`: a quick look that most objects do not pass, where there is one."""

    def check(self, case: Case) -> Iterator[Finding]:
        """What the function `check` of its file finds."""
        return _check_of(self.name)(case)

    @property
    def page(self) -> str:
        """Markdown: what is wrong, why it matters to a running Asterisk, examples. The first line is the summary."""
        return _file_of(self.name).__doc__ or ""

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.lstrip().partition("\n")[0]


def gravity(severities: Mapping[str, Severity], rule: Rule, finding: Finding) -> Severity:
    """How much a finding matters: what the settings say goes before what the rule says."""
    return severities.get(rule.name) or finding.severity or rule.severity


def _file_of(name: str) -> ModuleType:
    return import_module(f"asterisk_ls.rules.{name.replace('-', '_')}")


@cache
def _check_of(name: str) -> Callable[[Case], Iterator[Finding]]:
    return cast("Callable[[Case], Iterator[Finding]]", _file_of(name).check)
