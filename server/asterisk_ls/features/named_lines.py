"""Names on the lines of a section, whatever kind of line it is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from asterisk_ls.features.named_steps import line_of, names_in_devices, names_in_include, names_in_step
from asterisk_ls.features.named_values import names_in_value
from asterisk_ls.features.scope import category_of, scope_in
from asterisk_ls.features.things import Named, Role, mailbox
from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE, Step
from asterisk_ls.syntax.names import fold
from asterisk_ls.syntax.spans import option_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.features.scope import Scope
    from asterisk_ls.semantic.model import Category, SectionId
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.semantic.unit import Unit
    from asterisk_ls.syntax.nodes import Option, Section

QUEUES, VOICEMAIL = "queues.conf", "voicemail.conf"


class InSection:
    """A section of which one or several lines are looked at. What is needed for all of them is found once."""

    def __init__(self, project: Project, unit: Unit, id_: SectionId, section: Section) -> None:
        self.project = project
        self.unit = unit
        self.id = id_
        self.section = section

    def names(self, line: Option) -> Iterator[Named]:
        """The names on a line."""
        path = self.unit.path
        if path == DIALPLAN_FILE:
            added = line_of(self.project, self._category, self.id, line.line) if self._category is not None else None
            if isinstance(added, Step):
                yield from names_in_step(self.project, self._name, self.section, added)
            elif added is not None:
                yield from names_in_include(self.section, added)
        elif path == VOICEMAIL and self._holds_boxes:
            span = option_spans(self.section, line).name
            is_plain = self.section.text[span.start : span.end] == line.name
            yield Named(span, line.name, (mailbox(self._name, line.name),), Role.DEFINITION, is_plain)
        elif path == QUEUES and line.name.lower() == "member":
            yield from names_in_devices(self.project, self.section, line, line.value, 0)
        else:
            yield from names_in_value(self.project, self._scope, self.section, line)

    @cached_property
    def _scope(self) -> Scope:
        return scope_in(self.project, self.unit, self.id)

    @cached_property
    def _category(self) -> Category | None:
        return category_of(self.project, self.unit, self.id)

    @property
    def _name(self) -> str:
        return self._category.name if self._category is not None else ""

    @cached_property
    def _holds_boxes(self) -> bool:
        category = self._category
        return category is not None and not category.template and fold(category.name) not in ("general", "zonemessages")
