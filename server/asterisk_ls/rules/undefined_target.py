"""A call goes to a context, an extension, a priority or a label that is not there.

Asterisk looks when a call comes to the step. It logs `Cannot find extension context 'menu'`, `No such label 'retry' in
extension 's' in context 'menu'` or the like, and the call ends, or goes on in an extension `i` where there is one.

```conf title="extensions.conf"
[internal]
exten => 100,1,Goto(menu,s,1)
                    ^^^^ undefined-target "no context `menu`"
exten => 101,1,Goto(main-menu,start,1)
                              ^^^^^ undefined-target "no extension `start` in context `main-menu`"
exten => 102,1,Goto(main-menu,s,again)
                                ^^^^^ undefined-target "no label `again` in extension `s`"
exten => 103,1,Goto(main-menu,s,7)
                                ^ undefined-target "no priority 7 in extension `s`"

[main-menu]
exten => s,1(begin),Answer()
 same => n,Background(welcome)
 same => n,WaitExten()
exten => t,1,Goto(s,begin)
exten => i,1,Goto(s,begin)
```

## Where a call is looked for

Includes are followed, and patterns count. Without a context, a call stays in the one that it came by, which may be one that
includes this one.

```conf title="extensions.conf"
[phones]
include => features
exten => _1XX,1,Dial(PJSIP/${EXTEN},20)
 same => n,Goto(busy,1)
exten => busy,1,Playback(vm-nobodyavail)

[features]
exten => *1,1,Goto(100,1)
 same => n,Goto(busy,1)
```

## All places that calls name

Those of `Gosub`, `GotoIf` and `ExecIf` too, of options of `Dial` and `Queue`, of `Local` channels and more.

```conf title="extensions.conf"
[internal]
exten => 100,1,Gosub(hello,s,1(100))
                     ^^^^^ undefined-target "no context `hello`"
 same => n,Dial(PJSIP/100&Local/200@internl,20,U(annonce))
                                    ^^^^^^^ undefined-target "no context `internl`"
                                                 ^^^^^^^ undefined-target "no context `annonce`"
 same => n,GotoIf($["${DIALSTATUS}" = "BUSY"]?busy:end)
                                              ^^^^ undefined-target "no label `busy`"
 same => n(end),Hangup()
exten => 200,1,Hangup()

[announce]
exten => s,1,Return()
```

```conf fixed unsafe
[internal]
exten => 100,1,Gosub(hello,s,1(100))
 same => n,Dial(PJSIP/100&Local/200@internal,20,U(announce))
 same => n,GotoIf($["${DIALSTATUS}" = "BUSY"]?busy:end)
 same => n(end),Hangup()
exten => 200,1,Hangup()

[announce]
exten => s,1,Return()
```

## What cannot be known

Names that are worked out from variables are left alone, and so is everything where a context has a `switch`, or where
there is an `extensions.ael` or an `extensions.lua`.

```conf title="extensions.conf"
[internal]
exten => 100,1,Goto(menu-${LANGUAGE},s,1)
 same => n,Goto(outside,100,1)

[outside]
switch => Realtime/outside@extensions
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.calls import at_name, renaming_part
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import fits_value
from asterisk_ls.semantic.dialplan.naming import Names
from asterisk_ls.semantic.dialplan.targets import Lack, Lacking, lack_of
from asterisk_ls.semantic.queries import ContextMayExist, ContextNames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.dialplan.calls import CallReference, Part


def check(case: Case) -> Iterator[Finding]:
    """Say what is missing, and what was meant."""
    named, step, script = case.named, case.step, case.script
    if named is None or step is None or script is None or named.asks:
        return
    if named.names is Names.CONTEXT:
        part = named.parts[0]
        if part is not None and not part.computed and not case.ask(ContextMayExist(part.text)):
            yield _of_context(case, part)
        return
    lack = lack_of(case.ask, script.context, step.exten, named.parts)
    if lack is not None:
        yield _finding(case, named, lack)


def _finding(case: Case, named: CallReference, lack: Lack) -> Finding:
    context, extension, priority = named.parts
    where = f" in context `{context.text}`" if context is not None else ""
    exten = f"extension `{extension.text}`" if extension is not None else "this extension"
    match lack.what:
        case Lacking.CONTEXT if context is not None:
            return _of_context(case, context)
        case Lacking.EXTENSION if extension is not None:
            return _missing(case, extension, f"no extension `{extension.text}`{where}", lack.there)
        case Lacking.PRIORITY if priority is not None:
            return _missing(case, priority, f"no priority {priority.text.strip()} in {exten}{where}", ())
    assert priority is not None  # noqa: S101 - a label is one
    return _missing(case, priority, f"no label `{priority.text}` in {exten}{where}", lack.there)


def _of_context(case: Case, part: Part) -> Finding:
    known = case.ask(ContextNames())
    names = tuple(name for name in known if name.startswith(part.prefix)) if part.prefix else known
    return _missing(case, part, f"no context `{part.text}` in the dialplan", names)


def _missing(case: Case, part: Part, message: str, names: tuple[str, ...]) -> Finding:
    bare = part.text.strip()
    if bare != part.text and bare in names:
        message = f"{message}: the blank belongs to the name"
        return Finding(at_name(case, part), message, fixes=(renaming_part(case, part, bare),))
    near = nearest_names(part.text, names)
    fixes = tuple(renaming_part(case, part, name) for name in near if fits_value(name))
    return Finding(at_name(case, part), message, fixes=fixes)
