"""Names in the values of options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.scope import likely_types, option_in
from asterisk_ls.features.things import Named, Role, Thing, thing_of
from asterisk_ls.schema.values import acl_names
from asterisk_ls.schema.values.cstrings import Item, items
from asterisk_ls.syntax.lines import whole_line
from asterisk_ls.syntax.spans import as_written, option_spans
from asterisk_ls.text import BLANKS, Span

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
    if found is None or not found[1].value.targets:
        return
    option = found[1]
    whole, is_plain = value_span(section, line)
    raw = section.text[whole.start : whole.end]
    for item in _items(option, line):
        things = tuple(_things(option, item.text))
        if things:
            span = as_written(raw, Span(item.start, item.end)).shifted(whole.start) if is_plain else whole
            yield Named(span, item.text, things, Role.VALUE, is_plain)


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
    if option.value.kind != "ref_list":
        return (Item(line.value, 0),)
    some = items(line.value, option.value.separator)
    if line.operator == "+=" and line.value.lstrip(BLANKS)[:1] not in option.value.separator:
        next(some, None)  # it goes on with the last name of the line that it is appended to
    return some


def _things(option: OptionSchema, name: str) -> Iterator[Thing]:
    for target in option.value.targets if name else ():
        if target != "mailbox":
            yield thing_of(target, name)
