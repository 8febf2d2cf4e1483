"""Settings of files that a module reads line by line, such as `http.conf`, for rules about other things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.semantic.queries import Categories
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.rules.base import Case
    from asterisk_ls.semantic.model import Category, Place


class Setting(NamedTuple):
    """The line in force of an option."""

    value: str
    """Empty without a line."""
    place: Place | None


def general_of(case: Case, file: str) -> Category | None:
    """The `[general]` that is read: the first that is no template. None where there is none, or where it is not known."""
    known = case.ask(Categories(file, "general"))
    return next((category for category in known or () if not category.template), None)


def is_known(case: Case, file: str) -> bool:
    """Whether all lines of a file are seen; of one that is not there, that it is not."""
    return case.ask(Categories(file, "general")) is not None


def last_setting(category: Category | None, *names: str) -> Setting:
    """The last line of an option that goes by one of these names."""
    places = category.places() if category is not None else []
    for place in reversed(places):
        if place.option is not None and place.option.name.lower() in names:
            return Setting(place.option.value, place)
    return Setting("", None)


def first_setting(category: Category | None, name: str) -> Setting:
    """The first line of an option: some modules look no further."""
    for place in category.places() if category is not None else []:
        if place.option is not None and place.option.name.lower() == name:
            return Setting(place.option.value, place)
    return Setting("", None)
