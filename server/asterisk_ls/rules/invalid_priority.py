"""The priority of a step is neither a number from 1 on nor one of the words for it.

A priority is a number, `n` or `next`, `s` or `same`, `hint`, or a label of the extension. The step is lost.

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
exten => 100,0,Hangup()
             ^ invalid-priority "count from 1"
```

```log
WARNING Invalid priority '0' at line 3 of extensions.conf
```

## The priority is forgotten

```conf title="extensions.conf"
[internal]
exten => 100,Answer()
             ^^^^^^ invalid-priority "no priority"
exten => 101,1,Answer()
 same => Hangup()
         ^^^^^^ invalid-priority
```

```log
NOTICE Cannot find extension '100' in context 'internal'
WARNING Invalid priority/label 'Answer' at line 2 of extensions.conf
NOTICE No such label 'Hangup' in extension '101' in context 'internal'
WARNING Invalid priority/label 'Hangup' at line 4 of extensions.conf
```

```conf fixed unsafe
[internal]
exten => 100,1,Answer()
exten => 101,1,Answer()
 same => n,Hangup()
```

## The extension is forgotten

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
exten => n,Hangup()
^^^^^ invalid-priority "`n` is taken for an extension"
```

```conf fixed unsafe
[internal]
exten => 100,1,Answer()
same => n,Hangup()
```

## The words are lower case, and a label follows without a blank

```conf title="extensions.conf"
[internal]
exten => 100,1,Answer()
 same => N,Echo()
         ^ invalid-priority "write `n`"
 same => n (end),Hangup()
         ^^ invalid-priority "blank"
```

```conf fixed unsafe
[internal]
exten => 100,1,Answer()
 same => n,Echo()
 same => n(end),Hangup()
```

## Bars were commas once

Up to Asterisk 1.4 a `|` could stand for a comma. Now all of it is the name of the extension.

```conf title="extensions.conf"
[internal]
exten => 100|1|Answer()
         ^^^^^^^^^^^^^^ invalid-priority "`|`"
```

```conf fixed unsafe
[internal]
exten => 100,1,Answer()
```

## A set of a pattern that is not closed

Commas within brackets belong to the pattern, so one that stays open takes in all of the line.

```conf title="extensions.conf"
[internal]
exten => _1[2-4,1,Answer()
         ^^^^^^^^^^^^^^^^^ invalid-priority "`[`"
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace
from asterisk_ls.rules.pointing import at_fault, detail
from asterisk_ls.rules.steps import at_part, option_at_fault, parts_at_fault, putting, said
from asterisk_ls.text import BLANKS, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.rules.base import Spot

_WORDS = ("n", "next", "s", "same", "hint")
_BARS = re.compile(r"[^|,\s]+\|\s*(?:\d+|n|s|hint)[^|,]*\|")
_APPLICATION = re.compile(r"[A-Za-z]\w*(?:\(.*)?", re.DOTALL)


def check(case: Case) -> Iterator[Finding]:
    """Say what was meant, where that can be seen."""
    spot, message, fixes = _told(case)
    yield Finding(spot, f"{message}: the step is lost", log=said(case), fixes=fixes)


def _told(case: Case) -> tuple[Spot, str, tuple[Fix, ...]]:
    value, parts, word = option_at_fault(case).value, parts_at_fault(case), detail(case, 0)
    exten, span = parts.exten, parts.priority
    if detail(case, 1) == "number":
        return at_part(case, span), f"`{word}` is no priority, they count from 1", ()
    if exten is not None and (bars := _BARS.match(value)):
        commas = putting(case, "write commas", Span(0, bars.end()), bars[0].replace("|", ","))
        return at_part(case, exten), "`|` separates nothing, so this is the name of an extension", (commas,)
    if exten is not None and not word and value.count("[") > value.count("]"):
        return at_part(case, exten), "the `[` is not closed, so all of this is the name of an extension", ()
    if exten is not None and value[exten.start : exten.end] == "n":
        same = Fix("use `same`", (Replace(at_fault(case, Piece.NAME), "same"),))
        return at_fault(case, Piece.NAME), "`n` is taken for an extension, with `same` it is a priority", (same,)
    bare = word.strip(BLANKS)
    if bare in _WORDS:
        fix = putting(case, "take out the blank", span, bare)
        return at_part(case, Span(span.start, span.start + len(word))), f"a blank behind `{bare}`", (fix,)
    if bare.lower() in _WORDS:
        lower = putting(case, f"write `{bare.lower()}`", span, bare.lower())
        return at_part(case, span), f"write `{bare.lower()}`, not `{bare}`", (lower,)
    if _APPLICATION.fullmatch(value[span.start :]) and (parts.label is not None or value[span.start :] == word):
        number = "n" if exten is None or _has_steps(case, value[exten.start : exten.end]) else "1"
        fix = putting(case, f"write `{number}`", Span(span.start, span.start), f"{number},")
        return at_part(case, span), f"no priority before `{word}`", (fix,)
    if not word and parts.label is not None:
        number = "n" if exten is None or _has_steps(case, value[exten.start : exten.end]) else "1"
        fix = putting(case, f"write `{number}`", Span(span.start, span.start), number)
        return at_part(case, exten or span), "no priority before the label", (fix,)
    if not word:
        return at_part(case, exten or span), "no priority behind the extension", ()
    return at_part(case, span), f"`{word}` is neither a number, nor `n`, nor a label of the extension", ()


def _has_steps(case: Case, exten: str) -> bool:
    return case.script is not None and any(step.exten == exten for step in case.script.steps)
