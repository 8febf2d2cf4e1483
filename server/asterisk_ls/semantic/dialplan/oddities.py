"""What Asterisk takes without a word and nobody means.

Extensions that no call reaches, priorities that nothing leads to, patterns that match something else than they seem to.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan import faults
from asterisk_ls.semantic.dialplan.lines import has_bars, parts_of
from asterisk_ls.semantic.dialplan.model import is_computed
from asterisk_ls.semantic.dialplan.patterns import covers, is_pattern, matches, positions
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from asterisk_ls.semantic.dialplan.context import Context
    from asterisk_ls.semantic.dialplan.growing import Peers
    from asterisk_ls.semantic.dialplan.model import Script, Step
    from asterisk_ls.semantic.model import Fault, Place, SectionId

MOST_COMPARED = 100
"""Patterns of a context that are compared with each other."""
_ENDS = frozenset({"hangup", "goto", "return", "busy", "congestion", "macroexit", "exitwhile", "endwhile"})
"""Applications behind which no call goes on with the next priority."""
_STOPS = frozenset({"hangup", "goto", "return", "busy", "congestion", "macroexit"})
"""Applications with which a call leaves the extension, or ends. Of loops, what stands behind is reached."""
_BRANCHES = frozenset({"else", "elseif", "endif", "endwhile", "while"})
_LAST_WORDS = frozenset({*_STOPS, "noop", "verbose"})
"""What many write at the end of an extension in any case."""
_JUMPS = ("goto", "gosub", "execif", "macro", "dial", "queue", "originate")
"""How applications begin whose arguments may be priorities."""
_NEXT = ("n", "next")
_OLD_JUMP = 101
"""How far behind a step older versions went on when it failed."""
_UNMARKED = re.compile(
    r"[\d*#+-]*(?:\[[^\]]+\]|[XNZ])[\dXNZ*#+\-\[\]]*[.!]?|\d[\d*#+-]*[.!]|[\d*#+]*\dxx+[.!]?", re.ASCII
)
"""What looks like a pattern and does not begin like one."""
_SET = re.compile(r"\[([^\]]*)(\]?)")


class _Run(NamedTuple):
    """Steps of one extension, one below the other."""

    first: Step
    last: int
    """The priority of the last one."""
    top: int
    """The highest priority."""


def oddities(context: Context) -> Mapping[SectionId, tuple[Fault, ...]]:
    """All that is odd about a context, by section. Nothing of it is logged."""
    found: dict[SectionId, list[Fault]] = defaultdict(list)
    highest: dict[Peers, int] = {}
    continuing: set[Peers] = set()
    seen: set[str] = set()
    for section, script in context.scripts.items():
        runs = _runs(script)
        found[section] += _of_names(runs, seen)
        for fault, peers in _continued(context, runs, highest):
            found[section].append(fault)
            continuing.add(peers)
    homes: dict[Place, SectionId] = {}
    for fault in _of_extensions(context, continuing):
        if not homes:
            homes = {step.place: section for section, script in context.scripts.items() for step in script.steps}
        if fault.at in homes:
            found[homes[fault.at]].append(fault)
    return {section: tuple(some) for section, some in found.items() if some}


def _runs(script: Script) -> list[_Run]:
    """The steps of a section, put together by extension where they stand one below the other."""
    found: list[_Run] = []
    exten: str | None = None
    caller: str | None = None
    first: Step | None = None
    last = top = 0
    for step in script.steps:
        if step[0] is not exten or step[1] is not caller:
            if first is not None:
                found.append(_Run(first, last, top))
            first, exten, caller, top = step, step[0], step[1], 0
        last = step[2]
        top = max(top, last)
    return found if first is None else [*found, _Run(first, last, top)]


def _of_names(runs: list[_Run], seen: set[str]) -> Iterator[Fault]:
    """What is odd about the names of extensions that come for the first time; `seen` are those that came before."""
    for step, _, _ in runs:
        exten = step[0]
        if exten in seen:
            continue
        seen.add(exten)
        if is_pattern(exten):
            yield from _of_pattern(step)
        elif _has_bars(step):
            yield faults.bar_for_comma(step.place)
        elif len(exten) > 1 and not exten.isdigit() and not is_computed(exten) and _UNMARKED.fullmatch(exten):
            yield faults.pattern_without_underscore(step.place, exten)


def _has_bars(step: Step) -> bool:
    return "|" in step.exten and step.place.option is not None and has_bars(step.place.option.value)


def _of_pattern(step: Step) -> Iterator[Fault]:
    exten = step.exten
    if is_computed(exten):
        return
    texts = [one.text for one in positions(exten)]
    ends = [number for number, text in enumerate(texts) if text in (".", "!")]
    if ends and ends[0] + 1 < len(texts):
        yield faults.text_after_wildcard(step.place, exten, texts[ends[0]])
    for characters, end in _SET.findall(exten):
        if not end:
            yield faults.bad_pattern_set(step.place, exten, f"[{characters}", "unclosed")
        elif not characters:
            yield faults.bad_pattern_set(step.place, exten, "[]", "empty")
        else:
            for first, last in re.findall(r"(.)-(.)", characters):
                if first > last:
                    yield faults.bad_pattern_set(step.place, exten, f"{first}-{last}", "reversed")


def _continued(context: Context, runs: list[_Run], highest: dict[Peers, int]) -> Iterator[tuple[Fault, Peers]]:
    """Steps whose `n` counts on from another extension. `highest` is kept: the last priority of each extension."""
    above: _Run | None = None
    before: Peers | None = None
    for run in runs:
        step = run.first
        peers = context.peers_of(step)
        known, number = highest.get(peers, 0), step[2]
        if above is not None and peers is not before and number == above.last + 1 and number > known + 1:
            option = step.place.option
            is_next = option is not None and _word(option.name, option.value) in _NEXT
            if is_next and not _is_supplied(context, peers, 1):
                yield faults.next_of_another_extension(step.place, step, above.first, is_first=not known), peers
        above, before = run, peers
        if run.top > known:
            highest[peers] = run.top


def _word(name: str, value: str) -> str:
    """The priority of a line as it is written."""
    span = parts_of(name, value).priority
    return value[span.start : span.end].strip()


def _of_extensions(context: Context, continuing: set[Peers]) -> Iterator[Fault]:
    """What is odd about extensions once all their priorities are known."""
    numbers: set[int] | None = None
    begun: Counter[int] | None = None
    for peers in context.peers():
        steps = peers.steps
        stop = next((number for number, step in enumerate(steps) if _stops(step)), len(steps))
        if stop + 1 < len(steps) and not is_computed(peers.exten):
            if numbers is None:
                numbers = _mentioned(context)
            yield from _unreached(context, peers, numbers)
        if (steps[0][2] == 1 and steps[-1][2] == len(steps)) or is_computed(peers.exten):
            continue
        steps = [step for step in steps if step[2] > 0]
        if not steps:
            continue
        if begun is None:
            begun = Counter(next((step[2] for step in one.steps if step[2] > 0), 1) for one in context.peers())
        is_told = peers in continuing or _has_bars(steps[0]) or begun[steps[0][2]] > 1
        if steps[0][2] != 1 and not is_told and not _is_supplied(context, peers, 1):
            yield faults.no_first_priority(steps[0].place, steps[0])
        if steps[-1][2] - steps[0][2] + 1 == len(steps):
            continue
        for before, after in pairwise(steps):
            if not _is_gap(before, after) or _is_supplied(context, peers, before.priority + 1):
                continue
            if numbers is None:
                numbers = _mentioned(context)
            if after.priority not in numbers:
                yield faults.priority_gap(after.place, before, after)
    yield from _shadowed(context)


def _unreached(context: Context, peers: Peers, numbers: set[int]) -> Iterator[Fault]:
    """Steps behind one that no call goes on from, and that no label or number leads to."""
    steps = peers.steps
    at = 0
    while at + 1 < len(steps):
        ending, at = steps[at], at + 1
        if not _stops(ending) or ending.priority < 1 or _is_supplied(context, peers, ending.priority):
            continue
        tail = at
        while tail < len(steps) and not _is_led_to(steps[tail], numbers):
            tail += 1
        unreached = steps[at:tail]
        if any(step.application.strip().lower() not in _LAST_WORDS for step in unreached):
            yield faults.unreachable_step(unreached[0].place, ending, len(unreached))
        at = max(tail, at)


def _is_led_to(step: Step, numbers: set[int]) -> bool:
    """Whether a jump may come to a step: `If` jumps to what ends it, or to what stands in its place, and so do loops."""
    return bool(step.label) or step.priority in numbers or step.application.strip().lower() in _BRANCHES


def _stops(step: Step) -> bool:
    application = step[4].strip().lower()
    return application in _STOPS or (application == "gotoif" and _ends(step))


def _is_gap(before: Step, after: Step) -> bool:
    """Whether a call may come to the first step and nothing leads to the second."""
    distance = after.priority - before.priority
    if distance == 1 or distance >= _OLD_JUMP - 1 or after.label or _ends(before):
        return False
    option = after.place.option
    return option is None or "+" not in option.value.partition("(")[0]


def _ends(step: Step) -> bool:
    application = step.application.strip().lower()
    if application == "gotoif":
        yes, _, no = step.data.rpartition("?")[2].partition(":")
        return bool(yes.strip() and no.strip())
    return application in _ENDS


def _mentioned(context: Context) -> set[int]:
    """Numbers in the arguments of applications that jump."""
    found: set[int] = set()
    for script in context.scripts.values():
        for step in script.steps:
            if step.application.lower().startswith(_JUMPS):
                found.update(int(digits) for digits in re.findall(r"\b\d{1,5}\b", step.data, re.ASCII))
    return found


def _is_supplied(context: Context, peers: Peers, priority: int) -> bool:
    """Whether another extension that matches some of the same has a priority that this one lacks: a call goes on there."""
    if not is_pattern(peers.exten):
        return any(
            other is not peers and _has(other, priority) and matches(other.exten, peers.exten)
            for other in context.peers_like(peers.exten)[:MOST_COMPARED]
        )
    for number, other in enumerate(context.peers()):
        if number == MOST_COMPARED:
            return True  # nobody knows
        if other is peers or not _has(other, priority):
            continue
        if covers(peers.exten, other.exten) or (is_pattern(other.exten) and covers(other.exten, peers.exten)):
            return True
    return False


def _has(peers: Peers, priority: int) -> bool:
    return any(step[2] == priority for step in peers.steps)


def _shadowed(context: Context) -> Iterator[Fault]:
    """Patterns that never answer, since one before them takes all that they match: it has a wildcard that they lack."""
    patterns = [peers for peers in context.patterns() if any(step.priority == 1 for step in peers.steps)][
        :MOST_COMPARED
    ]
    for number, wide in enumerate(patterns):
        if wide.caller is not None or is_computed(wide.exten) or not ("!" in wide.exten or "." in wide.exten[:-1]):
            continue
        for narrow in patterns[number + 1 :]:
            if not is_computed(narrow.exten) and covers(wide.exten, narrow.exten):
                yield faults.shadowed_extension(narrow.steps[0].place, narrow.steps[0], wide.steps[0])
