"""Contexts: what all sections of one name come to, in the order in which Asterisk reads them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan import faults
from asterisk_ls.semantic.dialplan.growing import Growing
from asterisk_ls.semantic.dialplan.model import IgnorePattern, Include, Script, Step, Switch, is_computed
from asterisk_ls.semantic.dialplan.reading import Above, nothing_set, script_of
from asterisk_ls.semantic.dialplan.tree import Tree
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import new
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from asterisk_ls.semantic.dialplan.growing import Peers
    from asterisk_ls.semantic.dialplan.model import ValueOf
    from asterisk_ls.semantic.model import Category, Fault, SectionId


class Outline(NamedTuple):
    """An extension without what it does."""

    exten: str
    """As it is shown."""
    caller: str | None
    priorities: tuple[int, ...]
    """Sorted; that of a hint comes first."""
    labels: Mapping[str, int]
    """The priority of each label."""


class Inclusion(NamedTuple):
    """An include without its place."""

    context: str
    times: str


class Shape(NamedTuple):
    """What others can see of a context: not what its steps do. Two shapes are equal when nobody can tell them apart."""

    plain: Mapping[str, tuple[Outline, ...]]
    """Extensions that are no pattern, by what they are without dashes; those that want a caller come first."""
    patterns: tuple[Outline, ...]
    """In the order in which Asterisk tries them."""
    includes: tuple[Inclusion, ...]
    switches: tuple[str, ...]
    """Each as `name/data`."""
    ignore_patterns: tuple[str, ...]
    is_open: bool
    """Whether it has extensions or includes that are not known: names that are computed, and switches."""


class Context:
    """A context as it is once all sections are read. Nothing in it changes once it is made."""

    def __init__(self, name: str, scripts: Mapping[SectionId, Script], growing: Growing, merged: Merged) -> None:
        self.name = name
        self.scripts = scripts
        """Those of its sections, in order, with the priorities that their labels have here."""
        self.includes = merged.includes
        self.switches = merged.switches
        self.ignore_patterns = merged.ignore_patterns
        self.faults = merged.faults
        """What is wrong with lines of each section because of others of the context: not what its script knows alone."""
        self.auto_hints = merged.auto_hints
        self._growing = growing

    @cached_property
    def extensions(self) -> tuple[Peers, ...]:
        """All extensions, in the order in which Asterisk lists and tries them."""
        return tuple(self._growing.ordered())

    def steps(self) -> list[Step]:
        """All steps, by extension and priority."""
        return [step for peers in self.extensions for step in peers.steps]

    def peers(self) -> Iterable[Peers]:
        """All extensions, in the order in which they came."""
        return self._growing.peers.values()

    def patterns(self) -> list[Peers]:
        """The patterns, in the order in which Asterisk tries them."""
        return self._growing.patterns()

    def peers_of(self, step: Step) -> Peers:
        """The extension that a step of the context belongs to."""
        return self._growing.peers_of(step)

    def peers_like(self, exten: str) -> list[Peers]:
        """The extensions that may match what the extension matches, in order."""
        return self._growing.candidates(exten)

    @cached_property
    def tree(self) -> Tree:
        """Its extensions as they are found where `extenpatternmatchnew` is set."""
        return Tree(self.peers())

    @cached_property
    def oddities(self) -> Mapping[SectionId, tuple[Fault, ...]]:
        """What Asterisk takes without a word and nobody means, by section."""
        from asterisk_ls.semantic.dialplan.oddities import oddities  # noqa: PLC0415 - it looks at contexts

        return oddities(self)

    @cached_property
    def shape(self) -> Shape:
        """What others can see of it."""
        plain, patterns = self._growing.sorted_out()
        return Shape(
            {identity: tuple(map(outline_of, some)) for identity, some in plain.items()},
            tuple(map(outline_of, patterns)),
            tuple(Inclusion(include.context, include.times) for include in self.includes),
            tuple(f"{switch.name}/{switch.data}" for switch in self.switches),
            tuple(pattern.pattern for pattern in self.ignore_patterns),
            bool(self.switches)
            or any(is_computed(include.name) for include in self.includes)
            or any(is_computed(exten) for exten in plain),
        )


class Merged(NamedTuple):
    """What of the lines of a context counts beside its steps."""

    includes: tuple[Include, ...]
    switches: tuple[Switch, ...]
    ignore_patterns: tuple[IgnorePattern, ...]
    auto_hints: bool
    faults: Mapping[SectionId, tuple[Fault, ...]]


def merged(name: str, sections: Sequence[tuple[Category, Script]], value_of: ValueOf = nothing_set) -> Context:
    """A context of its sections, in order. `value_of` is needed again where a priority is a label of another section."""
    growing = Growing(name)
    scripts: dict[SectionId, Script] = {}
    all_faults: dict[SectionId, tuple[Fault, ...]] = {}
    includes: dict[str, Include] = {}
    switches: dict[tuple[str, str], Switch] = {}
    patterns: dict[str, IgnorePattern] = {}
    auto_hints = False
    for category, own in sections:
        script, above = own, Above(growing)
        if own.asks_labels and growing.peers:
            script = script_of(category, value_of, above)
        scripts[category.section] = script
        above.add(script.steps)
        found = above.faults
        for include in script.includes:
            if (known := includes.setdefault(fold(include.name), include)) is not include:
                found.append(faults.repeated_context_include(name, include, known))
        for switch in script.switches:
            if (same := switches.setdefault((fold(switch.name), fold(switch.data)), switch)) is not switch:
                found.append(faults.repeated_switch(name, switch, same))
        for pattern in script.ignore_patterns:
            if (twin := patterns.setdefault(fold(pattern.pattern), pattern)) is not pattern:
                found.append(faults.repeated_ignore_pattern(name, pattern, twin))
        if script.auto_hints is not None:
            auto_hints = script.auto_hints
        if found:
            all_faults[category.section] = tuple(found)
    rest = Merged(tuple(includes.values()), tuple(switches.values()), tuple(patterns.values()), auto_hints, all_faults)
    return Context(name, scripts, growing, rest)


def include_faults(context: Context, is_there: Callable[[str], bool]) -> list[Fault]:
    """`ast_context_verify_includes`: includes of contexts that do not exist. Of these Asterisk logs the first one alone."""
    found: list[Fault] = []
    count = len(context.includes)
    if count >= faults.MOST_INCLUDES:
        found.append(faults.too_many_includes(context.name, context.includes[faults.MOST_INCLUDES - 1], count))
    is_logged = True
    for include in context.includes:
        if not is_there(include.context):
            found.append(faults.undefined_context_include(context.name, include, is_logged=is_logged))
            is_logged = False
    return found


def outline_of(peers: Peers) -> Outline:
    """An extension without what it does."""
    steps = peers.steps
    return new(Outline, (steps[0][0], peers.caller, tuple([step[2] for step in steps]), peers.labels))
