"""A call names a queue, a mailbox, a music class or the like that does not exist.

Asterisk looks when a call comes to the step: `Unable to join queue 'sale'`, `No entry in voicemail config file for '101'`. The
call goes on without.

```conf title="extensions.conf"
[internal]
exten => 100,1,Queue(sale)
                     ^^^^ undefined-call-name "no queue `sale` in `queues.conf`"
 same => n,VoiceMail(101,u)
                     ^^^ undefined-call-name "no mailbox `101@default` in `voicemail.conf`"
 same => n,MusicOnHold(jaz)
                       ^^^ undefined-call-name "no music class `jaz` in `musiconhold.conf`"
```

```conf title="queues.conf"
[sales]
member => PJSIP/100
```

```conf title="voicemail.conf"
[default]
100 => 4711,Alice
```

```conf title="musiconhold.conf"
[jazz]
mode = files
directory = jazz
```

```conf title="extensions.conf" fixed unsafe
[internal]
exten => 100,1,Queue(sales)
 same => n,VoiceMail(101,u)
 same => n,MusicOnHold(jazz)
```

Nothing is said where the file is not there or cannot be seen as a whole, and where `extconfig.conf` has a table for it.

## Options in front of a mailbox

That is how they were written before Asterisk 1.2. Now they are the second argument.

```conf title="extensions.conf"
[internal]
exten => 100,1,VoiceMail(u100)
                         ^^^^ undefined-call-name "no mailbox `u100@default`"
```

```conf title="voicemail.conf"
[default]
100 => 4711,Alice
```

```conf title="extensions.conf" fixed unsafe
[internal]
exten => 100,1,VoiceMail(100,u)
```

## Parts of conferences, parking lots and more

```conf title="extensions.conf"
[internal]
exten => 200,1,ConfBridge(1,,gest)
                             ^^^^ undefined-call-name "no user profile `gest` in `confbridge.conf`"
 same => n,Park(cellar)
                ^^^^^^ undefined-call-name "no parking lot `cellar` in `res_parking.conf`"
```

```conf title="confbridge.conf"
[guest]
type = user
```

```conf title="res_parking.conf"
[garage]
parkext = 700
```

```conf title="extensions.conf" fixed unsafe
[internal]
exten => 200,1,ConfBridge(1,,guest)
 same => n,Park(cellar)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.calls import at_name, renaming_part
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import fits_value
from asterisk_ls.schema.values.booleans import read_bool
from asterisk_ls.semantic.dialplan.naming import Names
from asterisk_ls.semantic.dialplan.presence import KINDS
from asterisk_ls.semantic.elsewhere import MAILBOX, SECTIONS, VOICEMAIL
from asterisk_ls.semantic.queries import Categories, NamesThere, NameThere, SectionNames
from asterisk_ls.syntax.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.dialplan.calls import Part

_ALWAYS = {
    Names.BRIDGE_MENU: "default_menu",
    Names.BRIDGE_PROFILE: "default_bridge",
    Names.PARKING_LOT: "default",
    Names.USER_PROFILE: "default_user",
}
"""Names that are there without a section."""


def check(case: Case) -> Iterator[Finding]:
    """Say which one was meant."""
    named = case.named
    part = named.parts[0] if named is not None else None
    if named is None or part is None or named.asks or named.is_computed:
        return
    if named.names is Names.MAILBOX:
        yield from _of_mailbox(case, part, named.parts[1])
    elif named.names is Names.VOICEMAIL_CONTEXT:
        yield from _of_context(case, part)
    else:
        yield from _of_section(case, part, named.names)


def _of_section(case: Case, part: Part, names: Names) -> Iterator[Finding]:
    kind = KINDS[names]
    if part.text == _ALWAYS.get(names) or case.ask(NameThere(kind, part.text)) is not False:
        return
    file = SECTIONS[kind].file
    if names is Names.PARKING_LOT and _is_set(case, file, "parkeddynamic"):
        return  # lots are made as they are asked for
    near = nearest_names(part.text, case.ask(NamesThere(kind)))
    fixes = tuple(renaming_part(case, part, name) for name in near if fits_value(name))
    yield Finding(at_name(case, part), f"no {names} `{part.text}` in `{file}`", fixes=fixes)


def _of_mailbox(case: Case, part: Part, context: Part | None) -> Iterator[Finding]:
    is_written = context is not None and context.span.start < context.span.end
    where = context.text if context is not None else "default"
    full = f"{part.text}@{where}"
    if case.ask(NameThere(MAILBOX, full)) is not False:
        return
    known = case.ask(NamesThere(MAILBOX))
    is_anywhere = any(fold(name.partition("@")[0]) == fold(part.text) for name in known)
    if is_anywhere and not is_written and _is_set(case, VOICEMAIL, "searchcontexts"):
        return
    bare = f"{part.text[1:]}@{where}"
    fixes: tuple[Fix, ...] = ()
    if part.text[:1] in "sbu" and case.ask(NameThere(MAILBOX, bare)):
        if case.step is not None and case.step.data == part.text:
            text = f"{part.text[1:]},{part.text[0]}"
            fixes = (Fix("put the option behind the mailbox", (Replace(at_name(case, part), text),)),)
    else:
        boxes = tuple(name.partition("@")[0] for name in known if fold(name.rpartition("@")[2]) == fold(where))
        fixes = tuple(renaming_part(case, part, name) for name in nearest_names(part.text, boxes) if fits_value(name))
    yield Finding(at_name(case, part), f"no mailbox `{full}` in `{VOICEMAIL}`", fixes=fixes)


def _of_context(case: Case, part: Part) -> Iterator[Finding]:
    if case.ask(NameThere(MAILBOX, f"@{part.text}")) is not False:
        return
    names = case.ask(SectionNames(VOICEMAIL))
    if fold(part.text) not in names:
        fixes = tuple(renaming_part(case, part, name) for name in nearest_names(part.text, names) if fits_value(name))
        yield Finding(at_name(case, part), f"no context `{part.text}` in `{VOICEMAIL}`", fixes=fixes)


def _is_set(case: Case, file: str, option: str) -> bool:
    general = case.ask(Categories(file, "general"))
    return any(read_bool(one.last(option) or "") for one in general)
