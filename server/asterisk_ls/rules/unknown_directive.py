"""A line begins with `#` but is no directive that Asterisk knows.

There are `#include`, `#tryinclude` and `#exec`. Anything else behind a `#` is skipped with a warning, comments of other
languages among it.

```conf title="pjsip.conf"
#inclde phones.conf
 ^^^^^^ unknown-directive "no directive `#inclde`"
[6001]
type = aor
# the phone in the hall
^^^^^^^^^^^^^^^^^^^^^^^ unknown-directive "begins no comment"
```

```log
WARNING Unknown directive '#inclde' at line 1 of pjsip.conf
WARNING Unknown directive '#' at line 4 of pjsip.conf
```

A comment begins with a semicolon.

```conf fixed
#inclde phones.conf
[6001]
type = aor
; # the phone in the hall
```

## A file that need not be there

```conf title="pjsip.conf"
#includeifexists phones.conf
 ^^^^^^^^^^^^^^^ unknown-directive
```

```conf fixed unsafe
#tryinclude phones.conf
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.curing import commenting_out
from asterisk_ls.rules.directives import word_spot
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import line_of, logged, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_KNOWN = ("include", "tryinclude", "exec")
_OPTIONAL = re.compile(
    r"(?:include|load)[-_]?if[-_]?(?:exists?|present|there)|include[-_]?optional|[-s]include", re.IGNORECASE
)
"""How others, and somebody's memory, call an include that need not be there."""


def check(case: Case) -> Iterator[Finding]:
    """Offer the directive that was meant, or make the line a comment."""
    assert case.fault is not None  # noqa: S101 - a fault is what the rule runs on
    word = case.fault.detail[0]
    line = line_of(case)
    near = _meant(word)
    if near:
        fixes = tuple(Fix(f"use `#{other}`", (Replace(word_spot(case, line), other),)) for other in near)
        yield Finding(word_spot(case, line), f"no directive `#{word}`", log=logged(case), fixes=fixes)
        return
    # `#=====` is a line across the page, `# text` a comment: neither does anything today.
    fixes = commenting_out(case, line, safe=not word.isalpha())
    message = "`#` begins no comment, and no directive of that name is known"
    yield Finding(visible(case, line), message, log=logged(case), fixes=fixes)


def _meant(word: str) -> tuple[str, ...]:
    return ("tryinclude",) if _OPTIONAL.fullmatch(word) else nearest_names(word, _KNOWN) if word else ()
