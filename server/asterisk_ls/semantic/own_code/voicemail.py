"""`voicemail.conf` as a whole: `actual_load_config`, `append_mailbox` and `find_or_create` in `apps/app_voicemail.c`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values.cstrings import Item, pieces, scan_decimal
from asterisk_ls.schema.verdict import TAKEN, Fate, LogLine, Verdict
from asterisk_ls.semantic.creation import KINDS
from asterisk_ls.semantic.model import Fault
from asterisk_ls.semantic.own_code.view import replaced_log
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asterisk_ls.semantic.model import Place
    from asterisk_ls.semantic.own_code.view import View

FIELDS_BEFORE_OPTIONS = 4
"""Password, name, e-mail address, pager."""


def general(view: View) -> Iterator[Fault]:
    """The shortest message has to be longer than the silence that ends one."""
    name = "minsecs" if view.first("minsecs") is not None else "minmessage"
    place = view.first(name)
    least = scan_decimal(view.first_value(name) or "")
    if place is None or least is None or name not in view.schema.options:
        return
    silence = scan_decimal(view.first_value("maxsilence") or "")
    longest = max(silence[0], 0) if silence is not None else 0
    if longest >= least[0]:
        said = LogLine("WARNING", f"maxsilence should be less than {name} or you may get empty messages")
        option = view.schema.options[name]
        complaint = f"not above `maxsilence`, which is {longest}: messages can be empty"
        log = (*replaced_log(view.category, option), said)
        yield Fault("misread-value", place, log=log, option=option, verdict=Verdict(Fate.MISREAD, complaint, log))


def mailboxes(view: View) -> Iterator[Fault]:
    """The boxes of a context. Of two with the same number, the first one is the box."""
    seen: dict[str, Place] = {}
    for place in view.places:
        line = place.option
        if line is None:
            continue
        if line.name.startswith("*"):
            yield Fault("bad-mailbox", place, fatal=True, log=(_starred(line.name, view.category.name),))
            continue
        key = fold(line.name)
        if key in seen:
            text = f"Ignoring duplicated mailbox {line.name} in context {view.category.name}"
            said = LogLine("WARNING", text)
            yield Fault("repeated-mailbox", place, log=(said,), detail=(line.name, view.category.name))
            continue
        seen[key] = place
        yield from _of_options(view, place)


class _Given(NamedTuple):
    """An option of a mailbox, and where its name and its value stand in the line's value."""

    name: Item
    value: Item


def options_of(value: str) -> Iterator[_Given]:
    """The options of a mailbox: what stands behind the fourth comma, with `|` between."""
    parts = value.split(",", FIELDS_BEFORE_OPTIONS)
    if len(parts) <= FIELDS_BEFORE_OPTIONS:
        return
    start = len(value) - len(parts[-1])
    for piece in pieces(parts[-1], "|"):
        name, equals, given = piece.text.partition("=")
        if equals:
            at = start + piece.start
            yield _Given(Item(name, at), Item(given, at + len(name) + 1))


def _of_options(view: View, place: Place) -> Iterator[Fault]:
    schema = view.of_file.types.get("mailbox-options")
    if schema is None or place.option is None or place.option.value.count(",") < FIELDS_BEFORE_OPTIONS:
        return
    judge = view.judge(schema)
    for given in options_of(place.option.value):
        option = judge.option(given.name.text)
        if option is None:
            complaint = f"no option of a mailbox: `{given.name.text}`"
            names = tuple(one.name for one in schema.options.values())
            verdict = Verdict(Fate.IGNORED, complaint, part=Span(given.name.start, given.name.end), candidates=names)
            yield Fault("unknown-mailbox-option", place, verdict=verdict, detail=(given.name.text,))
            continue
        verdict = judge.verdict(option, given.name.text, given.value.text)
        if verdict is TAKEN:
            continue
        part = verdict.part or Span(0, len(given.value.text))
        shifted = verdict._replace(part=part.shifted(given.value.start), suggestion=None)
        yield Fault(KINDS[verdict.fate], place, log=verdict.log, option=option, verdict=shifted)


def _starred(box: str, context: str) -> LogLine:
    text = (
        f"Mailbox {box} in context {context} begins with '*' character.  The '*' character,"
        "\n\twhen it is the first character in a mailbox or password, is used to jump to a"
        "\n\tpredefined extension 'a'.  A mailbox or password beginning with '*' is not valid"
        "\n\tand will be ignored."
    )
    return LogLine("WARNING", text)


HANDLERS: dict[tuple[str, str], Callable[[View], Iterator[Fault]]] = {
    ("voicemail.conf", "general"): general,
    ("voicemail.conf", "mailboxes"): mailboxes,
}
