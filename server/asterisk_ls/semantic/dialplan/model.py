"""The vocabulary of the dialplan: what one section of `extensions.conf` adds to its context, as `pbx_config` reads it."""

from __future__ import annotations

from collections.abc import Callable

from asterisk_ls.semantic.model import Fault, Place
from asterisk_ls.tuples import NamedTuple

HINT = -1
"""The priority of a hint."""
DIALPLAN_FILE = "extensions.conf"

ValueOf = Callable[[str], str | None]
"""The value of a global variable, empty when it is not set; None where it is not known."""


class Step(NamedTuple):
    """One priority of an extension, as `pbx_config` registers it."""

    exten: str
    """The extension or pattern, with its dashes, without blanks. With `${` or `$[` in it: computed, so not known."""
    caller: str | None
    """The number or pattern that the caller has to match; empty: a caller without a number; None: anybody."""
    priority: int
    """`HINT` for a hint."""
    label: str
    application: str
    """As written, with blanks that stand behind it; for a hint: the devices."""
    data: str
    """What stands between the first `(` and the last `)`."""
    place: Place
    application_start: int
    """Where the application begins in the value of the option."""
    data_start: int
    """Where `data` begins in the value of the option; -1 for an application without a parenthesis."""


class Include(NamedTuple):
    """A line `include =>`."""

    name: str
    """The whole value, variables replaced."""
    context: str
    """The context that is included: what stands before the times."""
    times: str
    """When it holds, as written behind the first comma or bar; empty for always."""
    place: Place


class Switch(NamedTuple):
    """A line `switch =>`, `lswitch =>` or `eswitch =>`: other places to look for an extension."""

    name: str
    data: str
    is_computed: bool
    """Whether variables of the data are replaced at each call."""
    place: Place


class IgnorePattern(NamedTuple):
    """A line `ignorepat =>`: digits behind which the dial tone goes on."""

    pattern: str
    place: Place


class Script(NamedTuple):
    """What one section adds to its context, line by line. What an earlier line of the context forbids is still in it."""

    context: str
    steps: tuple[Step, ...]
    includes: tuple[Include, ...]
    switches: tuple[Switch, ...]
    ignore_patterns: tuple[IgnorePattern, ...]
    auto_hints: bool | None
    """What the last `autohints` says; None without one."""
    faults: tuple[Fault, ...]
    """What is wrong with the lines, each alone or with those above it; `kind` is the name of a rule."""
    asks_labels: bool = False
    """Whether a priority is given as a label: which one it is depends on sections of the context that come earlier."""


def is_computed(text: str) -> bool:
    """Whether a name of a step or an include holds variables whose values are not known."""
    return "${" in text or "$[" in text
