"""A module of Asterisk in words: what it is, what it requires, and whether `modules.conf` has it loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.markdown import code
from asterisk_ls.schema.dialplan import modules_of
from asterisk_ls.semantic.modules import Why, base
from asterisk_ls.semantic.queries import ModuleAbsence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from asterisk_ls.schema.vocabulary import Missing
    from asterisk_ls.semantic.modules import Absence
    from asterisk_ls.semantic.project import Project

MODULE = "module"
"""What the schema calls the name of a module."""


def module_text(project: Project, name: str) -> str:
    """Markdown about a module, by its name with or without `.so`."""
    there, missing = modules_of(project.schema.version)
    key = base(name)
    if key in missing:
        return _gone(missing[key], project.schema.branch)
    if key not in there:
        return f"{code(key)}: no module of Asterisk {project.schema.branch} itself."
    module = there[key]
    kind = {"core": "", "extended": ", not looked after by Asterisk's own people", "deprecated": ", deprecated"}
    lines = [f"{code(key)}: {module.type}{kind.get(module.support, '')}."]
    if module.requires:
        lines.append(f"Requires: {_listed(module.requires)}.")
    if module.optional:
        lines.append(f"Makes use of: {_listed(module.optional)}.")
    if module.not_built:
        lines.append("Left out of a build unless it is asked for.")
    if module.replaced_by:
        lines.append(f"{code(module.replaced_by)} takes its place.")
    lines += _absence(project.answer(ModuleAbsence(key)))
    return "\n\n".join(lines)


def _absence(absence: Absence | None) -> Iterator[str]:
    if absence is None:
        return
    match absence.why:
        case Why.FORBIDDEN:
            yield "It is not loaded: `noload` names it."
        case Why.UNLISTED:
            yield "It is not loaded: no line names it, and `autoload` is off."
        case Why.INCOMPLETE:
            yield f"It is not loaded, since {code(absence.missing)} is not."


def _gone(module: Missing, branch: str) -> str:
    instead = f" {code(module.replaced_by)} takes its place." if module.replaced_by else ""
    others = f"; branches that have it: {', '.join(module.since)}" if module.since else ""
    return f"{code(module.name)} is no module of Asterisk {branch}{others}.{instead}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(code, names))
