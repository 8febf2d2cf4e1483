"""A line of modules.conf keeps Asterisk from starting.

The section `[modules]` has no other options than `autoload`, `load`, `noload`, `require`, `preload` and
`preload-require`. With anything else Asterisk ends before it has loaded a single module.

```conf title="modules.conf"
[modules]
autoload = yes
noloads = chan_iax2.so
^^^^^^^ impossible-modules "`noloads` is no option here"
```

```conf fixed unsafe
[modules]
autoload = yes
noload = chan_iax2.so
```

## Required and forbidden

A module that `require` or `preload-require` names cannot be one that `noload` names.

```conf title="modules.conf"
[modules]
autoload = yes
require = app_queue.so
noload = app_queue.so
         ^^^^^^^^^^^^ impossible-modules "the module is required"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Note, Piece, Replace, Spot
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.schema.verdict import LogLine
from asterisk_ls.semantic.queries import SectionsNamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Category, Place
    from asterisk_ls.syntax.nodes import Option

_FILE, _SECTION = "modules.conf", "modules"
_REQUIRING = ("require", "preload-require")
_END = LogLine("ERROR", "Module initialization failed.  ASTERISK EXITING!")


def check(case: Case) -> Iterator[Finding]:
    """Point at options that there are not, and at modules that may not be missing."""
    category = case.category
    if case.file != _FILE or category is None or not _is_read(case, category):
        return
    of_file = case.schema.files.get(_FILE)
    type_ = of_file.types.get(_SECTION) if of_file is not None else None
    if type_ is None or type_.unknown_log is None:
        return
    lines = [(place, place.option) for place in category.places() if place.option is not None]
    names = [option.name for option in type_.options.values()]
    unknown = [(place, option.name) for place, option in lines if option.name.lower() not in type_.options]
    for place, name in unknown:
        spot = Spot(place, Piece.NAME)
        fixes = tuple(Fix(f"use `{near}`", (Replace(spot, near),)) for near in nearest_names(name, names))
        said = LogLine(type_.unknown_log[0], type_.unknown_log[1].format(name=name))
        log = ((said, place), (_END, place)) if place == unknown[0][0] else ()
        yield Finding(spot, f"`{name}` is no option here, and Asterisk does not start with it", log=log, fixes=fixes)
    yield from _contradictions(lines, is_reached=not unknown)


def _contradictions(lines: list[tuple[Place, Option]], *, is_reached: bool) -> Iterator[Finding]:
    required = {_base(option.value): (place, option) for place, option in lines if option.name.lower() in _REQUIRING}
    preloaded = {_base(option.value) for _, option in lines if option.name.lower().startswith("preload")}
    for place, option in lines:
        known = required.get(_base(option.value)) if option.name.lower() == "noload" else None
        if known is None:
            continue
        word = "preload-require" if _base(option.value) in preloaded else "require"
        said = LogLine("ERROR", f"{option.value} is configured with '{word}' and 'noload', this is impossible.")
        related = (Note(Spot(known[0], Piece.LINE), "required here"),)
        spot = Spot(place, Piece.VALUE if option.value else Piece.LINE)
        log = ((said, place), (_END, place)) if is_reached else ()
        yield Finding(spot, "the module is required, so Asterisk does not start without it", log=log, related=related)
        is_reached = False


def _is_read(case: Case, category: Category) -> bool:
    """Whether Asterisk looks at the section: the first one of that name."""
    if category.template or category.name.lower() != _SECTION:
        return False
    named = case.ask(SectionsNamed(_FILE, _SECTION))
    return not named or bool(named[0] == category.section)


def _base(module: str) -> str:
    """The name of a module as Asterisk compares it: in any case, with or without `.so`."""
    return module.lower().removesuffix(".so")
