"""Where the pieces of a line stand in the text of its section. Worked out when somebody points at them, not before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.syntax.comments import comment_start, touches_block
from asterisk_ls.syntax.lines import whole_line
from asterisk_ls.text import BLANKS, Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.syntax.nodes import Option, Section

_ASSIGNMENT = re.compile(r"([\x01-\x20]*)\\?([^=]*?)([\x01-\x20]*)(\+=|=>|=)([\x01-\x20]*)", re.DOTALL)
_CHARACTER = re.compile(r"\\;|.", re.DOTALL)
HEADER = re.compile(r"[\ufeff\x01-\x20]*\[([^\]]*)\](?:\(([^)]*)\))?", re.DOTALL)


class OptionSpans(NamedTuple):
    """The pieces of a line `name = value`."""

    name: Span
    operator: Span
    value: Span
    line: Span
    """From the first to the last character that is neither blank nor comment."""
    comment: Span
    """From the `;` to the end of the line; empty without one."""


class HeaderSpans(NamedTuple):
    """The pieces of a line `[name](…)`."""

    name: Span
    modifiers: Span
    """What stands between the parentheses; empty, behind the bracket, without them."""
    line: Span


def line_span(section: Section, line: int, *, whole: bool = False) -> Span:
    """A line of a section, its blanks at both ends left out; `whole`: as it is, line end included."""
    all_of_it = whole_line(section.text, line)
    if whole:
        return all_of_it
    raw = section.text[all_of_it.start : all_of_it.end]
    body = raw.strip(BLANKS)
    start = all_of_it.start + (len(raw) - len(raw.lstrip(BLANKS)) if body else 0)
    return Span(start, start + len(body))


def option_spans(section: Section, option: Option) -> OptionSpans:
    """The pieces of that line. Where a block comment stands in the middle, the value reaches to the end of the line."""
    whole = line_span(section, option.line, whole=True)
    raw = section.text[whole.start : whole.end].rstrip("\n")
    blocks = touches_block(raw)
    skip = raw.rfind("--;", 0, max(raw.find("="), 0)) + 3 if blocks and "--;" in raw[: max(raw.find("="), 0)] else 0
    match = _ASSIGNMENT.match(raw, skip)
    if match is None:
        line = line_span(section, option.line)
        return OptionSpans(line, Span(line.end, line.end), Span(line.end, line.end), line, Span(line.end, line.end))
    cut = len(raw) if blocks and ";--" not in raw[match.end() :] else comment_start(raw, match.end(4))
    end = len(raw[:cut].rstrip(BLANKS))
    start = min(match.end(), max(end, match.end(4)))
    end = max(start, end)
    return OptionSpans(
        Span(*match.span(2)).shifted(whole.start),
        Span(*match.span(4)).shifted(whole.start),
        Span(start, end).shifted(whole.start),
        Span(match.end(1), end).shifted(whole.start),
        Span(cut, len(raw.rstrip(BLANKS)) if cut < len(raw) else cut).shifted(whole.start),
    )


def header_spans(section: Section) -> HeaderSpans:
    """The pieces of the section's header; all empty for a section without one."""
    line = section.header.line if section.header else 0
    whole = line_span(section, line, whole=True)
    match = HEADER.match(section.text, whole.start, whole.end)
    if match is None:
        plain = line_span(section, line)
        return HeaderSpans(plain, Span(plain.end, plain.end), plain)
    start = section.text.index("[", match.start())
    modifiers = Span(*match.span(2)) if match[2] is not None else Span(match.end(), match.end())
    return HeaderSpans(Span(*match.span(1)), modifiers, Span(start, match.end()))


def as_written(raw: str, within: Span) -> Span:
    r"""A part of a piece as Asterisk reads it, where it stands in the text: `\;` is one character to Asterisk."""
    if "\\;" not in raw:
        return within
    places = [match.start() for match in _CHARACTER.finditer(raw)]
    places.append(len(raw))
    last = len(places) - 1
    return Span(places[min(within.start, last)], places[min(within.end, last)])
