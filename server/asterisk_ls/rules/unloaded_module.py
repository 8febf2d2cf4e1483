"""A module is not loaded, and the configuration needs it.

Objects of a type come with a module; where that is not loaded, nobody reads them.

```conf title="modules.conf"
[modules]
autoload = yes
noload = res_pjsip_outbound_registration.so
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unloaded-module "Asterisk registers nowhere"
```

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0

[carrier]
type = registration
server_uri = sip:sip.example.com
client_uri = sip:8001@sip.example.com
```

```conf fixed unsafe title="modules.conf"
[modules]
autoload = yes
```

## Without `autoload`

Each module has to be named, and so have those that it requires.

```conf title="modules.conf"
[modules]
autoload = no
load = chan_pjsip.so
       ^^^^^^^^^^^^^ unloaded-module "`chan_pjsip` and 2 more need `res_pjsip`, which is not loaded"
load = res_pjsip_session.so
load = res_pjsip_pubsub.so
load = res_sorcery_config.so
load = res_sorcery_memory.so
load = res_sorcery_astdb.so
load = res_pjproject.so
```

```conf fixed unsafe
[modules]
autoload = no
load = chan_pjsip.so
load = res_pjsip_session.so
load = res_pjsip_pubsub.so
load = res_sorcery_config.so
load = res_sorcery_memory.so
load = res_sorcery_astdb.so
load = res_pjproject.so
load = res_pjsip.so
```

```conf title="modules.conf"
[modules]
autoload = yes
require = chan_pjsip.so
          ^^^^^^^^^^^^^ unloaded-module "Asterisk does not start"
noload = res_pjsip_session.so
```

## Loaded and forbidden

`noload` counts, wherever it stands.

```conf title="modules.conf"
[modules]
autoload = no
noload = app_queue.so
load = app_queue.so
       ^^^^^^^^^^^^ unloaded-module "`noload` keeps it out"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Effect, Finding, Note, Piece, Severity, Spot
from asterisk_ls.rules.modules import is_there, loading, read_category, spoken_absence
from asterisk_ls.schema.dialplan import modules_of
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.module_needs import FILES, PJSIP, TYPES
from asterisk_ls.semantic.modules import REQUIRING, WANTING, Why, base
from asterisk_ls.semantic.queries import FileThere, FirstObject, ModuleAbsence, OpenDialplan, SectionNames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Category, Known
    from asterisk_ls.semantic.modules import Absence


_DIALPLAN = "pbx_config"


def check(case: Case) -> Iterator[Finding]:
    """First what the lines say of each other, then what the configuration needs."""
    category = read_category(case)
    if category is None:
        return
    lacking: dict[str, list[tuple[Place, Absence]]] = {}
    for place in category.places():
        line = place.option
        absence = case.ask(ModuleAbsence(line.value)) if line is not None and line.name.lower() in WANTING else None
        if absence is not None and absence.why is Why.FORBIDDEN:
            related = (
                (Note(Spot(absence.place, Piece.LINE), "it is forbidden here"),) if absence.place is not None else ()
            )
            yield Finding(Spot(place, Piece.VALUE), "`noload` keeps it out", related=related, effect=Effect.IGNORED)
        elif absence is not None:
            lacking.setdefault(absence.missing, []).append((place, absence))
    for missing, some in lacking.items():
        yield _lacking(case, category, missing, some)
    if case.ask(ModuleAbsence(PJSIP)) is not None:
        yield from _of_module(case, category, PJSIP, "nothing reads `pjsip.conf`", case.ask(FirstObject("endpoint")))
    else:
        for type_, need in TYPES.items():
            known = case.ask(FirstObject(type_))
            if known is not None:
                for module in need.modules:
                    yield from _of_module(case, category, module, need.without, known)
        for file, need in FILES.items():
            unloaded = [module for module in need.modules if case.ask(ModuleAbsence(module)) is not None]
            if unloaded and case.ask(SectionNames(file)):  # in this order: what sections there are is different often
                for module in unloaded:
                    yield from _of_module(case, category, module, need.without)
    if (
        case.ask(ModuleAbsence(_DIALPLAN)) is not None
        and case.ask(FileThere("extensions.conf"))
        and case.ask(SectionNames("extensions.conf"))
        and not case.ask(OpenDialplan())
    ):
        yield from _of_module(case, category, _DIALPLAN, "nothing reads `extensions.conf`")


def _lacking(case: Case, category: Category, missing: str, some: list[tuple[Place, Absence]]) -> Finding:
    """About lines that ask in vain for modules, since another one is not loaded."""
    required = next((place for place, _ in some if place.option and place.option.name.lower() in REQUIRING), None)
    place = required or some[0][0]
    module = base(place.option.value) if place.option is not None else ""
    others = [other for other, _ in some if other is not place]
    who = f"`{module}` and {len(others)} more need" if others else f"`{module}` needs"
    since = _since(case, missing)
    young = f" (part of Asterisk since {since})" if since else ""
    message = f"{who} `{missing}`{young}, which is not loaded"
    cause = case.ask(ModuleAbsence(missing))
    related = [Note(Spot(other, Piece.VALUE), "this one needs it too") for other in others]
    if cause is not None and cause.place is not None and cause.why is Why.FORBIDDEN:
        related.insert(0, Note(Spot(cause.place, Piece.LINE), "why it is not loaded"))
    return Finding(
        Spot(place, Piece.VALUE),
        f"{message}, so Asterisk does not start" if required is not None else message,
        related=tuple(related),
        fixes=loading(case, category, missing, cause) if cause is not None else (),
        severity=Severity.WARNING if since else Severity.ERROR,
        effect=Effect.DOES_NOT_START if required is not None else Effect.MODULE_LOST,
    )


def _since(case: Case, module: str) -> str:
    """The release that brought the module, where older ones of the branch may be meant, which do not require it."""
    schema = case.schema
    if schema.exact or not schema.branch.isdecimal():
        return ""
    there, absent = modules_of(f"{schema.branch}.0.0")
    if module in there:
        return ""
    return absent[module].since.get(schema.branch, schema.branch) if module in absent else schema.branch


def _of_module(
    case: Case, category: Category, module: str, without: str, known: Known | None = None
) -> Iterator[Finding]:
    """About a module that something needs."""
    absence = case.ask(ModuleAbsence(module)) if is_there(case, module) else None
    if absence is None or (module == PJSIP and known is None):
        return
    spot = Spot(Place(category.section, None), Piece.HEADER)
    if absence.place is not None and absence.why is not Why.UNLISTED:
        spot = Spot(absence.place, Piece.VALUE)
    related: tuple[Note, ...] = ()
    if known is not None:
        related = (Note(Spot(Place(known.section, None), Piece.HEADER), f"this {known.type} needs it"),)
    yield Finding(
        spot,
        f"`{module}` is not loaded{spoken_absence(absence)}, so {without}",
        related=related,
        fixes=loading(case, category, module, absence),
        severity=Severity.INFORMATION if module == PJSIP else None,
    )
