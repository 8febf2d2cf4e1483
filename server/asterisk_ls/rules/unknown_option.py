"""A section has an option that its type does not know.

Asterisk drops the whole object because of it: an endpoint with one misspelt option does not exist, and its phone cannot
register. The other objects of the file are loaded. On a reload the object keeps the configuration from before.

```conf title="pjsip.conf"
[6001]
type = endpoint
context = phones
setvar = LINE=1
^^^^^^ unknown-option "`setvar`: in an endpoint it is `set_var`"
```

```log
ERROR Could not find option suitable for category '6001' named 'setvar' at line 4 of
ERROR Could not create an object of type 'endpoint' with id '6001' from configuration file 'pjsip.conf'
```

```conf fixed
[6001]
type = endpoint
context = phones
set_var = LINE=1
```

## A slip of the finger

A name that looks like another one is not corrected without being asked.

```conf title="pjsip.conf"
[6001]
type = aor
max_contcts = 1
^^^^^^^^^^^ unknown-option "no option of an aor"
```

```conf fixed unsafe
[6001]
type = aor
max_contacts = 1
```

## The option of another type

```conf title="pjsip.conf"
[6001]
type = endpoint
context = phones
max_contacts = 1
^^^^^^^^^^^^ unknown-option "`max_contacts` belongs to aor, not to endpoint"
```

## A name of chan_sip

The names of `sip.conf` are known, and so is what took their place.

```conf title="pjsip.conf"
[6001]
type = endpoint
context = phones
secret = 1234
^^^^^^ unknown-option "in PJSIP the password stands in a section of type auth"
```

## A file that its module reads itself

Queues, mailboxes, music on hold and the like are not as strict: the line is left out, with a message or without one.

```conf title="queues.conf"
[support]
strategy = ringall
anounce-holdtime = yes
^^^^^^^^^^^^^^^^ unknown-option "`anounce-holdtime` is no option of this section"
```

```log
WARNING Unknown keyword in queue 'support': anounce-holdtime at line 3 of queues.conf
```

```conf fixed unsafe
[support]
strategy = ringall
announce-holdtime = yes
```

## Another version

```toml
target-version = "16"
```

```conf title="pjsip.conf"
[6001]
type = endpoint
context = phones
tenantid = hall
^^^^^^^^ unknown-option "needs Asterisk"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace
from asterisk_ls.rules.nearest import nearest_names, plain
from asterisk_ls.rules.pointing import at_fault, cost, harmless, logged, lost, severity
from asterisk_ls.rules.wording import with_article
from asterisk_ls.rules.wrong_names import SLIPS, advice_on
from asterisk_ls.schema.model import Engine, Repeat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.rules.base import Spot
    from asterisk_ls.schema.model import AbsentOption, FileSchema, ObjectSchema, Schema
    from asterisk_ls.syntax.nodes import Option


def check(case: Case) -> Iterator[Finding]:
    """Say what is known of the name, best knowledge first."""
    fault, creation = case.fault, case.creation
    if fault is None or fault.at is None or fault.at.option is None or creation is None or creation.schema is None:
        return
    spot = at_fault(case, Piece.NAME)
    message, fixes = _said_of(case, creation.schema, fault.at.option)
    yield Finding(
        spot,
        message,
        lost=lost(case),
        log=logged(case),
        fixes=harmless(
            _renaming(spot, use, safe=safe and not _is_set(case, creation.schema, use)) for use, safe in fixes
        ),
        severity=severity(case),
        effect=cost(case),
    )


def _is_set(case: Case, schema: ObjectSchema, name: str) -> bool:
    """Whether the section sets the option already, and only one line of it counts."""
    option = schema.options.get(name.lower())
    once = option is not None and option.repeat is Repeat.LAST
    return once and any(line.name.lower() == name.lower() for line in case.section.options)


def _said_of(case: Case, schema: ObjectSchema, line: Option) -> tuple[str, list[tuple[str, bool]]]:
    """The message, and the names to put in its place, each with whether that is safe."""
    name = line.name
    return (
        _well_known(case.schema, schema, line)
        or _of_other_versions(case.schema, schema, name)
        or _guess(case, schema, name)
    )


def _well_known(of: Schema, schema: ObjectSchema, line: Option) -> tuple[str, list[tuple[str, bool]]] | None:
    """A wrong name that can only mean one thing, or that belongs to chan_sip."""
    name = line.name
    advice = advice_on(schema.type, name) if schema.file == "pjsip.conf" else None
    if advice is not None and not advice.fits(line.value):
        return f"`{name}` {advice.text}", []
    if advice is not None and advice.use is not None and advice.use in schema.options:
        colon = ":" if name.lower() in SLIPS.get(schema.type, {}) else ""
        return f"`{name}`{colon} {advice.text}", [(advice.use, _holds(of, schema, advice.use, name))]
    letters = plain(name)
    same = [option.name for option in schema.options.values() if plain(option.name) == letters]
    if len(same) == 1:
        return f"`{name}` is written `{same[0]}`", [(same[0], _holds(of, schema, same[0], name))]
    return None


def _holds(of: Schema, schema: ObjectSchema, use: str, name: str) -> bool:
    """Whether the other name is right in each release that may be meant, and this one in none."""
    return name.lower() not in schema.absent and of.always_has(schema.options[use.lower()])


def _of_other_versions(schema: Schema, of_type: ObjectSchema, name: str) -> tuple[str, list[tuple[str, bool]]] | None:
    """An option that this version does not have."""
    absent = of_type.absent.get(name.lower())
    if absent is None:
        return None
    known = absent.replaced_by is not None and absent.replaced_by in of_type.options
    return _versions(schema, name, absent), [(str(absent.replaced_by), False)] if known else []


def _guess(case: Case, schema: ObjectSchema, name: str) -> tuple[str, list[tuple[str, bool]]]:
    """What the name looks like, and where else it is an option."""
    near = [(other, False) for other in nearest_names(name, [option.name for option in schema.options.values()])]
    of_file = case.schema.files.get(schema.file)
    if of_file is not None and of_file.engine is Engine.ACO:
        return f"`{name}` is no option of this section", near
    if of_file is not None and of_file.engine is Engine.MODULE:
        return _of_module_file(of_file, schema, name), near
    elsewhere = _types_with(case.schema, schema, name)
    if elsewhere:
        return f"`{name}` belongs to {' and '.join(elsewhere)}, not to {schema.type}", near
    return f"`{name}` is no option of {with_article(schema.type)}", near


def _of_module_file(of_file: FileSchema, own: ObjectSchema, name: str) -> str:
    """What there is to say about a name in a file that a module reads itself: it may belong to other sections."""
    for other in of_file.types.values():
        if name.lower() in other.options and not other.internal:
            fixed = other.category_match == "ACO_WHITELIST_EXACT"
            owner = f"`[{other.category}]`" if fixed else with_article(other.type)
            here = f", not to `[{own.category}]`" if own.category_match == "ACO_WHITELIST_EXACT" else ""
            return f"`{name}` belongs to {owner}{here}"
    return f"`{name}` is no option of this section, and takes no effect"


def _versions(schema: Schema, name: str, absent: AbsentOption) -> str:
    """Why this version does not have the option."""
    since, removed = absent.since.get(schema.branch), absent.removed.get(schema.branch)
    instead = f"; use `{absent.replaced_by}`" if absent.replaced_by else ""
    if removed is not None:
        return f"`{name}` was removed in Asterisk {removed}{instead}"
    if since is not None:
        return f"`{name}` needs Asterisk {since} or later, and the target is {schema.version}{instead}"
    later = [release for branch, release in absent.since.items() if _order(branch) > _order(schema.branch)]
    if not later and absent.since:
        return f"`{name}` is gone from Asterisk {schema.branch}{instead}"
    if later:
        return f"`{name}` needs Asterisk {min(later, key=_order)} or later, and the target is {schema.version}{instead}"
    return f"`{name}` does not exist in Asterisk {schema.branch}{instead}"


def _order(release: str) -> tuple[float, ...]:
    return tuple(float(part) if part.isdigit() else float("inf") for part in release.split("."))


def _types_with(schema: Schema, own: ObjectSchema, name: str) -> list[str]:
    """The other types of the file that have the option. A name that nearly every type has says nothing."""
    of_file = schema.files.get(own.file)
    if of_file is None:
        return []
    lower = name.lower()
    found = [type_.type for type_ in of_file.types.values() if type_.mapped and lower in type_.options]
    return found if len(found) <= _FEW else []


_FEW = 4


def _renaming(spot: Spot, use: str, *, safe: bool) -> Fix:
    return Fix(f"use `{use}`", (Replace(spot, use),), safe=safe)
