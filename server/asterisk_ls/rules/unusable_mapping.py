"""A line of sorcery.conf names a source that there is not.

Behind the type stands what the objects come from: `config` for a file, `realtime` for a database, `astdb`, `memory`, or
`memory_cache` in front of one of these. At a line that it cannot follow Asterisk leaves the section. A module that
reads the section as its own, as `res_pjsip` does, does not start at all.

```conf title="sorcery.conf"
[res_pjsip]
endpoint = config,pjsip.conf,criteria=type=endpoint
aor = ps_aors
      ^^^^^^^ unusable-mapping "`ps_aors` is no source, so `res_pjsip` does not start"
```

```conf fixed unsafe
[res_pjsip]
endpoint = config,pjsip.conf,criteria=type=endpoint
aor = realtime,ps_aors
```

## A database that nobody knows of

What `realtime` names has to stand in `extconfig.conf`, with a driver and a database.

```conf title="sorcery.conf"
[res_pjsip]
endpoint = realtime,ps_endpoints
aor = realtime,ps_aor
               ^^^^^^ unusable-mapping "`ps_aor` is in no line of `extconfig.conf`, so `res_pjsip` does not start"
```

```conf title="extconfig.conf"
[settings]
ps_endpoints => odbc,asterisk
ps_aors => odbc,asterisk
```

```conf fixed unsafe
[res_pjsip]
endpoint = realtime,ps_endpoints
aor = realtime,ps_aors
```

## A file that is not there

Then there are no objects of that type, and everything else goes on.

```conf title="sorcery.conf"
[res_pjsip]
endpoint = config,phones.conf,criteria=type=endpoint
                  ^^^^^^^^^^^ unusable-mapping "no file `phones.conf`: there will be nothing of type `endpoint` from it"
```

```log
ERROR Unable to load config file 'phones.conf'
```

## A type that cannot be mapped

`res_geolocation` maps this type itself and gives up when that is done already. PJSIP waits for the module, and does not
start either.

```conf title="sorcery.conf"
[res_geolocation]
location = config,geolocation.conf,criteria=type=location
^^^^^^^^ unusable-mapping "`location` cannot be mapped: `res_geolocation` does not start, nor does `res_pjsip`"
profile = config,geolocation.conf,criteria=type=profile
```

## A condition without a value

Asterisk looks at some options without asking whether they have a value, and crashes when it starts.

```conf title="sorcery.conf"
[res_pjsip]
aor = config,pjsip.conf,criteria=aor
                        ^^^^^^^^^^^^ unusable-mapping "lacks a value: Asterisk crashes when it starts"
```

## Nothing behind the source

A file or a family of tables has to be named, and options of a file have to have a value.

```conf title="sorcery.conf"
[res_pjsip_outbound_registration]
registration = config
               ^^^^^^ unusable-mapping "`config` needs the name of a file"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Effect, Finding, Fix, Piece, Replace, Severity, Spot
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.schema.load import sorcery_mappings
from asterisk_ls.schema.verdict import LogLine
from asterisk_ls.semantic.queries import FileThere, TableFamilies
from asterisk_ls.semantic.sorcery_conf import (
    WIZARDS,
    can_follow,
    crashing_option,
    first_of_its_name,
    has_tables,
    lines_looked_at,
    stops_module,
    wrong_option,
)
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Place
    from asterisk_ls.semantic.sorcery_conf import Families, MappingLine

_NEEDS = {"config": "a file", "realtime": "a family of tables", "astdb": "a family"}


def check(case: Case) -> Iterator[Finding]:
    """Look at the lines of a section that Asterisk's own modules read, up to the first that it cannot follow."""
    mappings = sorcery_mappings(case.schema.version) if first_of_its_name(case.file, case.category, case.ask) else ()
    name = fold(case.category.name) if case.category is not None else ""
    types = {mapping.type for mapping in mappings if name in mapping.sections}
    families = case.ask(TableFamilies())
    for place, line in lines_looked_at(case.category) if case.category is not None and types else ():
        if stops_module(name, line):
            spot = Spot(place, Piece.NAME)
            yield Finding(spot, f"`{line.type}` cannot be mapped: `{name}` does not start, nor does `res_pjsip`")
        crashing = crashing_option(line)
        if crashing is not None:
            spot = _behind(place, line, crashing)
            yield Finding(spot, "lacks a value: Asterisk crashes when it starts", effect=Effect.CRASHES)
            return
        if not can_follow(line, families):
            starts = not any(name == mapping.instance for mapping in mappings)
            yield _finding(place, line, "" if starts else name, families)
            return
        if line.wizard == "config" and line.type in types:
            yield from _missing(case, place, line)


