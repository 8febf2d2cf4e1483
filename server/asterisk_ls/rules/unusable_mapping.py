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
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.sorcery_conf import WIZARDS, can_follow, first_of_its_name, mapping_line
from asterisk_ls.syntax.reading import fold
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.sorcery_conf import MappingLine

_NEEDS = {"config": "a file", "realtime": "a family of tables", "astdb": "a family"}


def check(case: Case) -> Iterator[Finding]:
    """Point at the first such line of a section that Asterisk's own modules read."""
    mappings = sorcery_mappings(case.schema.version) if first_of_its_name(case.file, case.category, case.ask) else ()
    name = fold(case.category.name) if case.category is not None else ""
    if not any(name in mapping.sections for mapping in mappings):
        return
    for place in case.category.places() if case.category is not None else ():
        line = mapping_line(place.option) if place.option is not None else None
        if line is not None and not can_follow(line):
            starts = not any(name == mapping.instance for mapping in mappings)
            yield _finding(place, line, "" if starts else name)
            return


def _finding(place: Place, line: MappingLine, module: str) -> Finding:
    spot = Spot(place, Piece.VALUE, Span(0, len(line.wizard)))
    cost = f", so `{module}` does not start" if module else ", so the rest of the section is not read"
    is_known = line.wizard in WIZARDS
    if not is_known:
        text = f"Wizard '{line.wizard}' could not be applied to object type '{line.type}' as it was not found"
        message = f"`{line.wizard}` is no source{cost}"
    else:
        text = f"Wizard '{line.wizard}' failed to open mapping for object type '{line.type}' with data: {line.data}"
        message = f"`{line.wizard}` needs the name of {_NEEDS[line.wizard]}{cost}"
        if line.data:
            message = f"an option of `{line.wizard}` has no value{cost}"
    log = [LogLine("WARNING" if is_known else "ERROR", text)]
    if module:
        log.append(LogLine("ERROR", f"Error attempting to apply configuration {module} to sorcery."))
    return Finding(
        spot,
        message,
        log=tuple((said, place) for said in log),
        fixes=() if is_known else tuple(_use(spot, source) for source in _likely(line.wizard)),
        severity=None if module else Severity.WARNING,
        effect=None if module else Effect.IGNORED,
    )


def _likely(name: str) -> tuple[str, ...]:
    """What to write instead of something that is no source."""
    if name.endswith(".conf"):
        return (f"config,{name}",)
    if name.startswith("ps_"):
        return (f"realtime,{name}",)
    return nearest_names(name, sorted(WIZARDS))


def _use(spot: Spot, source: str) -> Fix:
    return Fix(f"use `{source}`", (Replace(spot, source),))
