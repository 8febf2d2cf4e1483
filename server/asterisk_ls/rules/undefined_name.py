"""An option names a mailbox, a music class or a queue rule that does not exist.

Asterisk looks for it while a call is going on, or never: of a mailbox that does not exist there are no messages to tell,
and the lamp of the phone stays dark.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
mailboxes = 6010@default
            ^^^^^^^^^^^^ undefined-name "no mailbox `6010@default` in `voicemail.conf`"
moh_suggest = jaz
              ^^^ undefined-name "no music class `jaz` in `musiconhold.conf`"
```

```conf title="voicemail.conf"
[default]
6001 => 4711,Alice
```

```conf title="musiconhold.conf"
[jazz]
mode = files
directory = jazz
```

Nothing is said where that file is not there or not seen as a whole, or where `extconfig.conf` has a table for it.

## A mailbox without its context

The application for voice mail tells of its boxes with their context, so that `6001` is another box than `6001@default`.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
mailboxes = 6001
            ^^^^ undefined-name "the mailbox is called `6001@default`"
```

```conf title="voicemail.conf"
[default]
6001 => 4711,Alice
```

```conf title="pjsip.conf" fixed unsafe
[6001]
type = endpoint
allow = ulaw
mailboxes = 6001@default
```

## A queue

```conf title="queues.conf"
[support]
musicclass = classic
             ^^^^^^^ undefined-name "no music class `classic`"
defaultrule = escalate
```

```conf title="queuerules.conf"
[escalate]
penaltychange => 30,+3
```

```conf title="musiconhold.conf"
[classical]
mode = files
directory = classical
```

```conf title="queues.conf" fixed unsafe
[support]
musicclass = classical
defaultrule = escalate
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import fits_value, harmless, written
from asterisk_ls.rules.references import name_spot
from asterisk_ls.semantic.elsewhere import MAILBOX, SECTIONS, VOICEMAIL
from asterisk_ls.semantic.queries import NamesThere, NameThere

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPOKEN = {"musiconhold-class": "music class", "queue-rule": "rule"}


def check(case: Case) -> Iterator[Finding]:
    """Say which name was meant."""
    reference = case.reference
    kind = reference.targets[0] if reference is not None else ""
    if reference is None or (kind != MAILBOX and kind not in SECTIONS):
        return
    if case.ask(NameThere(kind, reference.name)) is not False:
        return
    spot = name_spot(case, reference)
    full = f"{reference.name}@default"
    if kind == MAILBOX and "@" not in reference.name and case.ask(NameThere(MAILBOX, full)):
        fixes = harmless([Fix(f"use `{full}`", (Replace(spot, full),))])
        yield Finding(spot, f"the mailbox is called `{full}`: without its context it is another one", fixes=fixes)
        return
    near = nearest_names(reference.name, case.ask(NamesThere(kind)))
    fixes = harmless(Fix(f"use `{name}`", (Replace(spot, written(name)),)) for name in near if fits_value(name))
    file = VOICEMAIL if kind == MAILBOX else SECTIONS[kind].file
    yield Finding(spot, f"no {_SPOKEN.get(kind, kind)} `{reference.name}` in `{file}`", fixes=fixes)
