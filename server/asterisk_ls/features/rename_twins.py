"""Endpoints and AORs that phones know by one name, so that neither can be renamed without the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.things import Kind, Thing, object_of
from asterisk_ls.schema.values import split_list
from asterisk_ls.semantic.apply.doubts import CONTACT, REGISTERS
from asterisk_ls.semantic.queries import NamedBy, Objects, OpenType
from asterisk_ls.semantic.wizard import WIZARD_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Known
    from asterisk_ls.semantic.project import Project

ENDPOINT, AOR = ("pjsip.conf", "endpoint"), ("pjsip.conf", "aor")
_NAMING = ("identify", "registration")


def twin_of(project: Project, thing: Thing) -> Iterator[Thing]:
    """The AOR of an endpoint, or the endpoint of an AOR, that has the same name and goes by it among phones.

    A phone that registers gives one name: it is that of its endpoint, and Asterisk looks for an AOR of that name.
    """
    if thing.kind is not Kind.OBJECT or thing.where not in (ENDPOINT, AOR):
        return
    name = thing.name
    aors = project.answer(Objects("aor", name))
    endpoints = project.answer(Objects("endpoint", name))
    if (
        any(REGISTERS in known.facts and CONTACT not in known.facts for known in aors)
        and any(_is_found_by_name(project, known) for known in endpoints)
        and not any(project.answer(OpenType(type_)) for type_ in _NAMING)
        and not any(project.answer(NamedBy(type_, "endpoint", name)) for type_ in _NAMING)
    ):
        yield object_of(AOR if thing.where == ENDPOINT else ENDPOINT, name)


def _is_found_by_name(project: Project, known: Known) -> bool:
    """Whether an endpoint is that of the user name alone, and its AORs hold its own name."""
    unit = project.units.get(known.file)
    category = unit.categories.get(known.section) if unit is not None else None
    if category is None or known.file == WIZARD_FILE:
        return False
    ways = {item.text.lower() for item in split_list(category.last("identify_by") or "username,ip")}
    aors = [item.text for item in split_list(category.last("aors") or "")]
    return "username" in ways and "auth_username" not in ways and known.id in aors
