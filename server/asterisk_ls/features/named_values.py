"""Names in the values of options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.scope import likely_types, option_in
from asterisk_ls.features.things import Named, Role, Thing, listed, mailbox, thing_of
from asterisk_ls.schema.values import acl_names
from asterisk_ls.schema.values.cstrings import Item, items
from asterisk_ls.syntax.lines import whole_line
from asterisk_ls.syntax.spans import as_written, option_spans
from asterisk_ls.text import BLANKS, Span, new
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from asterisk_ls.features.scope import Scope
    from asterisk_ls.schema.model import OptionSchema
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.syntax.nodes import Option, Section


def names_in_value(project: Project, scope: Scope, section: Section, line: Option) -> Iterator[Named]:
    """The names in the value of a line that stand for something else."""
    if not line.value or "${" in line.value:
        return
    found = option_in(project, scope.types or likely_types(project, scope), line.name)
    if found is None:
        return
    option = found[1]
    targets = option.value.targets or (
        _BESIDE.get((found[0].type, line.name.lower()), ()) if option.value.extra else ()
    )
    if not targets:
        return
    written = as_read(section, line)
    for item in _items(option, line):
        if targets == ("mailbox",):
            yield from _mailbox(written, item)
            continue
        things = tuple([thing_of(target, item.text) for target in targets if item.text])
        if things:
            yield written.named(Span(item.start, item.end), item.text, things)


_BESIDE = {("phoneprov", "endpoint"): ("endpoint",)}
"""Options of types that take any name, and what they name."""


class Written(NamedTuple):
    """The value of a line, and where it stands."""

    value: str
    """As Asterisk reads it."""
    whole: Span
    raw: str
    is_plain: bool
    """Whether it stands there as it is read, but for `\\;`."""

    def named(self, span: Span, text: str, things: tuple[Thing, ...], role: Role = Role.VALUE) -> Named:
        """A name that stands at a span of the value as it is read."""
        place = as_written(self.raw, span).shifted(self.whole.start) if self.is_plain else self.whole
        return new(Named, (place, text, things, role, self.is_plain))


def as_read(section: Section, line: Option) -> Written:
    """Where the value of a line stands."""
    whole, is_plain = value_span(section, line)
    return Written(line.value, whole, section.text[whole.start : whole.end], is_plain)


def value_span(section: Section, line: Option) -> tuple[Span, bool]:
    r"""Where the value of a line stands, and whether it stands there as it is read, but for `\;`."""
    text = section.text
    start, end = whole_line(text, line.line)
    if text.find(";", start, end) < 0:  # nearly always
        raw = text[start:end].rstrip(BLANKS)
        if raw.endswith(line.value):
            end = start + len(raw)
            return Span(end - len(line.value), end), True
    span = option_spans(section, line).value
    return span, text[span.start : span.end].replace("\\;", ";") == line.value


def _items(option: OptionSchema, line: Option) -> Iterable[Item]:
    """The names of a list, or the one that the value is."""
    if option.value.targets == ("acl.conf",):
        return acl_names(line.value)
    if option.value.kind not in ("ref_list", "name_list") and option.value.targets != ("mailbox",):
        return (Item(line.value, 0),)
    some = items(line.value, option.value.separator)
    if line.operator == "+=" and line.value.lstrip(BLANKS)[:1] not in option.value.separator:
        next(some, None)  # it goes on with the last name of the line that it is appended to
    return some


def _mailbox(written: Written, item: Item) -> Iterator[Named]:
    """`box@context`: without its context it is none of a file."""
    box, at, context = item.text.partition("@")
    if box and context:
        middle = item.start + len(box)
        yield written.named(Span(item.start, middle), box, (mailbox(context, box),))
        yield written.named(Span(middle + len(at), item.end), context, (listed("voicemail.conf", context),))
