"""A line of the dialplan is none that Asterisk knows.

There are `exten`, `same`, `include`, `ignorepat`, `switch`, `lswitch`, `eswitch` and `autohints`. Any other line is skipped.

```conf title="extensions.conf"
[internal]
extn => 100,1,Answer()
^^^^ unknown-dialplan-directive "no directive `extn`"
```

```log
WARNING ==!!== Unknown directive: extn at line 2 of extensions.conf -- IGNORING!!!
```

```conf fixed unsafe
[internal]
exten => 100,1,Answer()
```

Every section but `[general]` and `[globals]` is a context, so a setting that stands in another section is such a line, too.

## The arrow is forgotten

What stands before the first equals sign is the name then, and that may be far behind.

```conf title="extensions.conf"
[internal]
exten 100,1,Set(GREETING=hello)
^^^^^^^^^^^^^^^^^^^^^^^^ unknown-dialplan-directive "no `=>`"
```

```conf fixed unsafe
[internal]
exten => 100,1,Set(GREETING=hello)
```

Without an equals sign anywhere, it is no option at all.

```conf title="extensions.conf"
[internal]
exten 100,1,Answer()
^^^^^^^^^^^^^^^^^^^^ missing-equals
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import at_fault
from asterisk_ls.rules.steps import option_at_fault, said

if TYPE_CHECKING:
    from collections.abc import Iterator

_KNOWN = ("exten", "same", "include", "ignorepat", "switch", "lswitch", "eswitch", "autohints")


def check(case: Case) -> Iterator[Finding]:
    """Offer the directive that was meant, or its arrow."""
    name = option_at_fault(case).name
    spot = at_fault(case, Piece.NAME)
    word, _, rest = name.partition(" ")
    rest = rest.lstrip(" :")
    word = word.rstrip(":")
    if rest and word.lower() in _KNOWN:
        message = f"no `=>` behind `{word}`, so `{name}` is taken for the name of an option"
        fixes: tuple[Fix, ...] = (Fix("write `=>`", (Replace(spot, f"{word} => {rest}"),)),)
    else:
        bare = name.strip()  # of what other programs take for blanks, too, such as one that must not break
        near = (bare,) if bare.lower() in _KNOWN else nearest_names(name, _KNOWN)
        message = f"no directive `{name}` in a dialplan, so the line is ignored"
        if not near and name.isidentifier() and name.isupper():
            message += ": variables are set in `[globals]`"
        fixes = tuple(Fix(f"use `{other}`", (Replace(spot, other),)) for other in near)
    yield Finding(spot, message, log=said(case), fixes=fixes)
