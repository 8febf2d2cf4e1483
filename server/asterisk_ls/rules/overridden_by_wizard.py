"""A line of a wizard says what the wizard itself says later.

The lines with a prefix come first, and behind them those that the wizard makes up. Of two lines of one option the last one
counts.

```conf title="pjsip_wizard.conf"
[6001]
type = wizard
accepts_registrations = yes
accepts_auth = yes
inbound_auth/username = 6001
inbound_auth/password = example
endpoint/allow = ulaw
endpoint/aors = desk
                ^^^^ overridden-by-wizard "the wizard sets it to `6001`"
aor/max_contacts = 1
```

| option | when the wizard sets it |
|---|---|
| `endpoint/aors`, `identify/endpoint`, `phoneprov/endpoint` | always |
| `endpoint/auth` | with `accepts_auth` |
| `endpoint/outbound_auth`, `registration/outbound_auth` | with `sends_auth` |
| `endpoint/transport`, `registration/transport` | with `transport` |
| `registration/line`, `registration/endpoint` | with `sends_line_with_registrations` |

```conf fixed unsafe title="pjsip_wizard.conf"
[6001]
type = wizard
accepts_registrations = yes
accepts_auth = yes
inbound_auth/username = 6001
inbound_auth/password = example
endpoint/allow = ulaw
aor/max_contacts = 1
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace, Spot
from asterisk_ls.schema.model import Engine
from asterisk_ls.schema.values import read_bool
from asterisk_ls.semantic.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Category


def check(case: Case) -> Iterator[Finding]:
    """Look at the lines of a wizard itself: those that it inherits may be right for others."""
    of_file, category = case.schema.files.get(case.file), case.category
    if of_file is None or of_file.engine is not Engine.WIZARD or category is None or category.template:
        return
    if category.first("type") != "wizard" or category.section != case.section_id:
        return
    for option in case.section.options:
        prefix, slash, name = option.name.partition("/")
        value = _set_by_wizard(category, prefix, name.lower()) if slash else None
        if value is not None and value != option.value:
            place = Place(case.section_id, option)
            fix = Fix("remove this line", (Replace(Spot(place, Piece.WHOLE_LINE), ""),))
            message = f"`{option.name}` has no effect: the wizard sets it to `{value}`"
            yield Finding(Spot(place, Piece.VALUE if option.value else Piece.LINE), message, fixes=(fix,))


def _set_by_wizard(category: Category, prefix: str, name: str) -> str | None:
    """What the wizard makes of an option, whatever its lines say; None: what they say."""
    match prefix, name:
        case ("endpoint", "aors") | ("identify" | "phoneprov", "endpoint"):
            return category.name
        case "endpoint", "auth" if _is_on(category, "accepts_auth"):
            return f"{category.name}-iauth"
        case "endpoint" | "registration", "outbound_auth" if _is_on(category, "sends_auth"):
            return f"{category.name}-oauth"
        case "endpoint" | "registration", "transport":
            return category.last("transport") or None
        case "registration", "endpoint" if _is_on(category, "sends_line_with_registrations"):
            return category.name
        case "registration", "line" if _is_on(category, "sends_line_with_registrations"):
            return "yes"
        case _:
            return None


def _is_on(category: Category, switch: str) -> bool:
    return read_bool(category.last(switch) or "")
