"""A call names an endpoint of PJSIP that does not exist.

Asterisk looks when a call comes to the step, and logs `Unable to create PJSIP channel - endpoint '601' was not found`.

```conf title="extensions.conf"
[internal]
exten => 6001,1,Dial(PJSIP/601,20)
                           ^^^ undefined-endpoint "no endpoint `601`"
exten => 6001,hint,PJSIP/alise
                         ^^^^^ undefined-endpoint "no endpoint `alise`"
```

```conf title="pjsip.conf"
[6001]
type = endpoint
aors = 6001
auth = phones
allow = ulaw

[6001]
type = aor
max_contacts = 1

[alice]
type = endpoint
aors = alice
auth = phones
allow = ulaw

[alice]
type = aor
max_contacts = 1

[phones]
type = auth
username = phones
password = 9iLp2x
```

```conf title="extensions.conf" fixed unsafe
[internal]
exten => 6001,1,Dial(PJSIP/601,20)
exten => 6001,hint,PJSIP/alice
```

## A number through a trunk

What stands before an `@` is the number, or a part of the endpoint's name.

```conf title="extensions.conf"
[internal]
exten => _0XXX,1,Dial(PJSIP/${EXTEN:1}@trunk)
exten => 100,1,Dial(PJSIP/4930123456@trunc)
                          ^^^^^^^^^^^^^^^^ undefined-endpoint "no endpoint `trunc`"
```

```conf title="pjsip.conf"
[trunk]
type = endpoint
aors = trunk
allow = ulaw

[trunk]
type = aor
contact = sip:192.0.2.1
```

Nothing is said where endpoints may come from a database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.calls import at_name, renaming_part
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import fits_value
from asterisk_ls.rules.wording import with_article
from asterisk_ls.semantic.dialplan.naming import Names
from asterisk_ls.semantic.queries import LoadedNames, Objects, OpenType
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.dialplan.calls import Part

_TYPES = {Names.ENDPOINT: "endpoint", Names.AOR: "aor"}


def check(case: Case) -> Iterator[Finding]:
    """Say which one was meant."""
    named = case.named
    part = named.parts[0] if named is not None else None
    if named is None or part is None or named.asks:
        return
    kind = _TYPES[named.names]
    target = _behind_at(part) if part.computed or kind == "endpoint" else part
    if target is None or _is_there(case, kind, part, target) or case.ask(OpenType(kind)):
        return
    names = case.ask(LoadedNames(kind))
    if not names:
        return  # without any, they are somewhere else
    other = next((one for one in ("aor", "endpoint") if one != kind and case.ask(Objects(one, target.text))), None)
    message = f"no {kind} `{target.text}`"
    if other is not None:
        message = f"`{target.text}` is {with_article(other)}, not {with_article(kind)}"
    near = nearest_names(target.text, names)
    fixes = tuple(renaming_part(case, target, name) for name in near if fits_value(name))
    yield Finding(at_name(case, part), message, fixes=fixes)


def _is_there(case: Case, kind: str, part: Part, target: Part) -> bool:
    if case.ask(Objects(kind, target.text)):
        return True
    return target is not part and not part.computed and bool(case.ask(Objects(kind, part.text)))


def _behind_at(part: Part) -> Part | None:
    """What stands behind an `@`; the whole without one. None where that is not known."""
    before, at, name = part.text.partition("@")
    if not at:
        return None if part.computed else part
    if "$" in name or not name:
        return None
    return part._replace(text=name, span=Span(part.span.start + len(before) + 1, part.span.end), computed=False)
