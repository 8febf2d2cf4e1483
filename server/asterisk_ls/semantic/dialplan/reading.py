"""What one section of `extensions.conf` adds to its context: `pbx_load_config` of `pbx/pbx_config.c`, line by line.

It knows the lines of the section and the values of global variables, and nothing else, so that it is worked out anew only
where these change. What an extension is in its context is known when all sections are merged; see `context`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values.booleans import read_bool
from asterisk_ls.schema.values.cstrings import scan_decimal, wrapped
from asterisk_ls.semantic.dialplan import faults
from asterisk_ls.semantic.dialplan.growing import Growing
from asterisk_ls.semantic.dialplan.lines import caller_of, extension_end, include_of, without_blanks
from asterisk_ls.semantic.dialplan.model import HINT, IgnorePattern, Script, Step, Switch, is_computed
from asterisk_ls.semantic.dialplan.timing import complaints
from asterisk_ls.semantic.dialplan.variables import hint_value_of, substituted
from asterisk_ls.semantic.model import Fault, Place
from asterisk_ls.text import BLANKS, decode, encode, new

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asterisk_ls.semantic.dialplan.model import Include, ValueOf
    from asterisk_ls.semantic.model import Category

LONGEST_EXTENSION = 255
"""Bytes of an extension, with what its caller has to match, that are kept."""
_NONE_YET = -2
"""Stands for the priority above the first line of a section."""


class Above:
    """A context while a section is read that asks it for labels."""

    def __init__(self, growing: Growing) -> None:
        self.growing = growing
        self.added = 0
        """How many steps of the section are in it."""
        self.faults: list[Fault] = []
        """What is wrong with these because of others of the context."""

    def add(self, steps: Sequence[Step]) -> None:
        """Let it know the steps of the section so far."""
        self.faults += self.growing.add_all(steps[self.added :], steps[self.added - 1] if self.added else None)
        self.added = len(steps)


def nothing_set(_name: str) -> str | None:
    """Global variables where there are none."""
    return ""


def script_of(category: Category, value_of: ValueOf = nothing_set, above: Above | None = None) -> Script:
    """Read a section. Never fails; what is wrong are faults.

    `above` is the context as sections that come earlier leave it, asked for priorities that are given as labels. Steps that
    it has to know for that are added to it; `above.added` and `above.faults` say which they are and what comes of them.
    """
    return _Section(category, value_of, above).read()


class _Section:
    """A section while it is read."""

    def __init__(self, category: Category, value_of: ValueOf, above: Above | None) -> None:
        self.category = category
        self.value_of = value_of
        self.steps: list[Step] = []
        self.includes: list[Include] = []
        self.switches: list[Switch] = []
        self.ignore_patterns: list[IgnorePattern] = []
        self.auto_hints: bool | None = None
        self.faults: list[Fault] = []
        self.above = above
        self.asks_labels = False
        self.lost_below: Place | None = None
        """The hint below which a step was lost last."""
        self.discouraged: set[str] = set()
        self.begins_with_next = False

    def read(self) -> Script:
        """All lines, in order."""
        exten, caller, written = "", None, ""
        last = _NONE_YET
        steps = self.steps
        for section, options, _ in self.category.parts:
            for option in options:
                _, name, value, _ = option
                place = new(Place, (section, option))
                if name == "same" or name[:4].lower() == "same":
                    if not written:
                        self.faults.append(faults.same_without_extension(place, name, self.category.name))
                        continue
                    rest = value
                elif name == "exten" or name.lower() == "exten":
                    written, _, rest = value.partition(",")
                    if "[" in written or "\\" in written:
                        end = extension_end(value)
                        written, rest = value[:end], value[end + 1 :]
                    exten, caller = written, None
                    if "$" in written or "/" in written or " " in written or len(written) > LONGEST_EXTENSION // 4:
                        written, exten, caller = self.extension(place, written)
                else:
                    self.other(place, name.lower(), value)
                    continue
                priority, _, call = rest.partition(",")
                priority, label = priority.strip(BLANKS), ""
                if priority == "n" and last > _NONE_YET:
                    number: int | None = last + 1 or None
                elif priority == "1":
                    number = 1
                elif priority[:2] == "n(" and priority.find(")") == len(priority) - 1 and last > _NONE_YET:
                    number, label = last + 1 or None, priority[2:-1]
                else:
                    found = self.priority(place, (written, exten, caller), priority, last)
                    if found is None:
                        continue
                    number, label = found
                application, paren, tail = call.partition("(")
                data_start = -1
                if not paren:
                    data = ""
                elif "$" in application and is_computed(application):
                    application, data = call, ""
                else:
                    data_start = len(value) - len(tail)
                    data = tail[:-1] if tail[-1:] == ")" else self.cut(place, application, tail)
                start = len(value) - len(call)
                if application[:1] <= " ":
                    start += len(application) - len(application := application.lstrip(BLANKS))
                if number is None:
                    is_first = bool(steps) and steps[-1].exten == exten and steps[-1].place != self.lost_below
                    is_first = is_first and (len(steps) == 1 or steps[-2].exten != exten)
                    self.lost_below = steps[-1].place if steps else None
                    self.faults.append(faults.next_after_hint(place, exten, is_first=is_first))
                    continue
                last = number
                if exten in ("_.", "_!"):
                    self.faults.append(faults.discouraged_pattern(place, exten, is_first=exten not in self.discouraged))
                    self.discouraged.add(exten)
                if not exten:
                    self.faults.append(faults.empty_extension(place, self.category.name))
                    continue
                if not application:
                    self.faults.append(faults.missing_application(place))
                if number == HINT and "$" in application:
                    application = self.hint(exten, application)
                steps.append(new(Step, (exten, caller, number, label, application, data, place, start, data_start)))
        return Script(
            self.category.name,
            tuple(steps),
            tuple(self.includes),
            tuple(self.switches),
            tuple(self.ignore_patterns),
            self.auto_hints,
            tuple(self.faults),
            self.asks_labels,
        )

    def extension(self, place: Place, written: str) -> tuple[str, str, str | None]:
        """The text that `same` repeats, the extension and the caller in it."""
        text = substituted(written, self.value_of)
        if text is None:
            return written, written, None
        data = encode(text)
        if len(data) > LONGEST_EXTENSION:
            text = decode(data[:LONGEST_EXTENSION])
            self.faults.append(faults.long_extension(place))
        exten, slash, caller = text.partition("/")
        return text, without_blanks(exten), caller_of(caller) if slash else None

    def priority(
        self, place: Place, extension: tuple[str, str, str | None], written: str, last: int
    ) -> tuple[int | None, str] | None:
        """A priority that is more than `1` or `n`, None for one that is not registered, and its label.

        None for both, with a fault, when nothing else of the line is looked at.
        """
        word, paren, label = written.partition("(")
        if paren:
            label, close, _ = label.partition(")")
            if not close:
                self.faults.append(faults.unclosed_label(place))
                return None
        word, plus, offset = word.partition("+")
        if word == "hint":
            number = HINT
        elif word in ("n", "next", "s", "same"):
            if last <= _NONE_YET:
                word = "next" if word[0] == "n" else "same"
                self.faults.append(faults.first_priority_next(place, word, is_first=not self.begins_with_next))
                self.begins_with_next = True
                return None
            number = wrapped(last + (word[0] == "n"))
            if not number:
                return None, ""
        else:
            scanned = scan_decimal(word)
            if scanned is None:
                found = self.labelled(place, extension, word)
                if found is None:
                    return None
                number = found
            elif scanned[0] < 1:
                self.faults.append(faults.invalid_priority(place, word))
                return None
            else:
                number = scanned[0]
        if plus:
            added = scan_decimal(offset)
            number = wrapped(number + (added[0] if added is not None else 0))
        return number, label

    def labelled(self, place: Place, extension: tuple[str, str, str | None], label: str) -> int | None:
        """The priority of a label that stands in place of a number; None, with a fault, where there is none."""
        self.asks_labels = True
        if self.above is None:
            self.above = Above(Growing(self.category.name))
        self.above.add(self.steps)
        written, exten, caller = extension
        found, is_known = self.above.growing.label(exten, label, caller)
        if found is not None and found >= 1:
            return found
        fault = faults.unknown_priority(
            place, label, written.partition("/")[0], self.category.name, is_known=is_known, is_found=found is not None
        )
        self.faults.append(fault)
        return None

    def cut(self, place: Place, application: str, tail: str) -> str:
        """What an application is given when the line does not end with a parenthesis."""
        data, paren, behind = tail.rpartition(")")
        if not paren:
            self.faults.append(faults.unclosed_application(place, application, tail))
            return tail
        self.faults.append(faults.text_after_application(place, behind))
        return data

    def hint(self, exten: str, devices: str) -> str:
        """The devices of a hint, with the variables replaced that are known at load."""
        if "${" not in devices or exten[:1] == "_":
            return devices
        value = substituted(devices, hint_value_of(self.value_of, exten, self.category.name))
        return devices if value is None else value

    def other(self, place: Place, name: str, value: str) -> None:
        """A line that is no step."""
        match name:
            case "include":
                include = include_of(self.replaced(value), place)
                self.includes.append(include)
                said = complaints(include.times)
                if said:
                    self.faults.append(faults.bad_include_time(place, include.times, said))
            case "ignorepat":
                self.ignore_patterns.append(IgnorePattern(self.replaced(value), place))
            case "switch" | "lswitch" | "eswitch":
                kind, _, data = (self.replaced(value) if name == "switch" else value).partition("/")
                self.switches.append(Switch(kind, data, name == "eswitch", place))
            case "autohints":
                self.auto_hints = read_bool(value)
            case _:
                option = place.option
                self.faults.append(faults.unknown_directive(place, option.name if option is not None else name))

    def replaced(self, value: str) -> str:
        """A value with its variables replaced, where they are known."""
        found = substituted(value, self.value_of)
        return value if found is None else found
