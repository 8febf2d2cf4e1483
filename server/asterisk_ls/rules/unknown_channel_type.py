"""A call is to go out over a kind of channel that Asterisk does not have.

When a call comes to the step, Asterisk logs `No channel type registered for 'SIP'`, and `Unable to create channel of type 'SIP'
(cause 66 - Channel not implemented)`. A hint shows no state.

```conf title="extensions.conf"
[internal]
exten => 6001,1,Dial(SIP/6001,20)
                     ^^^ unknown-channel-type "channels `SIP` are not in Asterisk 22: 20 was the last version to have them"
exten => 6001,hint,SIP/6001
                   ^^^ unknown-channel-type
```

```conf title="pjsip.conf"
[6001]
type = endpoint
aors = 6001
auth = 6001
allow = ulaw

[6001]
type = aor
max_contacts = 1

[6001]
type = auth
username = 6001
password = 9iLp2x
```

```conf title="extensions.conf" fixed unsafe
[internal]
exten => 6001,1,Dial(PJSIP/6001,20)
exten => 6001,hint,PJSIP/6001
```

## A number through a trunk

`SIP/trunk/number` is `PJSIP/number@trunk`.

```conf title="extensions.conf"
[internal]
exten => _0XXX,1,Dial(SIP/trunk/${EXTEN:1})
                      ^^^ unknown-channel-type
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

```conf title="extensions.conf" fixed unsafe
[internal]
exten => _0XXX,1,Dial(PJSIP/${EXTEN:1}@trunk)
```

## No kind of channel

```conf title="extensions.conf"
[internal]
exten => 6001,1,Dial(6001,20)
                     ^^^^ unknown-channel-type "no kind of channel"
```

Kinds that modules bring which do not come with Asterisk are an information.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace, Severity
from asterisk_ls.rules.calls import at_name, renaming_part, words_of
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.schema.load import branches
from asterisk_ls.semantic.queries import Objects
from asterisk_ls.syntax.dialplan.substitution import parse
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.dialplan.calls import Part

_RENAMED = {"zap": "DAHDI"}
"""Kinds that are called otherwise since Asterisk 1.6 (`Zaptel-to-DAHDI.txt`)."""


def check(case: Case) -> Iterator[Finding]:
    """Say what took its place."""
    named, step = case.named, case.step
    technology = named.parts[0] if named is not None else None
    if named is None or step is None or technology is None:
        return
    resource = named.parts[1]
    if resource is None:
        if step.application.strip().lower() == "dial" and "/" not in technology.text:
            message = f"no kind of channel: a device is written as in `PJSIP/{technology.text}`"
            yield Finding(at_name(case, technology), message)
        return
    words = words_of(case)
    kind = technology.text.lower()
    if kind in words.technologies:
        return
    spot = at_name(case, technology)
    had = words.missing_technologies.get(kind)
    version = f"Asterisk {case.schema.branch}"
    if had is not None:
        own = branches().index(case.schema.branch)
        before = [branch for branch in had if branches().index(branch) < own]
        when = f"{before[-1]} was the last version to have them" if before else f"they came with {had[0]}"
        message = f"channels `{technology.text}` are not in {version}: {when}"
        fixes = _of_sip(case, technology, resource) if kind == "sip" else ()
        yield Finding(spot, message, fixes=fixes)
        return
    near = [_RENAMED[kind]] if kind in _RENAMED else _near(technology.text, words.technology_names.values())
    if near:
        fixes = tuple(renaming_part(case, technology, name) for name in near)
        yield Finding(spot, f"no kind of channel `{technology.text}`", fixes=fixes)
    else:
        message = f"no kind of channel `{technology.text}` comes with {version}"
        yield Finding(spot, message, severity=Severity.INFORMATION)


def _near(name: str, known: object) -> list[str]:
    return list(nearest_names(name, known))  # type: ignore[arg-type]


def _of_sip(case: Case, technology: Part, resource: Part) -> tuple[Fix, ...]:
    """`PJSIP/…` in its place, where there is such an endpoint."""
    whole = at_name(case, technology)._replace(within=Span(technology.span.start, resource.span.end))
    name, slash, number = resource.text.partition("/")
    if parse(name).computed or "@" in name or not case.ask(Objects("endpoint", name)):
        return ()
    text = f"PJSIP/{number}@{name}" if slash and number else f"PJSIP/{name}"
    return (Fix(f"use `{text}`", (Replace(whole, text),)),)
