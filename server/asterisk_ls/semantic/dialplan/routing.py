"""Which extension answers a number: `pbx_find_extension` and `show_dialplan_helper` of `main/pbx.c`.

An include that holds at some times only is followed where the caller wants it. Of a switch nothing is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan.context import outline_of
from asterisk_ls.semantic.dialplan.patterns import Mode, caller_matches, matches, sort_key
from asterisk_ls.syntax.names import fold
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from asterisk_ls.semantic.dialplan.context import Inclusion, Outline, Shape
    from asterisk_ls.semantic.dialplan.tree import Tree

    Contexts = Callable[[str], Shape | None]
    """The shape of a context; None where there is none of that name."""
    Trees = Callable[[str], Tree | None]
    """The extensions of a context as a tree."""

DEEPEST = 128
"""Contexts that Asterisk looks at for one number."""
MOST_SHOWN = 1000
"""Contexts that are listed for one number. Asterisk lists a context as often as it is reached, which may be without end."""


class Found(NamedTuple):
    """An extension, and where it was found."""

    outline: Outline
    path: tuple[str, ...]
    """The contexts from the one that was asked to the one that has it."""

    @property
    def context(self) -> str:
        """The context that has it."""
        return self.path[-1]


class Search(NamedTuple):
    """What a search came to."""

    found: Found | None
    timed: tuple[tuple[str, Inclusion], ...]
    """Includes that were not followed because they depend on the time, each with its context, before it ended."""
    switches: tuple[tuple[str, str], ...]
    """Switches that would have been asked before it ended, each with its context."""


def search(
    contexts: Contexts,
    context: str,
    number: str,
    caller: str = "",
    mode: Mode = Mode.MATCH,
    *,
    priority: int = 1,
    label: str = "",
    follows_times: bool = False,
    trees: Trees | None = None,
) -> Search:
    """Look for the extension that answers a number, in the order of Asterisk; with `label`, for one that has it.

    With `trees` as `extenpatternmatchnew = yes` has it.
    """
    looking = _Looking(contexts, number, caller, mode, priority, label, trees, follows_times=follows_times)
    found = looking.look(context, ())
    return Search(found, tuple(looking.timed), tuple(looking.switches))


class _Looking:
    """A search on its way through the contexts."""

    def __init__(
        self,
        contexts: Contexts,
        number: str,
        caller: str,
        mode: Mode,
        priority: int,
        label: str,
        trees: Trees | None,
        *,
        follows_times: bool,
    ) -> None:
        self.contexts = contexts
        self.number = number
        self.caller = caller
        self.mode = mode
        self.priority = priority
        self.label = label
        self.trees = trees
        self.follows_times = follows_times
        self.seen: set[str] = set()
        """The contexts that were looked at. Asterisk keeps them through the whole search: none is looked at twice."""
        self.timed: list[tuple[str, Inclusion]] = []
        self.switches: list[tuple[str, str]] = []

    def look(self, context: str, path: tuple[str, ...]) -> Found | None:
        if len(self.seen) >= DEEPEST or fold(context) in self.seen:
            return None
        shape = self.contexts(context)
        if shape is None:
            return None
        path = (*path, context)
        outline, is_over = self.in_list(shape) if self.trees is None else self.in_tree(self.trees(context))
        if outline is not None:
            return Found(outline, path)
        if is_over:
            return None
        self.switches += [(context, switch) for switch in shape.switches]
        self.seen.add(fold(context))
        for include in shape.includes:
            if include.times and not self.follows_times:
                self.timed.append((context, include))
                continue
            found = self.look(include.context, path)
            if found is not None:
                return found
        return None

    def in_list(self, shape: Shape) -> tuple[Outline | None, bool]:
        """The extension of a context itself, and whether the context is not looked at any further without one."""
        for outline in candidates(shape, self.number, self.mode):
            match = matches(outline.exten, self.number, self.mode)
            if not match or not (outline.caller is None or caller_matches(outline.caller, self.caller)):
                continue
            if match > 1 and self.mode is Mode.MATCH_MORE:
                return None, True  # a `!` needs no more digits, and Asterisk asks no other pattern of the context
            if self.has(outline):
                return outline, True
        return None, False

    def in_tree(self, tree: Tree | None) -> tuple[Outline | None, bool]:
        """The same with the tree of patterns, which gives one extension, whatever its priorities are."""
        if tree is None:
            return None, False
        peers, is_over = tree.find(self.number, self.caller, self.mode, self.label)
        outline = None if peers is None else outline_of(peers)
        if self.mode is Mode.MATCH and outline is not None and not self.has(outline):
            return None, False
        return outline, is_over

    def has(self, outline: Outline) -> bool:
        """Whether an extension has the priority, or the label, that is looked for."""
        return self.label in outline.labels if self.label else self.priority in outline.priorities


def candidates(shape: Shape, number: str, mode: Mode = Mode.MATCH) -> Iterator[Outline]:
    """The extensions of a context that may match a number, in order."""
    if mode is Mode.MATCH:
        yield from shape.plain.get(number.replace("-", ""), ())
    else:
        begun = number.replace("-", "")
        fitting = [plain for plain in shape.plain if plain.startswith(begun)]
        for plain in sorted(fitting, key=sort_key):
            yield from shape.plain[plain]
    yield from shape.patterns


def shown(contexts: Contexts, context: str, number: str) -> list[tuple[str, Outline]]:
    """All extensions that `dialplan show NUMBER@CONTEXT` lists, in its order, whatever the caller."""
    found: list[tuple[str, Outline]] = []
    visits = 0

    def visit(name: str, open_: tuple[str, ...]) -> None:
        nonlocal visits
        visits += 1
        shape = contexts(name)
        if shape is None or visits > MOST_SHOWN:
            return
        found.extend((name, outline) for outline in candidates(shape, number) if matches(outline.exten, number))
        for include in _untimed(shape.includes):
            if len(open_) < DEEPEST and fold(include.context) not in open_:
                visit(include.context, (*open_, fold(include.context)))

    visit(context, ())
    return found


def _untimed(includes: Iterable[Inclusion]) -> Iterator[Inclusion]:
    """Includes that it follows: it looks for one with times under the name of a context with times."""
    return (include for include in includes if not include.times)
