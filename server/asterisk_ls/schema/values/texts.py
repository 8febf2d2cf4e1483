"""Free text that its handler looks at after all: caller ids, user names, marks of packets, groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import error, ignored, misread, nearest, quoted, refused, warning
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import (
    INT_MAX,
    SPACES,
    Item,
    byte_length,
    first_byte,
    integer_prefix,
    is_digits,
    pieces,
    scan_any,
    scan_decimal,
    strip,
)
from asterisk_ls.schema.verdict import ID, TAKEN, Fate, LogLine, Verdict
from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

_USER = re.compile(r"[A-Za-z0-9\-._~%!$&'()*+,;=:]*")
_TOS_NAMES = (
    *("cs0", "cs1", "cs2", "cs3", "cs4", "cs5", "cs6", "cs7", "af11", "af12", "af13", "af21", "af22", "af23"),
    *("af31", "af32", "af33", "af41", "af42", "af43", "ef"),
)
_LONGEST_CALLER = 79
HIGHEST_GROUP = 63
MOST_LINES = 5000
"""So many lines about groups are told at most."""
_FLOOD = 1_000_000
"""From here on Asterisk takes minutes to log a range of groups."""
_EVENTS = ("presence", "dialog", "message-summary", "asterisk-devicestate", "asterisk-mwi")


def judge_string(option: OptionSchema, name: str, value: str, context: ValueContext) -> Verdict:
    """Text is text, except for the user part of a URI and where nothing at all is not enough."""
    if option.key == "from_user":
        match = _USER.match(value)
        if match is not None and match.end() < len(value):
            bad = value[match.end()]
            field = f"'{name}' field contains invalid character '{first_byte(bad)}'"
            line = error(f"Error configuring endpoint '{ID}' - {field}")
            return refused(f"{quoted(bad)} may not stand in a user name", line, part=Item(bad, match.end()))
    # The global object minds an empty text only once it is complete.
    if not value and option.value.empty == "refuse" and context.type != "global":
        return refused("may not be empty")
    return TAKEN


def judge_event(option: OptionSchema, _name: str, value: str, context: ValueContext) -> Verdict:
    """`event`: packages come from modules, so that only a near miss is worth a word."""
    if not value:
        return refused("may not be empty") if context.type == "resource_list" else TAKEN
    known = option.value.extra.get("known")
    words = tuple(str(word) for word in known) if isinstance(known, (list, tuple)) else _EVENTS
    words = option.value.values or words
    if value in words:
        return TAKEN
    likely = nearest(value, words, count=1)
    if not likely or len(likely[0]) - len(value) > 2:  # noqa: PLR2004 - a letter or two
        return TAKEN
    return ignored(f"nothing serves the event {quoted(value)}", suggestion=likely[0], candidates=likely)


_ENGINES = ("asterisk", "multicast")
"""Those of `res_rtp_asterisk.so` and `res_rtp_multicast.so`: there are no others."""


def judge_engine(option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`rtp_engine`: the name of an engine, letter by letter; without one of that name a call has no media."""
    del option
    if not value or value in _ENGINES:
        return TAKEN
    likely = nearest(value, _ENGINES, count=1)
    complaint = f"there is no RTP engine {quoted(value)}, so no call comes about"
    return misread(complaint, None, suggestion=likely[0] if likely else None, candidates=_ENGINES[:1])


def judge_tos(option: OptionSchema, name: str, value: str, context: ValueContext) -> Verdict:
    """A type of service: a name such as `ef`, or a number of which eight bits are used."""
    is_transport = context.type == "transport"
    number = None if value.lower() in _TOS_NAMES else scan_any(value)
    if number is None and value.lower() not in _TOS_NAMES:
        place = f"transport '{ID}' - Could not interpret 'tos'"
        if not is_transport:
            place = f"endpoint '{ID}' - Could not interpret '{name}'"
        line = error(f"Error configuring {place} value '{value}'")
        likely = nearest(value, _TOS_NAMES)
        complaint = f"{quoted(value)} is neither a number nor one of cs0 to cs7, af11 to af43, ef"
        return refused(complaint, line, suggestion=likely[0] if likely else None, candidates=likely or _TOS_NAMES)
    if not is_transport and name != option.key:
        return refused(f"the name has to be in lower case: `{option.key}`")
    return TAKEN if number is None else _tos_number(value, number & 0xFF, is_transport=is_transport)


def _tos_number(value: str, used: int, *, is_transport: bool) -> Verdict:
    if is_transport and used % 4:
        used = used >> 2 << 2
        line = warning(
            f"transport '{ID}' - 'tos' value '{value}' uses bits that are discarded when converted to DSCP. "
            f"Using equivalent {used} instead."
        )
        return misread(f"the two low bits are dropped: reads as {used}", str(used), line, suggestion=str(used))
    found = integer_prefix(value)
    if found is None or found[1] != len(value) or found[0] != used:
        return misread(f"reads as {used}", str(used))
    digits = value.lstrip("+")
    if digits.startswith("0") and is_digits(digits) and used and str(used) != digits.lstrip("0"):
        return misread(f"octal, because of the leading 0: reads as {used}", str(used))
    return TAKEN


