"""A section as its module sees it once its lines are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from asterisk_ls.schema.model import Repeat
from asterisk_ls.schema.verdict import LogLine
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.schema.model import FileSchema, ObjectSchema, OptionSchema
    from asterisk_ls.semantic.creation import Judge
    from asterisk_ls.semantic.model import Category, Place


class View(NamedTuple):
    """What a check of a whole section looks at, and what it may ask."""

    category: Category
    places: list[Place]
    """All its lines, in order."""
    file: str
    schema: ObjectSchema
    of_file: FileSchema
    judge: Callable[[ObjectSchema], Judge]
    ask: Callable[[Any], Any]

    def first(self, name: str) -> Place | None:
        """The first line of an option, by its name in lower case: what `ast_variable_retrieve` finds."""
        return next((place for place in self.places if place.option and place.option.name.lower() == name), None)

    def last(self, name: str) -> Place | None:
        """The last line of an option: what counts where lines are read one after the other."""
        places = reversed(self.places)
        return next((place for place in places if place.option and place.option.name.lower() == name), None)

    def first_value(self, name: str) -> str | None:
        """The value of the first line."""
        return value_of(self.first(name))

    def last_value(self, name: str) -> str | None:
        """The value of the last line."""
        return value_of(self.last(name))


def value_of(place: Place | None) -> str | None:
    """The value of a line; None without one."""
    return place.option.value if place is not None and place.option is not None else None


def replaced_log(category: Category, option: OptionSchema) -> tuple[LogLine, ...]:
    """What is logged of an old name: nothing where the new one is there as well and looked for first."""
    said = option.value.extra.get("replaced_log")
    if not isinstance(said, (list, tuple)):
        return ()
    if option.repeat is Repeat.FIRST and option.replaced_by and category.first(option.replaced_by) is not None:
        return ()
    return (LogLine(*said),)
