"""The dialplan as it is told to who asks from outside: lines and files in place of sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asterisk_ls.schema.verdict import LINE, NAMED_FILE, LogLine
from asterisk_ls.semantic.dialplan.elsewhere import OPTIONS, OTHER_LANGUAGES, contexts_in
from asterisk_ls.semantic.dialplan.explaining import why_found
from asterisk_ls.semantic.dialplan.faults import is_aside
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE
from asterisk_ls.semantic.dialplan.patterns import Mode
from asterisk_ls.semantic.dialplan.plan import dialplan_of
from asterisk_ls.semantic.dialplan.routing import search, shown
from asterisk_ls.semantic.unit import read_unit
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.semantic.dialplan.context import Context, Shape
    from asterisk_ls.semantic.dialplan.model import Step
    from asterisk_ls.semantic.dialplan.plan import Dialplan
    from asterisk_ls.semantic.dialplan.routing import Found
    from asterisk_ls.semantic.dialplan.tree import Tree
    from asterisk_ls.semantic.model import Place
    from asterisk_ls.semantic.unit import Unit
    from asterisk_ls.syntax.source import Source


class ToldStep(NamedTuple):
    """A priority of an extension."""

    exten: str
    caller: str | None
    """The number or pattern that the caller has to match; None: anybody."""
    priority: int
    """-1 for a hint."""
    label: str
    application: str
    """For a hint: the devices."""
    data: str
    path: str
    """The file that it is written in."""
    line: int
    """Counted from 1."""


class ToldContext(NamedTuple):
    """A context, with its extensions in the order in which Asterisk tries them."""

    name: str
    steps: tuple[ToldStep, ...]
    includes: tuple[str, ...]
    """With the times at which they hold."""
    switches: tuple[str, ...]
    ignore_patterns: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """As plain lists and dictionaries; a step is `[exten, priority, label, application, data, line]`, and a caller."""
        steps = [
            [one.exten, one.priority, one.label, one.application, one.data, one.line]
            + ([] if one.caller is None else [one.caller])
            for one in self.steps
        ]
        return {
            "context": self.name,
            "extens": steps,
            "includes": list(self.includes),
            "switches": list(self.switches),
            "ignorepats": list(self.ignore_patterns),
        }


class ToldRoute(NamedTuple):
    """Which extension answers a number."""

    number: str
    found: Found | None
    """None when no extension does."""
    shown: tuple[tuple[str, str], ...]
    """All extensions that match, whatever the caller, with their contexts, as `dialplan show NUMBER@CONTEXT` lists them."""
    can_match: str | None
    """The extension that the number matches, or could match with more digits."""
    match_more: str | None
    """The extension that it could match with more digits."""
    timed: tuple[tuple[str, str], ...]
    """Includes that come before it and depend on the time, each behind its context: they were not followed."""
    switches: tuple[tuple[str, str], ...]
    """Switches that come before it, each behind its context: they were not asked."""
    why: str
    """Why it is that extension, half a sentence for a person; empty when there is none."""

    def to_json(self) -> dict[str, Any]:
        """As plain lists and dictionaries; `winner` and `context` are None where nothing answers."""
        found = self.found
        return {
            "winner": None if found is None else found.outline.exten,
            "context": None if found is None else found.context,
            "caller": None if found is None else found.outline.caller,
            "path": [] if found is None else list(found.path),
            "why": self.why,
            "can_match": self.can_match,
            "match_more": self.match_more,
            "shown": [list(one) for one in self.shown],
            "timed": [list(one) for one in self.timed],
            "switches": [list(one) for one in self.switches],
        }


class ToldDialplan(NamedTuple):
    """The dialplan that Asterisk makes of `extensions.conf`."""

    status: str
    """`ok`; `invalid`: Asterisk refuses the file; `hang`: Asterisk never comes back from it; `missing`."""
    contexts: tuple[ToldContext, ...]
    said: tuple[LogLine, ...]
    """All that Asterisk logs while it loads the file, in order. Its own words, so a line may hold a password."""
    plan: Dialplan
    """For the other parts of this package: not as stable as the rest."""

    @property
    def log(self) -> tuple[LogLine, ...]:
        """What the reader of the file logs, and what registers its lines."""
        return tuple(line for line in self.said if not is_aside(line))

    @property
    def asides(self) -> tuple[LogLine, ...]:
        """What the core of Asterisk logs besides: that it finds no label, that times cannot be read."""
        return tuple(line for line in self.said if is_aside(line))

    def to_json(self) -> dict[str, Any]:
        """`status`, `contexts` and `log` as plain lists and dictionaries."""
        return {
            "status": self.status,
            "contexts": [context.to_json() for context in self.contexts],
            "log": [{"level": line.level, "message": line.message} for line in self.log],
        }

    def route(self, number: str, context: str, caller: str = "") -> ToldRoute | None:
        """Which extension answers the number in a context, for a caller; None when there is no such context.

        Includes that depend on the time are not followed, as `dialplan show` does not, and switches are not asked.
        """
        if self.shape(context) is None:
            return None
        trees = self.tree if self.plan.general.pattern_match_new else None
        done = search(self.shape, context, number, caller, trees=trees)
        can, more = (
            search(self.shape, context, number, caller, mode, trees=trees).found
            for mode in (Mode.CAN_MATCH, Mode.MATCH_MORE)
        )
        all_ = shown(self.shape, context, number)
        return ToldRoute(
            number,
            done.found,
            tuple((name, outline.exten) for name, outline in all_),
            None if can is None else can.outline.exten,
            None if more is None else more.outline.exten,
            tuple((name, f"{include.context},{include.times}") for name, include in done.timed),
            done.switches,
            "" if done.found is None else why_found(done.found, all_, is_tree=trees is not None),
        )

    def tree(self, context: str) -> Tree | None:
        """The extensions of that context as a tree."""
        found = self.plan.contexts.get(context)
        return None if found is None else found.tree

    def shape(self, context: str) -> Shape | None:
        """The context of that name."""
        found = self.plan.contexts.get(context)
        return None if found is None else found.shape


def told_dialplan(source: Source, path: str = DIALPLAN_FILE) -> ToldDialplan:
    """Read the dialplan of a directory."""
    unit = read_unit(source, path, None)
    others = [name for name in OPTIONS if source.file(name) is not None]
    named = [contexts_in(name, read_unit(source, name, None).ordered()) for name in others]
    is_open = unit.reading.unseen or any(source.file(name) is not None for name in OTHER_LANGUAGES)
    plan = dialplan_of(() if unit.refused else unit.ordered(), frozenset().union(*named), is_open=is_open)
    places = _Places(source, unit)
    said = [*(LogLine(line.level, line.message) for line in unit.log(source)), *map(places.resolved, plan.log)]
    return ToldDialplan(
        unit.reading.status,
        tuple(_told(context, places) for context in plan.contexts.values()),
        tuple(said),
        plan,
    )


class _Places:
    """Where lines stand in their files."""

    def __init__(self, source: Source, unit: Unit) -> None:
        self.source = source
        self.unit = unit
        self._starts: dict[object, int] = {}

    def line(self, place: Place) -> int:
        """The number that Asterisk has for a line."""
        section = place.section
        start = self._starts.get(section)
        if start is None:
            file = self.source.file(section.path)
            below = file.start(section.label).line if file is not None else 0
            start = self._starts[section] = self.unit.line_bases.get(section.path, 0) + below + 1
        return start + (place.option.line if place.option is not None else 0)

    def resolved(self, said: tuple[LogLine, Place | None]) -> LogLine:
        """A log line with its numbers filled in."""
        (level, message), place = said
        if place is not None and "\0" in message:
            shown_ = self.unit.reading.shown.get(place.section.path, "") or self.unit.path
            message = message.replace(LINE, str(self.line(place))).replace(NAMED_FILE, shown_)
        return LogLine(level, message)


def _told(context: Context, places: _Places) -> ToldContext:
    return ToldContext(
        context.name,
        tuple(_step(step, places) for step in context.steps()),
        tuple(include.name for include in context.includes),
        tuple(f"{switch.name}/{switch.data}" for switch in context.switches),
        tuple(pattern.pattern for pattern in context.ignore_patterns),
    )


def _step(step: Step, places: _Places) -> ToldStep:
    place = step.place
    return ToldStep(*step[:6], place.section.path, places.line(place))
