"""A section of `pjsip_wizard.conf` has an option that the wizard does not look at.

The wizard asks for the options that it knows and skips all others without a word. A misspelt switch is off, and a line
with a misspelt prefix reaches no object.

```conf title="pjsip_wizard.conf"
[carrier] ; our way out
type = wizard
remote_hosts = sip.example.com
send_registrations = yes
^^^^^^^^^^^^^^^^^^ unknown-wizard-option "is ignored"
endpiont/context = from-carrier
^^^^^^^^ unknown-wizard-option "no prefix `endpiont/`"
```

```conf fixed unsafe
[carrier] ; our way out
type = wizard
remote_hosts = sip.example.com
sends_registrations = yes
endpoint/context = from-carrier
```

The prefixes are `endpoint/`, `aor/`, `inbound_auth/`, `outbound_auth/`, `identify/`, `registration/` and `phoneprov/`,
in lower case. An option of an endpoint needs its prefix, except `transport` and `outbound_proxy`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace, Spot
from asterisk_ls.rules.nearest import nearest_names, plain
from asterisk_ls.schema.model import Engine
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.wizard import PREFIXES
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.schema.model import ObjectSchema
    from asterisk_ls.syntax.nodes import Option


def check(case: Case) -> Iterator[Finding]:
    """Look at the lines of wizards and of what they inherit from."""
    of_file = case.schema.files.get(case.file)
    if of_file is None or of_file.engine is not Engine.WIZARD or case.category is None:
        return
    wizard = of_file.types.get(case.category.first("type") or "")
    if wizard is None:
        return
    for option in case.section.options:
        prefix, slash, _ = option.name.partition("/")
        if slash and prefix not in PREFIXES:
            yield from _prefix(case, option, prefix)
        elif not slash and option.name.lower() not in wizard.options and not option.name.startswith("@"):
            yield from _name(case, option, wizard)


def _prefix(case: Case, option: Option, prefix: str) -> Iterator[Finding]:
    spot = Spot(Place(case.section_id, option), Piece.NAME, Span(0, len(prefix)))
    same = [other for other in PREFIXES if plain(other) == plain(prefix)]
    fixes = tuple(Fix(f"use `{other}/`", (Replace(spot, other),)) for other in same or nearest_names(prefix, PREFIXES))
    yield Finding(spot, f"there is no prefix `{prefix}/`, so the line is ignored", fixes=fixes)


def _name(case: Case, option: Option, wizard: ObjectSchema) -> Iterator[Finding]:
    spot = Spot(Place(case.section_id, option), Piece.NAME)
    names = [known.name for known in wizard.options.values()]
    near = nearest_names(option.name, names)
    endpoint = case.schema.type("endpoint")
    if not near and endpoint is not None and endpoint.option(option.name) is not None:
        near = (f"endpoint/{option.name}",)
    fixes = tuple(Fix(f"use `{other}`", (Replace(spot, other),)) for other in near)
    yield Finding(spot, f"`{option.name}` is no option of a wizard, so it is ignored", fixes=fixes)
