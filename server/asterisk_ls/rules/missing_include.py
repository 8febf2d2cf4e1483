"""An included file does not exist.

`#include` insists on its file. Where there is none, Asterisk refuses the file that asks for it; a pattern that finds
nothing counts as missing too. Names are looked up in the configuration directory, not beside the including file.

```conf title="pjsip.conf"
[6001]
type = aor
#include phones.conf
         ^^^^^^^^^^^ missing-include "no file `phones.conf`"
```

```log
ERROR The file 'phones.conf' was listed as a #include but it does not exist.
ERROR Contents of config file 'pjsip.conf' are invalid and cannot be parsed
```

A file that need not be there is asked for by `#tryinclude`, which is silent.

```conf fixed unsafe
[6001]
type = aor
#tryinclude phones.conf
```

When it is an included file that asks, the rest of that file is lost, and the one above it reads on.

Passwords and the like are often kept in a file of their own, which may add to any section. So nothing is said of what
other sections lack while an included file is missing, by `#tryinclude` too, or cannot be read.

```conf title="pjsip.conf"
[6001]
type = auth
username = 6001
#tryinclude secrets.conf
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.directives import argument_spot, word_spot
from asterisk_ls.rules.pointing import line_of, logged

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTES = "'"


def check(case: Case) -> Iterator[Finding]:
    """Point at the name, and offer to ask politely."""
    assert case.fault is not None  # noqa: S101 - a fault is what the rule runs on
    name = case.fault.detail[0]
    line = line_of(case)
    message = f"no file `{name}` in the configuration directory"
    fixes = [Fix("use `#tryinclude`", (Replace(word_spot(case, line), "tryinclude"),))]
    if any(char in name for char in "*?["):
        message = f"no file matches `{name}`"
    elif len(name) > 1 and name[0] == name[-1] == _QUOTES:
        message = f"single quotes belong to the name: no file `{name}`"
        fixes.insert(0, Fix("use double quotes", (Replace(argument_spot(case, line), f'"{name[1:-1]}"'),), safe=True))
    yield Finding(argument_spot(case, line), message, log=logged(case), fixes=tuple(fixes))
