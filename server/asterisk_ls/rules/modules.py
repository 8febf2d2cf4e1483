"""What the rules about modules have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import AddLine, Fix, Piece, Replace, Spot
from asterisk_ls.schema.dialplan import modules_of
from asterisk_ls.semantic.modules import FILE, SECTION, WANTING, Why
from asterisk_ls.semantic.queries import ModuleAbsence, PlainSections
from asterisk_ls.syntax.names import fold

if TYPE_CHECKING:
    from asterisk_ls.rules.base import Case
    from asterisk_ls.semantic.model import Category
    from asterisk_ls.semantic.modules import Absence


def is_there(case: Case, module: str) -> bool:
    """Whether the version has a module of that name."""
    return module in modules_of(case.schema.version)[0]


def spoken_absence(absence: Absence) -> str:
    """Why a module is not loaded, as far as that is not to be seen at the line that says so."""
    return f", since `{absence.missing}` is not" if absence.why is Why.INCOMPLETE else ""


def read_category(case: Case) -> Category | None:
    """The section `[modules]` of the case, when it is the one that Asterisk reads."""
    category = case.category
    if case.file != FILE or category is None or category.template or fold(category.name) != SECTION:
        return None
    if category.section != case.section_id or case.ask(PlainSections(FILE, SECTION))[:1] != (category.section,):
        return None
    return category


def loading(case: Case, category: Category, module: str, absence: Absence) -> tuple[Fix, ...]:
    """The fix that has a module loaded which is not: the line that forbids it goes, or there are new ones."""
    if absence.why is Why.FORBIDDEN and absence.place is not None:
        return (Fix("remove the `noload`", (Replace(Spot(absence.place, Piece.WHOLE_LINE), ""),)),)
    if absence.why is not Why.UNLISTED:
        return ()
    own = [place for place in category.places() if place.option is not None and place.section == category.section]
    wanting = [place for place in own if place.option is not None and place.option.name.lower() in WANTING]
    if not own:
        return ()
    names = _with_needed(case, module)
    lines = "\n".join(f"load = {name}.so" for name in names)
    title = f"load `{module}`" + (f" and {len(names) - 1} more that it needs" if len(names) > 1 else "")
    return (Fix(title, (AddLine((wanting or own)[-1], lines),)),)


def _with_needed(case: Case, module: str) -> list[str]:
    """A module with all that it requires and that nothing loads, itself first."""
    there = modules_of(case.schema.version)[0]
    found = [module]
    for name in found:
        for other in there[name].requires if name in there else ():
            absence = case.ask(ModuleAbsence(other)) if other in there and other not in found else None
            if absence is not None and absence.why is Why.UNLISTED:
                found.append(other)
    return found