def _missing(case: Case, place: Place, line: MappingLine) -> Iterator[Finding]:
    file = line.data.partition(",")[0]
    if file in case.schema.files or case.ask(FileThere(file)):
        return
    text = LogLine("ERROR", f"Unable to load config file '{file}'")
    yield Finding(
        _behind(place, line, file),
        f"no file `{file}`: there will be nothing of type `{line.type}` from it",
        log=((text, place),),
        severity=Severity.WARNING,
    )


def _behind(place: Place, line: MappingLine, part: str) -> Spot:
    """A part of what stands behind the source."""
    start = len(line.wizard) + 1 + line.data.find(part)
    return Spot(place, Piece.VALUE, Span(start, start + len(part)))


def _finding(place: Place, line: MappingLine, module: str, families: Families) -> Finding:
    cost = f", so `{module}` does not start" if module else ", so the rest of the section is not read"
    spot, message, fixes = _fault(place, line, families)
    is_known = line.wizard in WIZARDS
    if is_known:
        text = f"Wizard '{line.wizard}' failed to open mapping for object type '{line.type}' with data: {line.data}"
    else:
        text = f"Wizard '{line.wizard}' could not be applied to object type '{line.type}' as it was not found"
    log = [LogLine("WARNING" if is_known else "ERROR", text)]
    if module:
        log.append(LogLine("ERROR", f"Error attempting to apply configuration {module} to sorcery."))
    return Finding(
        spot,
        f"{message}{cost}",
        log=tuple((said, place) for said in log),
        fixes=fixes,
        severity=None if module else Severity.WARNING,
        effect=None if module else Effect.IGNORED,
    )


def _fault(place: Place, line: MappingLine, families: Families) -> tuple[Spot, str, tuple[Fix, ...]]:
    """What is wrong with a line, where, and what may have been meant."""
    spot = Spot(place, Piece.VALUE, Span(0, len(line.wizard)))
    if line.wizard not in WIZARDS:
        return spot, f"`{line.wizard}` is no source", tuple(_use(spot, source) for source in _likely(line.wizard))
    if not line.data:
        return spot, f"`{line.wizard}` needs the name of {_NEEDS[line.wizard]}", ()
    if line.wizard == "realtime" and not has_tables(line, families):
        family = line.data.partition(",")[0]
        spot = _behind(place, line, family)
        near = nearest_names(family, sorted(families or ()))
        return spot, f"`{family}` is in no line of `extconfig.conf`", tuple(_use(spot, other) for other in near)
    wrong = wrong_option(line)
    if wrong is not None:
        return _behind(place, line, wrong), f"`{wrong}` is nothing that `{line.wizard}` takes", ()
    return spot, f"an option of `{line.wizard}` has no value", ()


def _likely(name: str) -> tuple[str, ...]:
    """What to write instead of something that is no source."""
    if name.endswith(".conf"):
        return (f"config,{name}",)
    if name.startswith("ps_"):
        return (f"realtime,{name}",)
    return nearest_names(name, sorted(WIZARDS))


def _use(spot: Spot, source: str) -> Fix:
    return Fix(f"use `{source}`", (Replace(spot, source),))
