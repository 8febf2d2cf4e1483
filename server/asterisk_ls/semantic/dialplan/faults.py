"""What is wrong with lines of the dialplan, with the lines that Asterisk logs. Each kind is the name of a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.verdict import LINE, NAMED_FILE, LogLine
from asterisk_ls.semantic.model import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asterisk_ls.semantic.dialplan.model import IgnorePattern, Include, Step, Switch
    from asterisk_ls.semantic.model import Place

MOST_INCLUDES = 128
"""Includes of a context from which on Asterisk complains of their number: a look-up follows no more."""
_AT = f"at line {LINE} of {NAMED_FILE}"
_ASIDES = (
    "You have to be kidding--",
    "Cannot find extension '",
    "No such label '",
    "Invalid day",
    "Invalid month",
    "Invalid end ",
    "Invalid time range ",
)
_TIMES = ("isn't a valid time.", "isn't a valid start time.", "isn't a valid end time.")
"""How lines begin, or end, that the core of Asterisk prints, rather than the module that reads the file."""


def is_aside(line: LogLine) -> bool:
    """Whether it is not the reader of the dialplan that prints a line, but what it calls."""
    return line.message.startswith(_ASIDES) or line.message.endswith(_TIMES)


def _warning(text: str) -> LogLine:
    return LogLine("WARNING", text)


def _registered_not() -> LogLine:
    return _warning(f"Unable to register extension {_AT}")


def _told(
    kind: str,
    place: Place,
    *,
    log: tuple[LogLine, ...] = (),
    detail: tuple[str, ...] = (),
    fatal: bool = False,
    other: Place | None = None,
) -> Fault:
    """A fault; `fatal` when the line is lost by it."""
    return Fault(kind, place, fatal, log, None, None, detail, other)


def _flag(is_set: bool) -> str:  # noqa: FBT001 - a detail of a fault is a text
    return "first" if is_set else ""


def unknown_directive(place: Place, name: str) -> Fault:
    """A line that is none of a dialplan."""
    log = _warning(f"==!!== Unknown directive: {name} {_AT} -- IGNORING!!!")
    return _told("unknown-dialplan-directive", place, fatal=True, log=(log,), detail=(name,))


def same_without_extension(place: Place, name: str, context: str) -> Fault:
    """A `same` where no extension is above it in the section."""
    text = f"No previous pattern in the first entry of context '{context}' to match '{name}' {_AT}!"
    return _told("same-without-extension", place, fatal=True, log=(LogLine("ERROR", text),), detail=(name,))


def unclosed_label(place: Place) -> Fault:
    """A label without its parenthesis."""
    return _told("unclosed-label", place, fatal=True, log=(_warning(f"Label missing trailing ')' {_AT}"),))


def first_priority_next(place: Place, word: str, *, is_first: bool) -> Fault:
    """A first priority that counts on from nothing; `word` is `next` or `same`, `is_first`: the first such line."""
    log = _warning(f"Can't use '{word}' priority on the first entry {_AT}!")
    return _told("first-priority-next", place, fatal=True, log=(log,), detail=(word, _flag(is_first)))


def invalid_priority(place: Place, priority: str) -> Fault:
    """A number that is no priority."""
    log = _warning(f"Invalid priority '{priority}' {_AT}")
    return _told("invalid-priority", place, fatal=True, log=(log,), detail=(priority, "number"))


def unknown_priority(place: Place, priority: str, exten: str, context: str, *, is_known: bool, is_found: bool) -> Fault:
    """Neither a number nor a label of the extension above it.

    `is_known`: whether there is such an extension by now; `is_found`: the label is there, but that of a hint.
    """
    where = f"in extension '{exten}'" if is_known else f"'{exten}'"
    before = f"No such label '{priority}' " if is_known else "Cannot find extension "
    log: tuple[LogLine, ...] = (_warning(f"Invalid priority/label '{priority}' {_AT}"),)
    if not is_found:
        log = (LogLine("NOTICE", f"{before}{where} in context '{context}'"), *log)
    return _told("invalid-priority", place, fatal=True, log=log, detail=(priority, "label"))


def unclosed_application(place: Place, application: str, data: str) -> Fault:
    """An application without its closing parenthesis: it gets the rest of the line."""
    log = _warning(f"No closing parenthesis found? '{application}({data}' {_AT}")
    return _told("unclosed-application", place, log=(log,), detail=(application, data))


def text_after_application(place: Place, text: str) -> Fault:
    """Text behind the last parenthesis, which is dropped."""
    return _told("text-after-application", place, detail=(text,))


def missing_application(place: Place) -> Fault:
    """A step that calls nothing."""
    return _told("missing-application", place)


def next_after_hint(place: Place, exten: str, *, is_first: bool) -> Fault:
    """A step behind a hint: it counts on from the hint's priority, to one that is none.

    `is_first`: it stands right below the hint, and the extension has no other steps above.
    """
    return _told("next-after-hint", place, fatal=True, detail=(exten, _flag(is_first)))


def discouraged_pattern(place: Place, exten: str, *, is_first: bool) -> Fault:
    """A pattern that matches everything, special extensions included; `is_first`: its first step in the section."""
    log = _warning(
        f"The use of '{exten}' for an extension is strongly discouraged and can have unexpected behavior.  "
        f"Please use '_X{exten[1]}' instead {_AT}"
    )
    return _told("discouraged-pattern", place, log=(log,), detail=(exten, _flag(is_first)))


def empty_extension(place: Place, context: str) -> Fault:
    """A step of an extension without a name."""
    kidding = f"You have to be kidding-- add exten '' to context {context}? Figure out a name and call me back. Action ignored."
    return _told("empty-extension", place, fatal=True, log=(LogLine("ERROR", kidding), _registered_not()))


def long_extension(place: Place) -> Fault:
    """An extension that is cut."""
    return _told("long-extension", place)


def repeated_priority(context: str, step: Step, first: Step, labelled: Sequence[Step], above: Step | None) -> Fault:
    """A priority that the extension has already. `labelled`: steps that have its label; `above`: the step before it.

    The detail: extension, priority, the extension as the first one has it, that of the step above, and `same` where the
    first one does the same.
    """
    text = f"Unable to register extension '{step.exten}' priority {step.priority} in '{context}', already in use"
    if first.exten != step.exten:
        text += f" by aliased extension '{first.exten}'"
    log = (*_labels(context, step, labelled), _warning(text), _registered_not())
    same = "same" if (step.application.lower(), step.data) == (first.application.lower(), first.data) else ""
    detail = (step.exten, str(step.priority), first.exten, "" if above is None else above.exten, same)
    return _told("repeated-priority", step.place, fatal=True, log=log, detail=detail, other=first.place)


def repeated_label(context: str, step: Step, labelled: Sequence[Step]) -> Fault:
    """A label that another step of the extension has already: it is dropped, the step stays."""
    log = tuple(_labels(context, step, labelled))
    detail = (step.exten, step.label, str(labelled[0].priority))
    return _told("repeated-label", step.place, log=log, detail=detail, other=labelled[0].place)


def bad_include_time(place: Place, times: str, log: tuple[LogLine, ...]) -> Fault:
    """Times that are left out of what they are part of."""
    return _told("bad-include-time", place, log=log, detail=(times,))


def repeated_context_include(context: str, include: Include, first: Include) -> Fault:
    """An include that the context has already."""
    text = f"Context '{_written(include.place)}' already included in '{context}' context on include {_AT}"
    detail = (include.name, first.name)
    return _told(
        "repeated-context-include", include.place, fatal=True, log=(_warning(text),), detail=detail, other=first.place
    )


def repeated_switch(context: str, switch: Switch, first: Switch) -> Fault:
    """A switch that the context has already."""
    text = f"Unable to include switch '{_written(switch.place)}' in context '{context}' {_AT}"
    return _told("repeated-switch", switch.place, fatal=True, log=(_warning(text),), other=first.place)


def repeated_ignore_pattern(context: str, pattern: IgnorePattern, first: IgnorePattern) -> Fault:
    """An ignore pattern that the context has already."""
    text = f"Unable to include ignorepat '{_written(pattern.place)}' in context '{context}' {_AT}"
    return _told("repeated-ignore-pattern", pattern.place, fatal=True, log=(_warning(text),), other=first.place)


def too_many_includes(context: str, include: Include, count: int) -> Fault:
    """More includes than a look-up can follow."""
    text = f"Context {context} contains too many includes ({count}). Maximum is {MOST_INCLUDES}."
    return _told("too-many-context-includes", include.place, log=(_warning(text),), detail=(str(count),))


def undefined_context_include(context: str, include: Include, *, is_logged: bool) -> Fault:
    """An include of a context that does not exist."""
    log = (_warning(f"Context '{context}' tries to include nonexistent context '{include.context}'"),)
    return _told("undefined-context-include", include.place, log=log if is_logged else (), detail=(include.context,))


def bar_for_comma(place: Place) -> Fault:
    """A line whose commas are bars, as they could be once."""
    return _told("bar-for-comma", place)


def pattern_without_underscore(place: Place, exten: str) -> Fault:
    """What looks like a pattern, and is an extension of just these characters."""
    return _told("pattern-without-underscore", place, detail=(exten,))


def text_after_wildcard(place: Place, exten: str, wildcard: str) -> Fault:
    """Characters of a pattern behind a `.` or `!`, at which no number is looked at any more."""
    return _told("text-after-wildcard", place, detail=(exten, wildcard))


def bad_pattern_set(place: Place, exten: str, part: str, why: str) -> Fault:
    """A set of characters that has no end, none in it, or a range from high to low; `why` says which."""
    return _told("bad-pattern-set", place, detail=(exten, part, why))


def no_first_priority(place: Place, first: Step) -> Fault:
    """An extension that begins with another priority than 1."""
    return _told("no-first-priority", place, detail=(first.exten, str(first.priority), first.label))


def next_of_another_extension(place: Place, step: Step, above: Step, *, is_first: bool) -> Fault:
    """A step that counts on from the priority of another extension; `is_first`: the first one of its own."""
    detail = (step.exten, str(step.priority), above.exten, step.label, _flag(is_first))
    return _told("next-of-another-extension", place, detail=detail, other=above.place)


def priority_gap(place: Place, before: Step, after: Step) -> Fault:
    """A step that no other one leads to, since the priority before it is missing."""
    detail = (after.exten, str(before.priority), str(after.priority))
    return _told("priority-gap", place, detail=detail, other=before.place)


def unreachable_step(place: Place, ending: Step, count: int) -> Fault:
    """Steps behind one that no call goes on from; `count`: how many up to the next that something leads to."""
    detail = (ending.application.strip(), str(count))
    return _told("unreachable-step", place, detail=detail, other=ending.place)


def shadowed_extension(place: Place, narrow: Step, wide: Step) -> Fault:
    """An extension before which another one of the context matches whatever it matches."""
    return _told("shadowed-extension", place, detail=(narrow.exten, wide.exten), other=wide.place)


def _written(place: Place) -> str:
    return place.option.value if place.option is not None else ""


def _labels(context: str, step: Step, labelled: Sequence[Step]) -> list[LogLine]:
    start = f"Extension '{step.exten}' priority {step.priority} in '{context}', label '{step.label}' already in use at "
    return [
        _warning(
            f"{start}priority {other.priority}"
            if other.exten == step.exten
            else f"{start}aliased extension '{other.exten}' priority {other.priority}"
        )
        for other in labelled
    ]
