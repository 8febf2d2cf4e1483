"""How lines of the dialplan begin: what may stand at the start of one, the extensions and the priorities that may follow."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from asterisk_ls.features.dialplan_line import extension_above
from asterisk_ls.features.dialplan_words import Row, first_of
from asterisk_ls.features.items import Completion, Completions, Kind
from asterisk_ls.features.option_names import assignment
from asterisk_ls.features.snippets import filled_in
from asterisk_ls.semantic.dialplan.lines import extension_end
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import BLANKS, Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.features.cursor import Cursor
    from asterisk_ls.features.dialplan_line import Line


class Start(NamedTuple):
    """How a line may begin."""

    label: str
    name: str
    value: str
    """What follows the operator, as a snippet."""
    detail: str


STARTS = (
    Start("same", "same", "n,$1", "the next step of the extension above"),
    Start("exten", "exten", "${1:100},1,${2:NoOp()}", "the first step of an extension"),
    Start("exten hint", "exten", "${1:100},hint,${2:PJSIP/100}", "the devices whose state an extension shows"),
    Start("include", "include", "${1:context}", "all extensions of another context, behind those of this one"),
    Start("ignorepat", "ignorepat", "${1:9}", "digits behind which the dial tone goes on"),
    Start("switch", "switch", "${1:Realtime/@}", "somewhere else to look for extensions"),
    Start("lswitch", "lswitch", "${1:Realtime/@}", "the same, with variables left as they are"),
    Start("eswitch", "eswitch", "${1:Realtime/@}", "the same, with variables replaced at each call"),
    Start("autohints", "autohints", "${1:yes}", "make hints for devices that have the name of an extension"),
)
SPECIAL = (
    ("s", "where a call without a number begins"),
    ("i", "what is dialled and does not exist"),
    ("t", "when nothing is dialled in time"),
    ("h", "when the call is over"),
    ("T", "when the call has taken as long as it may"),
    ("e", "when something goes wrong and none of the others is there"),
    ("o", "0 during a voicemail greeting"),
    ("a", "* during a voicemail greeting"),
    ("fax", "when a fax is heard"),
)
"""Extensions that Asterisk itself looks for."""
MOST_LINES = 1000
"""Lines above and below the cursor that are looked at while somebody types."""
_OPERATOR = " => "


def starts(cursor: Cursor, *, snippets: bool) -> Iterator[Completion]:
    """What may stand at the start of a line. A line `same` needs an extension above."""
    operator = assignment(cursor.section) if cursor.section.options else _OPERATOR
    is_below = bool(extension_above(cursor))
    for number, start in enumerate(STARTS):
        if cursor.is_assigned and (" " in start.label):
            continue
        if start.name == "same" and not is_below:
            continue
        text = start.name
        if not cursor.is_assigned:
            text += operator + (start.value if snippets else filled_in(start.value))
        is_snippet = snippets and not cursor.is_assigned
        yield Completion(
            start.label,
            Kind.KEYWORD,
            cursor.span,
            text,
            is_snippet=is_snippet,
            sort=f"0{number}",
            detail=start.detail,
        )


def extensions(cursor: Cursor, line: Line, span: Span) -> Completions:
    """The extensions of the section, and those that Asterisk itself looks for."""
    behind = line.text[line.span.end :]
    comma = "" if behind.lstrip().startswith(",") else ","
    known = dict(SPECIAL)
    names = [name for name in _near(cursor) if name not in known and "[" not in name]
    rows = [
        *(Row(name, f"0 {name}", "in this section") for name in dict.fromkeys(names)),
        *(Row(name, f"1 {name}", detail) for name, detail in known.items()),
    ]
    rows, more = first_of(rows, line.typed)
    items = (Completion(one, Kind.VALUE, span, one + comma, sort=sort, detail=detail) for one, sort, detail in rows)
    return Completions(tuple(items), more)


def priorities(cursor: Cursor, line: Line, exten: str, span: Span) -> Iterator[Completion]:
    """`1` for an extension that is new in the section, `n` for one that goes on, and `hint`."""
    comma = "" if line.text[line.span.end :].lstrip().startswith((",", "(")) else ","
    is_new = line.name == "exten" and exten not in _near(cursor, is_above=True)
    words = [("1", "the first one")] if is_new else [("n", "the next one")]
    if line.name == "exten":
        words.append(("hint", "devices whose state the extension shows"))
    for word, detail in words:
        yield Completion(word, Kind.VALUE, span, word + comma, sort=word, detail=detail)


def _near(cursor: Cursor, *, is_above: bool = False) -> list[str]:
    """The extensions of the other lines of the section; of very many lines those near the cursor."""
    options = cursor.section.options
    here = bisect_left(options, cursor.line, key=attrgetter("line"))
    stop = here if is_above else here + MOST_LINES
    return [
        option.value[: extension_end(option.value)].strip(BLANKS)
        for option in options[max(0, here - MOST_LINES) : stop]
        if option.line != cursor.line and fold(option.name) == "exten"
    ]