def judge_group_list(option: OptionSchema, name: str, value: str, context: ValueContext) -> Verdict:
    """`call_group = 1,3-5`: bad pieces are only logged; a huge number keeps Asterisk from starting."""
    if context.type == "endpoint" and not name.startswith(option.key):
        return refused(f"the name has to be in lower case: `{option.key}`")
    log: list[LogLine] = []
    complaints: list[tuple[str, Item]] = []
    for piece in _groups(value) if value else ():
        if piece.start is None:
            message = f"Syntax error parsing group configuration '{value}' at '{piece.item.text}'. Ignoring."
            log.append(error(message))
        elif piece.finish == INT_MAX or _outside(piece) > _FLOOD:
            what = f"Asterisk never finishes starting with a group {INT_MAX}"
            if piece.finish != INT_MAX:
                what = f"Asterisk logs {_outside(piece)} lines about this while starting"
            return Verdict(Fate.FATAL, what, part=Span(piece.item.start, piece.item.end))
        else:
            log += _groups_out_of_range(piece.start, piece.finish, MOST_LINES - len(log))
        if piece.complaint:
            complaints.append((piece.complaint, piece.item))
    if not complaints:
        return TAKEN
    return ignored(complaints[0][0], *log, part=complaints[0][1])


class _Groups(NamedTuple):
    """One piece of a list of groups; without a `start` it is none."""

    item: Item
    start: int | None
    finish: int = 0
    tail: str = ""

    @property
    def complaint(self) -> str:
        shown = quoted(self.item.text)
        if self.start is None:
            return f"{shown} is no group"
        if _outside(self):
            return f"groups are 0 to {HIGHEST_GROUP}"
        if self.finish < self.start:
            return f"{shown} is an empty range"
        if not self.item.text.strip():
            return f"an empty item stands for group {self.start}"
        return f"{shown} reads as {self.start}" if self.tail.strip() else ""


def _groups(value: str) -> Iterator[_Groups]:
    """The pieces as `sscanf` reads them: an empty one stands for the group before it."""
    start = 0
    for item in pieces(value):
        found = scan_decimal(item.text)
        if found is None:
            yield _Groups(item, None) if item.text.strip(SPACES) else _Groups(item, start, start)
            continue
        start, end = found
        following = scan_decimal(item.text, end + 1) if item.text[end : end + 1] == "-" else None
        finish, end = following or (start, end)
        yield _Groups(item, start, finish, item.text[end:])


def judge_callerid(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`"Name" <number>`: what is no number without brackets is all name."""
    text = strip(value)
    opening = text.rfind("<")
    if opening >= 0:
        closing = text.rfind(">")
        tail = text[closing + 1 :].strip() if closing > opening else ""
        name, number = text[:opening], text[opening + 1 : closing if closing > opening else len(text)]
        if tail and not (text.startswith('"') and tail == '"'):
            return misread(f"{quoted(tail)} behind the number is dropped", text[: closing + 1])
    elif re.fullmatch(r'"[^"]*"\s*[0-9*#+]+', text):
        name, number = text, ""
        quote = text.rindex('"') + 1
        better = f"{text[:quote]} <{text[quote:].strip()}>"
        return misread("without `< >` around the number all of it is the name", text, suggestion=better)
    else:
        name, number = ("", text) if re.fullmatch(r"[0-9*#+() .\-\[\]]+", text) else (text, "")
    if byte_length(strip(name).strip('"')) > _LONGEST_CALLER:
        return misread(f"the name is cut at {_LONGEST_CALLER} characters", strip(name).strip('"')[:_LONGEST_CALLER])
    if byte_length(number) > _LONGEST_CALLER:
        return misread(f"the number is cut at {_LONGEST_CALLER} characters", number[:_LONGEST_CALLER])
    return TAKEN


def _outside(groups: _Groups) -> int:
    """How many groups of a range there are not."""
    start, finish = groups.start, groups.finish
    if start is None or finish < start:
        return 0
    inside = max(0, min(finish, HIGHEST_GROUP) - max(start, 0) + 1)
    return finish - start + 1 - inside


def _groups_out_of_range(start: int, finish: int, most: int) -> list[LogLine]:
    log: list[LogLine] = []
    group = start
    while group <= finish and len(log) < most:
        if 0 <= group <= HIGHEST_GROUP:
            group = HIGHEST_GROUP + 1
            continue
        log.append(warning(f"Ignoring invalid group {group} (maximum group is {HIGHEST_GROUP})"))
        group += 1
    return log
